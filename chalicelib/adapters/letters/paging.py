"""Spreading blocks over pages."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.adapters.letters.typeset import Block

Page = list[tuple[float, Block]]
"""Blocks with the distance of their upper edges from the top of the text area."""


def spread(blocks: list[Block], height: float) -> list[Page]:
    """Fill page after page. Blocks that keep together move to the next page together; only a
    group higher than a whole page is cut."""
    pages: list[Page] = [[]]
    used = 0.0
    for group in _groups(blocks):
        wanted = _inked_height(group)
        if pages[-1] and used + wanted > height:
            pages.append([])
            used = 0.0
        for block in group:
            if not block.ink and not pages[-1]:
                continue
            if used + block.height > height and pages[-1]:
                if not block.ink:
                    continue
                pages.append([])
                used = 0.0
            pages[-1].append((used, block))
            used += block.height
    return pages if pages[-1] else pages[:-1]


def _inked_height(group: list[Block]) -> float:
    """Without the white space at its end, which may hang over."""
    last = max((place for place, block in enumerate(group, 1) if block.ink), default=0)
    return sum(block.height for block in group[:last])


def _groups(blocks: list[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keep:
            yield group
            group = []
    if group:
        yield group
