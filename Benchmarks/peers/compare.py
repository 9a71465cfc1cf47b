"""Runs our gradients and the frameworks' in turn on one processor, and prints times, ratios and the share of the peak.

Every side is a process of its own that waits while another measures. Each size is measured in several rounds, all sides
in each; the fastest round counts. A framework whose loss or gradients differ by more than rounding ends the run.
"""

import argparse
import os
import subprocess
import sys

SIZES = [
    (2, 1, 2, 10, 1),
    (8, 4, 4, 50, 1),
    (32, 16, 16, 100, 1),
    (32, 16, 16, 100, 32),
    (128, 64, 64, 100, 32),
    (256, 128, 128, 100, 32),
    (512, 256, 256, 50, 64),
]
PEERS = ["torch", "torch loop", "jax", "numpy"]
ONE_THREAD = {
    name: "1"
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"]
} | {"XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"}


class Side:
    """A process that measures when it is asked."""

    def __init__(self, name, command, processors):
        self.name = name
        self.process = subprocess.Popen(
            ["taskset", "-c", processors, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ONE_THREAD,
        )

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer or answer.startswith("error"):
            sys.exit(f"{self.name} does not answer: {answer}")
        return [float(word) for word in answer.split()]


def agree(ours, theirs):
    return all(abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-12) for a, b in zip(ours, theirs, strict=True))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the engine's 'gradients'")
    parser.add_argument("--processor", default="0")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=0.4)
    options = parser.parse_args()

    ours = Side("ours", [options.program], options.processor)
    both = Side("ours", [options.program], "0,1")
    worker = os.path.join(os.path.dirname(os.path.abspath(__file__)), "worker.py")
    peers = [Side(name, [sys.executable, worker, name], options.processor) for name in PEERS]

    peak = 0.0
    header = ["H, I, O, T, B", "ours µs", *[f"{name} µs" for name in PEERS], "best peer / ours"]
    header += [*[f"{name} / ours" for name in PEERS], "GFLOP/s", "of peak", "2 threads"]
    print("| " + " | ".join(header) + " |")
    print("|" + "---|" * len(header), flush=True)
    for sizes in SIZES:
        line = " ".join(map(str, [*sizes, options.seconds]))
        own, two, times, checks = float("inf"), float("inf"), {}, None
        for _ in range(options.rounds):
            here = ours.ask("peak")[0]
            peak = max(peak, here)
            time, operations, *checks = ours.ask(line)
            own = min(own, time)
            two = min(two, both.ask(line)[0])
            for peer in peers:
                time, *theirs = peer.ask(line)
                if not agree(checks, theirs):
                    sys.exit(f"{peer.name} computes something else at {sizes}: {theirs}, ours {checks}")
                times[peer.name] = min(times.get(peer.name, float("inf")), time)
        rate = operations / own / 1000
        cells = [", ".join(map(str, sizes)), f"{own:,.4g}", *[f"{times[name]:,.4g}" for name in PEERS]]
        cells += [f"{min(times.values()) / own:.2f}", *[f"{times[name] / own:.2f}" for name in PEERS]]
        cells += [f"{rate:.1f}", f"{100 * rate / peak:.0f} %", f"{own / two:.2f}×"]
        print("| " + " | ".join(cells) + " |", flush=True)
    print(f"\nMeasured peak of fused multiply-adds on one processor: {peak:.1f} GFLOP/s.")


main()
