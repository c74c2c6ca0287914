"""Figures that texts of the pages name, as TypeScript, for the build of the sites.

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
    from chalicelib.handlers.answering import MAX_BODY_BYTES
    from chalicelib.handlers.models import SHORTEST_REASON

    taken = {"body_mb": MAX_BODY_BYTES // 1_000_000, "reason_characters": SHORTEST_REASON}
    return {**rules.rules(), **taken}


def module() -> str:
    lines = (
        f"export const {name.upper()}: number = {value};\n"
        for name, value in sorted(rules().items())
    )
    return HEAD + "".join(lines)


def main(target: Path) -> None:
    text = module()
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
