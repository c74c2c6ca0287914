"""What docs, docstrings and comments name is there: links, sections, checks, decisions, files."""

from pathlib import Path

import pytest

from tests.support.references import ROOT, files, prose, slug, wrong

DOCS = ROOT / "docs"
FILES = files()


def test_everything_that_is_named_exists() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {mistake}"
        for path in FILES
        for mistake in wrong(path, prose(path))
    }
    assert not found, "\n".join(
        ["name what there is, in the form of CONTRIBUTING:", *sorted(found)]
    )


def test_the_scan_reads_code_data_pages_and_both_frontends() -> None:
    read = {path.relative_to(ROOT).as_posix() for path in FILES}
    assert {
        "README.md",
        "app.py",
        "Makefile",
        "infra/stacks/state/base.yaml",
        "docs/domain.md",
    } <= read
    assert {"chalicelib/domain/errors.py", "chalicelib/templates/roles.toml"} <= read
    assert {"frontend/bersama/src/format.ts", "frontend/pemohon/src/App.tsx"} <= read


@pytest.mark.parametrize(
    "text",
    [
        "docs/domain.md §6", "(docs/domain.md §1.9, §1.13, §1.24)", "docs/domain.md §1.12-15",
        "docs/checks.md 4, 12 and 15", "RFC 9110 §12.5.4", "ISO 32000-2 §12.8.1", "ASVS 5.0 §6.2",
        "decision 0030", "(0009)", "`errors.py`", "chalicelib/domain/errors.py", "`tests/fakes/`",
        "``adapters/dynamodb/commit.py``", "permit_types/<id>.<rule_set>.toml", "build/x.json",
        "https://izin.contoh.id/a/b.md", "[page](glossary.md#people)", "[6](domain.md#6)",
    ],
)  # fmt: skip
def test_what_exists_is_left_alone(text: str) -> None:
    assert list(wrong(DOCS / "README.md", text)) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("docs/domain.md §11", "docs/domain.md §11"),
        ("docs/domain.md §1.26", "docs/domain.md §1.26"),
        ("docs/domain.md §1.9 and §1.77", "docs/domain.md §1.77"),
        ("docs/checks.md 4 and 70", "docs/checks.md 70"),
        ("the domain\n# page §6", "cite docs/domain.md"),
        ("checks page, line 9", "cite docs/domain.md"),
        ("see §6", "see §6"),
        ("decision 0999", "decision 0999"),
        ("docs/decisions/0998-gone.md", "decision 0998"),
        ("(``applications/texts.py``)", "applications/texts.py"),
        ("`gone.toml`", "gone.toml"),
        ("`tests/gone/`", "tests/gone/"),
        ("templates/gone/<id>.toml", "templates/gone/<id>.toml"),
        ("[page](gone.md)", "link to gone.md"),
        ("[page](glossary.md#gone)", "anchor glossary.md#gone"),
    ],
)
def test_what_does_not_exist_is_found(text: str, said: str) -> None:
    assert any(said in mistake for mistake in wrong(DOCS / "README.md", text))


def test_only_what_people_read_of_a_program_is_read(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text('"""Says."""\nX = "a/text.py"  # and this\n"""Below."""\n', "utf-8")
    assert prose(program) == "Says.\nBelow.\n and this"
    page = tmp_path / "page.md"
    page.write_text("read\n\n```\nnot read\n```\n", "utf-8")
    assert "not read" not in prose(page)
    data = tmp_path / "data.toml"
    data.write_text('# first\nkey = "§" # second\n', "utf-8")
    assert prose(data).split() == ["first", "second"]
    script = tmp_path / "script.ts"
    script.write_text('/** one */\nconst x = "https://a.b/c.md"; // two\n', "utf-8")
    assert prose(script).replace("*", "").split() == ["one", "two"]


def test_an_anchor_is_what_the_web_makes_of_a_heading() -> None:
    assert slug("5. Satisfaction survey (SKM, `PermenPANRB` 14/2017)") == (
        "5-satisfaction-survey-skm-permenpanrb-142017"
    )


def test_the_map_names_every_page_and_every_decision() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    pages = [*DOCS.glob("*.md"), *(DOCS / "decisions").glob("*.md")]
    wanted = {page.relative_to(DOCS).as_posix() for page in pages} - {"README.md"}
    assert [page for page in sorted(wanted) if f"]({page})" not in listed] == []


def test_the_map_says_a_decision_by_its_title_and_what_was_decided() -> None:
    listed = (DOCS / "README.md").read_text(encoding="utf-8")
    for page in sorted((DOCS / "decisions").glob("*.md")):
        title = page.read_text(encoding="utf-8").splitlines()[0].partition(". ")[2]
        row = next(line for line in listed.splitlines() if f"decisions/{page.name}" in line)
        assert row.startswith(f"| {page.name[:4]} | [{title}](") and len(row.split(" | ")[2]) > 20


def test_the_recipes_of_readme_are_the_pages_of_how_to() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pages = [page.name for page in sorted((DOCS / "how-to").glob("*.md"))]
    assert [name for name in pages if f"(docs/how-to/{name})" not in readme] == []
