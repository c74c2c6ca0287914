"""Numbers in texts come from the rule: what people read never contradicts what the code does."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters import rules, type_versions
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.applications.lifecycle import CORRECTION_DAYS
from chalicelib.domain.repertoire import printable_signs
from infra import page_rules

TEXTS = [
    *sorted((TEMPLATES / "messages").glob("*.toml")),
    *sorted((TEMPLATES / "help").glob("*.toml")),
    *(
        TEMPLATES / f"{name}.toml"
        for name in ("problems", "retention", "standards", "surveys", "verdicts")
    ),
]
FRONTEND = Path(__file__).parents[2] / "frontend"
MADE = ("rules.ts", "schema.d.ts")
PAGES = [
    path
    for path in sorted(FRONTEND.glob("*/src/**/*.ts*"))
    if ".test." not in path.name and path.name not in MADE
]

NOT_OURS = {
    r"(UU|PP|PermenPANRB|Reform|Law|regulation) \d+/\d{4}": "the name of a law",
    r"(Pasal|article) \d+": "a part of a law",
    r"(Nomor|Number|Law) \d+( (Tahun|of) \d{4})?": "the name of a law",
    r"× 24 (jam|hours)": "how the law writes days that begin with the minute",
    r"08\d\d \d{4} \d{4}|\+62( ?\d{3,4}){2,3}\b": "a telephone number, as an example",
    r"\d{4}-\d{2}-\d{2}|\b\d{1,2}-\d{1,2}-\d{4}": "a date, as an example",
    r"[Pp]ersentil 90|90th percentile|\b9 (dari|in) 10\b": "the name of a figure",
    r"\b(16|18) (angka|digits)": "how long a NIK and a NIP are",
    r"ke-7|ke-12|Digits 7 to 12|\b0000\b": "what a NIK is made of",
    r"([Dd]ua|[Ee]mpat) angka|(two|four) digits": "what a NIK is made of",
    r"\bsatu kali": "once",
    r"\(0 bytes?\)": "what is there when nothing is",
    r"150(–200)? dpi": "advice about other people's scanners",
    r"\b35( days|\b)": "how long AWS keeps the backups of a table",
    r"sembilan unsur|nine elements|= 25 ×|(dari|out of) 100\b": "the index of PermenPANRB 14/2017",
    r"(Triwulan IV )?\b2026(-3)?\b": "a quarter, as an example",
    r"SP4N": "the name of a service of the state",
    r"(ODbL|OpenAPI|WCAG) \d\.\d": "the version of a licence or a standard",
    r"\b(17 8|31 3)( \d{4}|(?= \{year\})|\b)|(misalnya|example) 1995": "a date, as an example",
    r"(Isi|Enter) 1 (sampai|to)( 12)?": "the days and months of a calendar",
    r"P-\w{4}-\w{4}|449\.1[\w./]*": "a number of a paper, as an example",
    r"RT \d{3} RW \d{3}": "an address, as an example",
    r"kurang dari satu menit": "how fast a machine usually is; nobody promised it",
}
"""Numbers that no rule of this program can change, and why."""

WORDS = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|ribu|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|sixty"
)
UNITS = (
    "detik|menit|jam|hari|minggu|bulan|tahun|karakter|huruf|angka|kali|survei|unsur|"
    "seconds?|minutes?|hours?|days?|weeks?|months?|years?|characters?|letters?|digits?|times|"
    "surveys?|elements?"
)
_NUMBER = re.compile(rf"\d+|\b({WORDS}) (working |short )?({UNITS})\b", re.IGNORECASE)
_NAMES = re.compile(r"\{[^{}]*\}")
_OF_A_PAGE = re.compile(r"""\b(?:id|en):\s*(["'`])((?:\\.|(?!\1).)*)\1""", re.DOTALL)


def bare(text: str) -> list[str]:
    """Numbers that stand in a text as they are."""
    for pattern in (_NAMES, *map(re.compile, NOT_OURS)):
        text = pattern.sub("", text)
    return [match[0] for match in _NUMBER.finditer(text)]


def said(page: Path) -> list[str]:
    """The texts of a page, ``{ id: "…", en: "…" }``, each language by itself."""
    return [text for _, text in _OF_A_PAGE.findall(page.read_text(encoding="utf-8"))]


def localized(content: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text that has a language, with the keys that lead to it."""
    if isinstance(content, dict):
        for key, item in content.items():
            if key in ("id", "en") and isinstance(item, str) and content.keys() >= {"id", "en"}:
                yield f"{path}.{key}", item
            yield from localized(item, f"{path}.{key}")
    elif isinstance(content, list):
        for position, item in enumerate(content):
            yield from localized(item, f"{path}.{position}")


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_text_holds_a_number_beside_its_rule(file: Path) -> None:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    texts = list(localized(content))
    found = {keys: numbers for keys, text in texts if (numbers := bare(text))}
    assert texts and not found, (
        f"{file.name}: name the rule instead, as {{rule.correction_days}} (adapters/rules.py), "
        f"or a param that the sender fills: {found}"
    )


def test_no_page_holds_a_number_beside_its_rule() -> None:
    texts = {page: said(page) for page in PAGES}
    found = {
        f"{page.relative_to(FRONTEND)}: {text}": numbers
        for page, its_texts in texts.items()
        for text in its_texts
        if (numbers := bare(text))
    }
    assert sum(map(len, texts.values())) > 1000
    assert not found, f"let say() fill it, with a constant of bersama/api/rules.ts: {found}"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tautan berlaku 24 jam.", ["24"]),
        ("within sixty days, at most 512 KB", ["sixty days", "512"]),
        ("setelah tujuh hari", ["tujuh hari"]),
        ("Three short surveys", ["Three short surveys"]),
        ("{days} {days:day|days}, {n} × 24 hours", []),
        ("Pilih salah satu dari tiga formulir.", []),
        ("{rule.correction_days} hari, {n:03d}", []),
        ("Contoh: 0812 3456 7890; 3 × 24 jam menurut UU 27/2022", ["3"]),
        ("Peraturan Menteri PANRB Nomor 14 Tahun 2017", []),
    ],
)
def test_the_scan_sees_numbers_and_leaves_names_alone(text: str, numbers: list[str]) -> None:
    assert bare(text) == numbers


def test_a_text_says_what_the_rule_says(monkeypatch: pytest.MonkeyPatch) -> None:
    reset = TemplateCatalogue().message_template("reset_password")
    minutes = rules.rules()["password_link_minutes"]
    assert reset.email and f"{minutes} menit" in reset.email.body.id
    monkeypatch.setattr(rules, "rules", lambda: {**_rules(), "password_link_minutes": 45})
    changed = TemplateCatalogue().message_template("reset_password")
    assert changed.email and "45 menit" in changed.email.body.id


def test_a_figure_that_there_is_not_names_the_file_and_the_figures(tmp_path: Path) -> None:
    file = tmp_path / "returned.toml"
    file.write_text('text = "{rule.correction_dys}"', encoding="utf-8")
    with pytest.raises(ValueError, match=r"returned.toml: .*correction_dys.*correction_days"):
        type_versions.read_toml(file)


def test_the_constants_of_the_pages_follow_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rules.ts"
    page_rules.main(file)
    assert f"export const CORRECTION_DAYS: number = {CORRECTION_DAYS};\n" in file.read_text()
    os.utime(file, (1, 1))
    page_rules.main(file)
    assert file.stat().st_mtime == 1, "what is built from it would be built again for nothing"
    monkeypatch.setattr(rules, "rules", lambda: {**_rules(), "correction_days": 45})
    page_rules.main(file)
    assert "export const CORRECTION_DAYS: number = 45;\n" in file.read_text()


def test_the_pages_know_the_signs_that_letters_print() -> None:
    ends = page_rules.printed()
    known = {
        point
        for first, last in zip(ends[::2], ends[1::2], strict=True)
        for point in range(first, last + 1)
    }
    assert known == set(printable_signs())
    assert f"export const PRINTED: readonly number[] = {ends};\n" in page_rules.module()


def test_every_figure_is_named_somewhere_and_is_above_nothing() -> None:
    figures = page_rules.rules()
    texts = "".join(file.read_text(encoding="utf-8") for file in TEXTS)
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = {*re.findall(r"\{rule\.(\w+)\}", texts)} | {*re.findall(r"\b[A-Z_]+\b", pages)}
    assert [name for name in figures if not {name, name.upper()} & named] == []
    assert all(value > 0 for value in figures.values())


_rules = rules.rules
