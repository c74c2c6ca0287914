"""Figures that texts of the pages name, and the signs that letters print, for the sites' build.

As TypeScript:

    python -m infra.page_rules frontend/bersama/src/api/rules.ts

A constant each, so that a page carries those it imports. Unchanged rules leave the file untouched,
so that nothing is built again for them.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

HEAD = "// Made by infra/page_rules.py from the service's own rules.\n\n"


def rules() -> Mapping[str, int]:
    """Those that templates name as well, and what the API itself takes."""
    from chalicelib.adapters import rules
    from chalicelib.domain.importing.model import MOST_ROWS
    from chalicelib.handlers.answering import MAX_BODY_BYTES
    from chalicelib.handlers.models import SHORTEST_REASON

    taken = {
        "body_mb": MAX_BODY_BYTES // 1_000_000,
        "imported_rows": MOST_ROWS,
        "reason_characters": SHORTEST_REASON,
    }
    return {**rules.rules(), **taken}


def printed() -> list[int]:
    """The signs that letters can print: first and last code point by turns."""
    from chalicelib.domain.repertoire import ranges

    return [point for both in ranges() for point in both]


def module() -> str:
    lines = (
        f"export const {name.upper()}: number = {value};\n"
        for name, value in sorted(rules().items())
    )
    signs = (
        "// biome-ignore format: no person reads it\n"
        f"export const PRINTED: readonly number[] = {printed()};\n"
    )
    return HEAD + "".join(lines) + signs


def main(target: Path) -> None:
    text = module()
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
