"""``make legal``: the rules of ``templates/legal.toml``, as Markdown and for printing."""

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.legal import Mark, WrittenRule
from infra.catalogue.marks import stray

FOLDER = Path(__file__).parents[2] / "build" / "legal"
TITLE = "Ketentuan yang perlu dikonfirmasi kantor"
MARKS = {
    Mark.READ: "dibaca pada sumbernya",
    Mark.INFERRED: "disimpulkan",
    Mark.REMEMBERED: "dari ingatan, sumber tidak ditemukan",
}
_STYLE = """
body { font: 10.5pt/1.45 serif; margin: 2cm auto; max-width: 19cm; padding: 0 1cm; }
table { border-collapse: collapse; margin: .3em 0 1.2em; width: 100%; }
article { break-inside: avoid; } h3 { margin-bottom: .2em; }
th, td { border: 1px solid #999; padding: .2em .5em; text-align: left; vertical-align: top; }
th { width: 8em; } td { overflow-wrap: anywhere; }
"""

Confirmed = Mapping[str, Mapping[str, Any]]
"""By id: ``by``, ``at`` and ``proof`` of what holds, as ``GET /api/admin/legal`` gives them."""


def write(answer: Path | None = None, folder: Path = FOLDER) -> list[Path]:
    """Both pages. ``answer``: a saved answer of ``GET /api/admin/legal``, for who confirmed what;
    without it everything that is to be confirmed is open.

    :raises ValueError: rules and marks do not agree; the text tells where.
    """
    if told := stray():
        raise ValueError("\n".join(told))
    written = TemplateCatalogue().legal_rules
    confirmed = _confirmed(answer)
    folder.mkdir(parents=True, exist_ok=True)
    plain, printed = [f"# {TITLE}\n"], [f"<h1>{TITLE}</h1>"]
    waiting = [one for one in written.rules if one.rule.check and one.rule.id not in confirmed]
    said = f"{len(written.rules)} ketentuan, {len(waiting)} belum dikonfirmasi."
    plain.append(f"{said}\n")
    printed.append(f"<p>{said}</p>")
    for topic, label in written.topics.items():
        plain.append(f"## {label.id}\n")
        printed.append(f"<h2>{escape(label.id)}</h2>")
        for one in written.rules:
            if one.rule.topic == topic:
                rows = list(_rows(one, confirmed))
                plain += [f"### {one.rule.rule.id}\n", *(f"- {k}: {v}" for k, v in rows), ""]
                cells = "".join(
                    f"<tr><th>{escape(k)}</th><td>{escape(v)}</td></tr>" for k, v in rows
                )
                heading = f"<h3>{escape(one.rule.rule.id)}</h3>"
                printed.append(f"<article>{heading}<table>{cells}</table></article>")
    page = (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{_STYLE}</style>{''.join(printed)}</html>"
    )
    files = [folder / "legal.md", folder / "legal.html"]
    for path, text in zip(files, ("\n".join(plain), page), strict=True):
        path.write_text(text, encoding="utf-8")
    print(f"{said} {files[1]}")
    return files


def _rows(one: WrittenRule, confirmed: Confirmed) -> Iterator[tuple[str, str]]:
    said = confirmed.get(one.rule.id)
    yield "Dasar", one.rule.basis
    yield "Sumber", f"{one.rule.source} ({MARKS[one.rule.mark]})"
    for passage in one.passages:
        yield "Tertulis", ": ".join(filter(None, (passage.file, passage.key, passage.value)))
    if not one.rule.check:
        yield "Status", "cukup menurut sumbernya"
    elif said:
        yield "Status", f"dikonfirmasi oleh {said['by']}, {said['at'][:10]}: {said['proof']}"
    else:
        yield "Status", "(check) belum dikonfirmasi; tanggal, nama, paraf: ………………"


def _confirmed(answer: Path | None) -> Confirmed:
    if answer is None:
        return {}
    items = json.loads(answer.read_text(encoding="utf-8"))["items"]
    return {one["rule_id"]: one["confirmation"] for one in items if one["standing"] == "confirmed"}
