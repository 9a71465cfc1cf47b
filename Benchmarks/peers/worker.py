"""Measures one framework: answers each line 'H I O T B seconds' with the microseconds of a gradient, and with the loss
and the norms of the gradients, as the engine's 'gradients' does."""

import sys
import time

import numpy as np

from frameworks import FRAMEWORKS
from problem import problem


def fastest(call, seconds):
    """Seconds of a call, the fastest of batches that take about ten milliseconds each."""

    def measure(count):
        start = time.perf_counter()
        for _ in range(count):
            call()
        return (time.perf_counter() - start) / count

    first = min(measure(1), measure(1))
    count = max(1, int(0.01 / first))
    best, end = first, time.perf_counter() + seconds
    while True:
        best = min(best, measure(count))
        if time.perf_counter() >= end:
            return best


framework = FRAMEWORKS[sys.argv[1]]
for line in sys.stdin:
    *sizes, seconds = line.split()
    call = framework(*problem(*map(int, sizes)))
    checks = [float(np.sqrt((np.asarray(value) ** 2).sum())) for value in call()]
    print(fastest(call, float(seconds)) * 1e6, *checks, flush=True)
