"""A page walked by Tab, there and back: what a mouse can reach gets the focus, in the order of the
page; the focus is seen, nothing lies over it, and nothing traps it."""

from playwright.sync_api import Page

FROM_END_TO_END = 3
"""So many strokes more than there are controls: from the page to the browser, and back."""

_SCROLLS = "document.documentElement.scrollHeight > innerHeight"
_REMEMBER = """() => {
    const PRESSED = "a[href], area[href], button, input, select, textarea, summary, " +
        "[role=button], [role=tab], [role=checkbox], [role=link], [contenteditable=true]";
    const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor",
        "borderColor", "borderWidth", "color", "textDecorationLine", "textDecorationThickness",
        "clip", "transform", "opacity", "position"];
    const hits = (one) => one.checkVisibility({ visibilityProperty: true }) &&
        !one.matches(":disabled, [type=hidden]") && !one.closest("[inert], [hidden]");
    const checkedOrFirst = (one) => {
        const group = [...document.getElementsByName(one.name)].filter(hits);
        return group.find((other) => other.checked) ?? group[0];
    };
    // of tabs and radios one takes the focus, and arrows go to the others
    const isLeftToArrows = (one) => one.getAttribute("role") === "tab"
        ? one.getAttribute("aria-selected") !== "true"
        : one.type === "radio" && checkedOrFirst(one) !== one;
    // the ring may be drawn by a label, a row or a neighbour
    const look = (one) => [one, one.parentElement, ...(one.labels ?? []), one.nextElementSibling,
            one.closest("label, li, tr")].filter(Boolean)
        .flatMap((each) => [null, "::before", "::after"].map((part) => {
            const style = getComputedStyle(each, part);
            return LOOKS.map((name) => style[name]).join(" ");
        })).join("|");
    const name = (one) => `${one.tagName.toLowerCase()} ${one.id || one.name || ""} ` +
        `${(one.getAttribute("aria-label") || one.textContent || "").trim().slice(0, 40)}`;
    const isCovered = (one) => {
        const { top, left, width, height } = one.getBoundingClientRect();
        const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]];
        return width > 1 && height > 1 && !points.some(([across, down]) => {
            const hit = document.elementFromPoint(left + width * across, top + height * down);
            return hit && (one.contains(hit) || hit.contains(one) ||
                hit.closest("label")?.control === one);
        });
    };
    const controls = [...document.querySelectorAll(PRESSED)]
        .filter((one) => hits(one) && !isLeftToArrows(one));
    const before = new Map(controls.map((one) => [one, look(one)]));
    const met = new Set();
    let last = null;
    const focused = () => {
        const one = document.activeElement;
        return [document.body, document.documentElement].includes(one) ? null : one;
    };
    window.keys = {
        forth() {
            const one = focused();
            // a date has a stroke for each of its parts
            if (!one || (one !== last && met.has(one))) return null;
            if (one === last) return [];
            const seen = before.has(one) ? before.get(one) !== look(one)
                : /solid|auto/.test(getComputedStyle(one).outlineStyle);
            const isBack = last?.isConnected &&
                one.compareDocumentPosition(last) & Node.DOCUMENT_POSITION_FOLLOWING;
            met.add(one);
            last = one;
            return [
                !seen && "the focus is not seen",
                isCovered(one) && "something lies over it",
                isBack && "the focus goes back",
            ].filter(Boolean).map((wrong) => `${wrong}: ${name(one)}`);
        },
        back() {
            const one = focused();
            if (!one) return null;
            return isCovered(one) ? [`on the way back, something lies over it: ${name(one)}`] : [];
        },
        missed: () => controls.filter((one) => one.isConnected && hits(one) && !met.has(one))
            .map((one) => `no key leads to: ${name(one)}`),
    };
    return controls.length;
}"""


def walked(page: Page) -> list[str]:
    """What is wrong on the way, from the first stroke until the focus leaves the page, and back."""
    controls: int = page.evaluate(_REMEMBER)
    most = 3 * controls + FROM_END_TO_END  # what comes meanwhile has its strokes, too
    wrong = _strokes(page, "Tab", "keys.forth()", most) + page.evaluate("keys.missed()")
    if page.evaluate(_SCROLLS):  # else nothing lies elsewhere on the way back
        wrong += _strokes(page, "Shift+Tab", "keys.back()", most)
    return wrong


def _strokes(page: Page, key: str, look: str, most: int) -> list[str]:
    wrong: list[str] = []
    for _ in range(most):
        page.keyboard.press(key)
        found: list[str] | None = page.evaluate(look)
        if found is None:
            return wrong
        wrong += found
    return [*wrong, f"{key} never leaves the page"]
