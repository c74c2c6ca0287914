"""Figures that texts of the pages name, the signs that letters print, and the office's own
pictures, for the sites' build.

As TypeScript:

    python -m infra.page_rules frontend/bersama/src/api/rules.ts

A constant each, so that a page carries those it imports. Unchanged rules leave the file untouched,
so that nothing is built again for them.
"""

import json
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PUBLISHED = Path(__file__).parents[1] / "frontend" / "pemohon" / "public" / "kantor"
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
    shown = (
        f"export const {name}: string = {json.dumps(published(picture))};\n"
        for name, picture in pictures().items()
    )
    return HEAD + "".join(lines) + "".join(shown) + signs


def pictures() -> Mapping[str, Path | None]:
    """The arms of the regency and the head's portrait, where the office has given them."""
    from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue

    office, folder = TemplateCatalogue().office, TEMPLATES / "letters"
    given = {"EMBLEM": office.emblem, "PORTRAIT": office.head.portrait}
    return {name: folder / file if file else None for name, file in given.items()}


def published(picture: Path | None) -> str:
    """Its path on the site; empty where there is none."""
    return f"/{PUBLISHED.name}/{picture.name}" if picture else ""


def main(target: Path) -> None:
    publish([picture for picture in pictures().values() if picture])
    text = module()
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.write_text(text, encoding="utf-8")


def publish(given: Sequence[Path]) -> None:
    """These pictures, and no earlier ones, lie among the site's own files."""
    shutil.rmtree(PUBLISHED, ignore_errors=True)
    for picture in given:
        PUBLISHED.mkdir(exist_ok=True)
        shutil.copy(picture, PUBLISHED)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
