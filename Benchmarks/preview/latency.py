"""Measures how long a saved change takes to be seen: python latency.py PROGRAM COURSE LESSON [SAVES]

Runs `unroll preview` on a copy of the course, opens the lesson in Chromium, and saves it again and again, each time with
another number at one place: in a sentence, in a claim, in a late cell, in a formula. The time runs from before the file is
opened for writing until the frame that shows the new content was laid out and painted (the first task behind the animation frame
in which the content stands in the document). Both ends are read off the same clock. Every tenth save is made as an editor that renames
does. The first five saves of each kind warm up and do not count.

Checks on the way that the page did not scroll, that a slider stayed where it was, and that an error and its end are shown.
Prints a table in Markdown; exits with 1 if a median is not under 50 ms or a 95th percentile not under 100 ms.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
COURSE = pathlib.Path(sys.argv[2]).resolve()
LESSON = sys.argv[3]
SAVES = int(sys.argv[4]) if len(sys.argv) > 4 else 60
WARM_UP = 5
MEDIAN, NINETY_FIFTH = 50, 100

# Says when the text was there and its frame painted.
WAIT = """text => new Promise(done => {
  const there = () => {
    if (!document.querySelector("article").textContent.includes(text)) return false;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.timeOrigin + performance.now());
      channel.port2.postMessage(0);
    });
    return true;
  };
  const observer = new MutationObserver(there);
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  if (!there()) window.ready = true;
})"""


def save(path, text, by_rename):
    start = time.time_ns() / 1e6
    if by_rename:
        other = path.with_name(path.name + ".tmp")
        other.write_text(text)
        os.replace(other, path)
    else:
        path.write_text(text)
    return start


def kinds(text):
    """For each kind of edit: how to write the lesson with a number in it, and what the page shows then."""
    body = text.index("---", 3) + 4
    middle = body + (len(text) - body) // 2
    paragraph = text.index("\n\n", middle) + 2
    while not re.match(r"[A-Z\u4e00-\u9fff]", text[paragraph:]) or "|" in text[paragraph:paragraph + 80]:
        paragraph = text.index("\n\n", paragraph) + 2
    end = text.rstrip() + "\n\n"
    half = text[:paragraph]
    rest = text[paragraph:]
    return {
        "a sentence in the middle": lambda n: (f"{half}Sentence {n}. {rest}", f"Sentence {n}."),
        "a claim in the middle": lambda n: (
            f"{half}It is `{{swift}} 0.{n:05} ≈ 0.0 + 0.{n:05}` here. {rest}", f"0.{n:05}"),
        "a late cell": lambda n: (f"{end}```{{swift}}\n\"cell\" + \" {n}\"\n```\n", f"cell {n}"),
        "a formula in the middle": lambda n: (f"{half}Here $x_{{{n}}} + \\sqrt{{y}}$ is new. {rest}", str(n)),
    }


def measure(tab, path, kind, write):
    times = []
    for index in range(SAVES + WARM_UP):
        text, shown = write(70000 + index if "formula" not in kind else 81000 + index)
        handle = tab.evaluate_handle("text => { window.ready = false; window.seen = (" + WAIT + ")(text); }", shown)
        handle.dispose()
        start = save(path, text, index % 10 == 9)
        end = tab.evaluate("() => window.seen")
        if index >= WARM_UP:
            times.append(end - start)
        # Somebody who types does not save the moment the page was drawn.
        time.sleep(0.06)
    return times


def check_what_is_kept(tab, path, text, shown):
    """The place on the page and the slider stay; an error and its end are shown."""
    slider = tab.query_selector("figure.explorable input")
    position = None
    if slider:
        tab.evaluate("() => { const input = document.querySelector('figure.explorable input');"
                     " input.value = input.max; input.dispatchEvent(new Event('input')); }")
        position = tab.evaluate("() => document.querySelector('figure.explorable input').value")
    tab.evaluate("() => scrollTo(0, document.body.scrollHeight / 2)")
    anchor = ("() => { const all = Array.from(document.querySelectorAll('article > h2, article > h3'));"
              " const one = all.find(h => h.getBoundingClientRect().top > 0);"
              " return one && [one.id, Math.round(one.getBoundingClientRect().top)]; }")
    before = tab.evaluate(anchor)
    head = text.index("---", 3) + 4
    path.write_text(f"{text[:head]}\nA new paragraph at the top. {'Long. ' * 80}\n\n{text[head:]}")
    tab.wait_for_function("() => document.querySelector('article').textContent.includes('A new paragraph at the top.')")
    tab.evaluate("() => new Promise(requestAnimationFrame)")
    after = tab.evaluate(anchor)
    assert before and after and before[0] == after[0] and abs(before[1] - after[1]) <= 1, f"scrolled: {before}, {after}"
    if slider:
        now = tab.evaluate("() => document.querySelector('figure.explorable input').value")
        assert now == position, f"the slider moved from {position} to {now}"
    path.write_text(text + "\n```{swift}\nnope()\n```\n")
    tab.wait_for_selector(".preview-problem.error")
    path.write_text(text)
    tab.wait_for_function("() => !document.querySelector('.preview-problem.error')")


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    shutil.copytree(COURSE, folder / "lessons")
    shutil.copytree(COURSE.parent / "templates", folder / "templates")
    path = folder / "lessons" / f"{LESSON}.md"
    original = path.read_text()
    server = subprocess.Popen([PROGRAM, "preview", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True)
    failed = False
    try:
        address = re.search(r"http://[^ ]+", server.stdout.readline()).group()
        for line in server.stdout:
            if "lessons evaluated" in line:
                break
        # Nobody reads on; what else it says must not fill the pipe.
        subprocess.Popen(["cat"], stdin=server.stdout, stdout=subprocess.DEVNULL)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            tab = browser.new_page(viewport={"width": 1280, "height": 900})
            tab.goto(f"{address}{LESSON}.html")
            tab.wait_for_load_state("networkidle")
            size = len(tab.content()) // 1024
            print(f"{LESSON}: {len(original.splitlines())} lines, {size} KiB as the browser has it, {SAVES} saves each\n")
            print("| edit | median | 95th percentile | worst |\n|---|---|---|---|")
            for kind, write in kinds(original).items():
                path.write_text(original)
                time.sleep(0.5)
                times = sorted(measure(tab, path, kind, write))
                median, late = statistics.median(times), times[int(len(times) * 0.95)]
                print(f"| {kind} | {median:.0f} ms | {late:.0f} ms | {times[-1]:.0f} ms |", flush=True)
                failed = failed or median >= MEDIAN or late >= NINETY_FIFTH
            path.write_text(original)
            time.sleep(0.5)
            check_what_is_kept(tab, path, original, "")
            browser.close()
    finally:
        server.terminate()
        shutil.rmtree(folder)
    sys.exit(1 if failed else 0)


main()
