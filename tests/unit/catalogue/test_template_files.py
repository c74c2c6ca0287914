"""The office's data files as the program reads them."""

from datetime import date
from pathlib import Path

import pytest

from chalicelib.adapters.rules import with_figures
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.applications.lifecycle import CORRECTION_DAYS
from chalicelib.domain.errors import NotFound
from chalicelib.domain.text import Language

DAY = date(2026, 11, 2)
SOURCE = (TEMPLATES / "permit_types" / "penelitian.permendagri3-2018.toml").read_text("utf-8")


def version(folder: Path, rule_set: str, starts_on: str) -> None:
    """One more version of the research permit in this folder."""
    types = folder / "permit_types"
    types.mkdir(exist_ok=True)
    text = SOURCE.replace('rule_set = "permendagri3-2018"', f'rule_set = "{rule_set}"')
    lines = [
        f'starts_on = "{starts_on}"' if line.startswith("starts_on") else line
        for line in text.splitlines()
    ]
    (types / f"penelitian.{rule_set}.toml").write_text("\n".join(lines), "utf-8")


def test_the_newest_version_that_has_started_counts(tmp_path: Path) -> None:
    version(tmp_path, "old", "2018-01-01")
    version(tmp_path, "current", "2026-11-02")
    version(tmp_path, "coming", "2026-11-03")
    catalogue = TemplateCatalogue(tmp_path)
    assert catalogue.get("penelitian", DAY).rule_set == "current"
    assert catalogue.get("penelitian", date(2026, 11, 1)).rule_set == "old"
    assert [item.rule_set for item in catalogue.list_types(DAY)] == ["current"]


def test_a_type_that_has_not_started_is_neither_found_nor_listed(tmp_path: Path) -> None:
    version(tmp_path, "coming", "2026-11-03")
    catalogue = TemplateCatalogue(tmp_path)
    assert catalogue.list_types(DAY) == []
    with pytest.raises(NotFound) as refused:
        catalogue.get("penelitian", DAY)
    assert refused.value.problem == "unknown-permit-type"


@pytest.mark.parametrize("type_id", ["", "sip", "../office", "penelitian.permendagri3-2018", "*"])
def test_an_unknown_type_is_not_found(type_id: str) -> None:
    with pytest.raises(NotFound):
        TemplateCatalogue().get(type_id, DAY)


def test_a_file_is_read_once_and_only_when_needed(tmp_path: Path) -> None:
    version(tmp_path, "current", "2020-01-01")
    broken = tmp_path / "permit_types" / "other.broken.toml"
    broken.write_text("this is no TOML", "utf-8")
    catalogue = TemplateCatalogue(tmp_path)
    first = catalogue.get("penelitian", DAY)
    (tmp_path / "permit_types" / "penelitian.current.toml").unlink()
    assert catalogue.get("penelitian", DAY) is first
    with pytest.raises(ValueError, match="other.broken.toml"):
        catalogue.list_types(DAY)


def test_a_mistake_in_a_file_names_the_file(tmp_path: Path) -> None:
    version(tmp_path, "current", "2020-01-01")
    path = tmp_path / "permit_types" / "penelitian.current.toml"
    path.write_text(path.read_text("utf-8") + "\nunknown_key = 1\n", "utf-8")
    with pytest.raises(ValueError, match="penelitian.current.toml"):
        TemplateCatalogue(tmp_path).get("penelitian", DAY)


def test_a_file_whose_name_tells_another_rule_set_is_a_mistake(tmp_path: Path) -> None:
    version(tmp_path, "current", "2020-01-01")
    types = tmp_path / "permit_types"
    (types / "penelitian.current.toml").rename(types / "penelitian.other.toml")
    with pytest.raises(ValueError, match="penelitian.other.toml"):
        TemplateCatalogue(tmp_path).get("penelitian", DAY)


def test_office_roles_and_overrides_are_complete() -> None:
    catalogue = TemplateCatalogue()
    assert catalogue.office.code == "DPMPTSPNAKER"
    assert catalogue.office.region_code == "13.02"
    assert catalogue.office.hours.opens.isoformat() == "08:00:00"
    assert catalogue.holiday_overrides.holidays == ()
    roles = catalogue.roles
    assert list(roles) == [
        "back_office", "bpjs", "data_verification", "section_head", "division_head",
        "secretary", "head", "administrator",
    ]  # fmt: skip
    assert {role.superior for role in roles.values()} - {None} <= roles.keys()
    assert roles["head"].superior is None


def test_a_problem_reads_in_the_language_that_was_asked_for() -> None:
    catalogue = TemplateCatalogue()
    params = {"minutes": 15}
    indonesian = catalogue.problem_texts.of_problem(
        "too-many-attempts", Language.INDONESIAN, params
    )
    english = catalogue.problem_texts.of_problem("too-many-attempts", Language.ENGLISH, params)
    assert indonesian.text == "Demi keamanan, coba lagi dalam 15 menit."
    assert english.title == "Too many attempts"
    field = catalogue.problem_texts.of_field("too-long", Language.ENGLISH, {"max_length": 5})
    assert field == "Too long: at most 5 characters. Please shorten it."


def test_a_code_without_text_or_value_still_gives_a_readable_refusal() -> None:
    catalogue = TemplateCatalogue()
    assert (
        catalogue.problem_texts.of_problem("no-such", Language.ENGLISH, {}).title
        == "Request refused"
    )
    assert "–" in catalogue.problem_texts.of_problem("too-many-attempts", Language.ENGLISH, {}).text
    assert catalogue.problem_texts.of_field("no-such", Language.ENGLISH, {}).startswith(
        "This answer"
    )


def test_a_figure_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert with_figures("{rule.correction_days} hari") == f"{CORRECTION_DAYS} hari"
    with pytest.raises(ValueError, match=r"there is no \{rule.corection_days\}; .*correction_days"):
        with_figures("{rule.corection_days} hari")
