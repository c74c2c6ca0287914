"""What keeps people out of a page: what axe finds, and what is wider than the screen."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(
    ({violations}) => violations.map(({id, nodes}) => `${id}: ${nodes[0].html}`))"""
IS_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PHONE_WIDTH = 360
TORN = """() => {
    const HIDDEN = ".govuk-visually-hidden, .app-local, .app-table thead";
    const torn = [], range = document.createRange();
    const all = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (all.nextNode()) {
        const text = all.currentNode, around = text.parentElement;
        if (!around.checkVisibility() || around.closest(HIDDEN))
            continue;
        for (const word of text.data.matchAll(/[^\\s/@–-]+/g)) {
            if (/\\.[a-z]{2}/.test(word[0])) continue;  // a web address may be as long as it likes
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const seen = [...range.getClientRects()].filter(({ width }) => width > 0);
            const bottoms = seen.map(({ bottom }) => Math.round(bottom));
            if (new Set(bottoms).size > 1) torn.push(`torn: ${word[0]} in ${text.data}`);
        }
    }
    return torn;
}"""
"""Words and parts of numbers that stand on two lines."""
RAW_FILES = """() => [...document.querySelectorAll("input[type=file]")]
    .filter((input) => input.checkVisibility() && input.offsetWidth > 1)
    .map((input) => `in the browser's own words: ${input.id}`)"""
"""Inputs that the browser words itself, in its own language."""
SIZES = ((1280, 900), (320, 740))
"""A desk, and 400 % zoom on it."""


def axe(page: Page) -> list[str]:
    """WCAG 2.2 A and AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_AXE, RULES)
    return found


def barriers(page: Page) -> dict[str, list[str]]:
    """By where: of the page as it stands, on a desk, at 400 % zoom and in forced colours; then it
    has its size again."""
    found, before = {}, page.viewport_size
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        found[f"{width} px"] = axe(page)
        if page.evaluate(IS_WIDE):
            found[f"{width} px"].append("wider than the screen")
    page.emulate_media(forced_colors="active")
    found["forced colours"] = axe(page)
    page.emulate_media(forced_colors="none")
    if before:
        page.set_viewport_size(before)
    return {where: what for where, what in found.items() if what}
