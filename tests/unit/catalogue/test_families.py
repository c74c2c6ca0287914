"""Types of a family: what they share is written once, and a type is one file."""

import tomllib
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.catalogue.families import FamilyMistake, on_older, versions_of

FAMILY: dict[str, Any] = {
    "name": {"id": "Izin {what}", "en": "Permit of {what}"},
    "starts_on": "2021-01-01",
    "legal_basis": ["UU 1", "{rules};", "UU 9"],
    "fields": [
        {"id": "one", "label": {"id": "Nomor {what}", "en": "Number"}, "max_length": 10},
        {"id": "two", "kind": "text"},
    ],
    "numbering": {"permit": "{sequence}/{year}", "classification": "449"},
    "letter": {
        "title": "IZIN",
        "rows": [
            {"label": "Nama {what}", "value": "{applicant.name}"},
            {"label": "B", "value": "{data.two}"},
        ],
    },
    "variables": {"what": "the thing", "rules": "a list of rules"},
}
TYPE: dict[str, Any] = {
    "family": "example",
    "id": "first",
    "variables": {"what": "sapi", "rules": ["PP 2", "PP 3"]},
}


def version(**own: Any) -> dict[str, Any]:
    return versions_of({**TYPE, **own}, {"old": FAMILY})["old"]


def refusal(families: dict[str, Any] | None = None, **own: Any) -> tuple[tuple, str]:
    with pytest.raises(FamilyMistake) as refused:
        versions_of({**TYPE, **own}, families or {"old": FAMILY})
    return refused.value.path, refused.value.text


def test_a_type_that_adds_nothing_is_its_family_with_the_gaps_filled() -> None:
    found = version()
    assert found["id"] == "first" and found["rule_set"] == "old"
    assert found["name"] == {"id": "Izin sapi", "en": "Permit of sapi"}
    assert found["fields"][0]["label"]["id"] == "Nomor sapi"
    assert not found.keys() & {"family", "variables", "rules", "rule_sets"}


def test_a_list_variable_repeats_its_line_and_an_empty_one_leaves_it_out() -> None:
    assert version()["legal_basis"] == ["UU 1", "PP 2;", "PP 3;", "UU 9"]
    without = version(variables={"what": "sapi", "rules": []})
    assert without["legal_basis"] == ["UU 1", "UU 9"]


def test_names_of_letters_and_numbers_are_left_alone() -> None:
    found = version()
    assert found["numbering"]["permit"] == "{sequence}/{year}"
    assert found["letter"]["rows"][0] == {"label": "Nama sapi", "value": "{applicant.name}"}


def test_tables_go_over_key_by_key() -> None:
    found = version(numbering={"type_code": "IX"}, letter={"title": "IZIN {what}"})
    assert found["numbering"] == FAMILY["numbering"] | {"type_code": "IX"}
    assert found["letter"]["title"] == "IZIN sapi"
    assert len(found["letter"]["rows"]) == 2


def test_fields_go_over_by_id_and_keep_what_is_not_said() -> None:
    found = version(fields=[{"id": "one", "max_length": 99}])["fields"]
    assert [item["id"] for item in found] == ["one", "two"]
    assert found[0] == {**version()["fields"][0], "max_length": 99}


def test_a_new_field_comes_last_or_behind_the_one_it_names() -> None:
    found = version(fields=[{"id": "last"}, {"id": "between", "after": "one"}])["fields"]
    assert [item["id"] for item in found] == ["one", "between", "two", "last"]
    assert found[1] == {"id": "between"}


def test_rows_of_a_letter_go_over_by_their_label_as_it_is_printed() -> None:
    rows = [{"label": "C", "after": "Nama sapi", "value": "c"}, {"label": "B", "value": "b"}]
    found = version(letter={"rows": rows})["letter"]["rows"]
    assert [(row["label"], row["value"]) for row in found] == [
        ("Nama sapi", "{applicant.name}"),
        ("C", "c"),
        ("B", "b"),
    ]


def test_what_a_type_does_not_have_is_left_out_and_a_slip_in_its_name_is_told() -> None:
    assert [one["id"] for one in version(fields=[{"id": "two", "left_out": True}])["fields"]] == [
        "one"
    ]
    rows = [{"label": "B", "left_out": True}]
    assert [row["value"] for row in version(letter={"rows": rows})["letter"]["rows"]] == [
        "{applicant.name}"
    ]
    path, text = refusal(fields=[{"id": "tow", "left_out": True}])
    assert path == ("fields", 0, "id") and "choose one of one, two" in text


def test_any_other_list_is_replaced() -> None:
    assert version(legal_basis=["UU 5"])["legal_basis"] == ["UU 5"]


def test_what_is_written_as_something_else_goes_over_as_it_is_for_the_schema_to_refuse() -> None:
    for slip in ("Izin", 5, ["one"], []):
        assert version(name=slip)["name"] == slip
    for slip in ("", "one", 5, ["one", "two"], {"one": {}}):
        assert version(fields=slip)["fields"] == slip
    own = [{"id": "ktp"}]
    assert version(documents=own)["documents"] == own


def test_one_file_gives_a_version_for_every_set_of_rules_of_its_family() -> None:
    newer = deepcopy(FAMILY) | {"starts_on": "2027-01-01"}
    found = versions_of(TYPE, {"old": FAMILY, "new": newer})
    assert {name: one["starts_on"] for name, one in found.items()} == {
        "old": "2021-01-01",
        "new": "2027-01-01",
    }


def test_what_holds_under_one_set_of_rules_is_in_no_other() -> None:
    own = {"rules": {"new": {"promised_days": 3, "name": {"en": "New permit of {what}"}}}}
    found = versions_of({**TYPE, **own}, {"old": FAMILY, "new": FAMILY})
    assert "promised_days" not in found["old"] and found["new"]["promised_days"] == 3
    assert found["new"]["name"] == {"id": "Izin sapi", "en": "New permit of sapi"}


def test_a_type_may_be_offered_under_some_sets_of_rules_only() -> None:
    assert versions_of({**TYPE, "rule_sets": ["new"]}, {"old": FAMILY, "new": FAMILY}).keys() == {
        "new"
    }


def test_the_family_s_files_stay_as_they_are() -> None:
    before = deepcopy(FAMILY)
    version(fields=[{"id": "one", "max_length": 99}, {"id": "x", "after": "one"}])
    assert before == FAMILY


def test_mistakes_name_their_place_and_their_cure() -> None:
    assert refusal(variables={"what": "sapi"}) == (
        ("variables",),
        "'rules' is missing: add rules = \"…\" under [variables] (a list of rules)",
    )
    path, text = refusal(variables=TYPE["variables"] | {"wat": "x"})
    assert path == ("variables", "wat") and text.endswith("did you mean 'what'?")
    path, text = refusal(rule_sets=["odl"])
    assert path == ("rule_sets", 0) and "did you mean 'old'?" in text
    path, text = refusal(rules={"newer": {}})
    assert path == ("rules", "newer") and text.endswith("there is old")
    path, text = refusal(fields=[{"id": "x", "after": "six"}])
    assert path == ("fields", 0, "after") and text == "there is no 'six': choose one of one, two"
    path, text = refusal(rules={"old": {"fields": [{"id": "x", "after": "six"}]}})
    assert path == ("rules", "old", "fields", 0, "after")
    path, text = refusal(variables={"what": ["sapi"], "rules": []})
    assert path == ("variables", "what") and "write one text" in text


def test_a_family_cannot_take_a_name_of_numbers() -> None:
    path, text = refusal({"old": FAMILY | {"variables": {"sequence": "x"}}})
    assert path == ("variables", "sequence") and "choose another" in text


# ---------------------------------------------------------------- as the catalogue reads them

TYPE_FILE = """
family = "sip"
id = "sip_contoh"
[variables]
profession = "Contoh"
profession_en = "Example"
who = "tenaga contoh"
who_en = "examples"
places = "puskesmas"
places_en = "a health centre"
organisation = "Ikatan Contoh"
heading = "SURAT IZIN PRAKTIK CONTOH"
laws = []
regulations = ["Peraturan Contoh Nomor 1"]
[numbering]
type_code = "IPX"
"""


def catalogue(folder: Path, name: str, text: str) -> TemplateCatalogue:
    types = folder / "permit_types"
    types.mkdir(exist_ok=True)
    (types / name).write_text(text, "utf-8")
    families = folder / "families"
    if not families.exists():
        families.symlink_to(TEMPLATES / "families")
    return TemplateCatalogue(folder)


def test_a_new_profession_is_one_new_file(tmp_path: Path) -> None:
    found = catalogue(tmp_path, "sip_contoh.toml", TYPE_FILE)
    rule_sets = ["permenkes13-2025", "seed-2021", "uu17-2023"]
    assert [kind.rule_set for kind in found.all_versions()] == rule_sets
    kind = found.get("sip_contoh", date(2021, 6, 1))
    assert kind.name.id == "Surat Izin Praktik Contoh"
    assert kind.rule_set == "seed-2021"
    assert "Peraturan Contoh Nomor 1" in kind.legal_basis
    assert "Peraturan Contoh Nomor 1" in kind.letter.legal_basis


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("sip_contoh.toml", TYPE_FILE.replace("who =", "whom ="), "did you mean 'who'"),
        ("sip_contoh.toml", TYPE_FILE.replace('"sip"', '"spi"'), "perubahan, sekolah, sip"),
        ("sip_lain.toml", TYPE_FILE, "name the file sip_contoh.toml"),
        ("sip_contoh.toml", TYPE_FILE + "type_codes = 1\n", "type_codes"),
    ],
)
def test_a_mistake_names_the_file_of_the_type(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    with pytest.raises(ValueError, match=name.replace(".", r"\.")) as refused:
        catalogue(tmp_path, name, text).all_versions()
    assert says in str(refused.value)


def test_the_same_version_in_two_files_is_a_mistake(tmp_path: Path) -> None:
    catalogue(tmp_path, "sip_bidan.toml", TYPE_FILE.replace("sip_contoh", "sip_bidan"))
    complete = TEMPLATES / "permit_types" / "sip_bidan.seed-2021.toml"
    found = catalogue(tmp_path, complete.name, complete.read_text("utf-8"))
    with pytest.raises(ValueError, match=r"sip_bidan.*keep one of them"):
        found.get("sip_bidan", date(2021, 6, 1))


def test_reading_one_type_opens_its_files_and_its_family_s_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    read = Path.read_text

    def noted(path: Path, *args: Any, **more: Any) -> str:
        opened.append(path.name)
        return read(path, *args, **more)

    monkeypatch.setattr(Path, "read_text", noted)
    found = TemplateCatalogue()
    found.get("penelitian", date(2026, 11, 22))
    newer, older = "penelitian.skp-2026.toml", "penelitian.permendagri3-2018.toml"
    assert set(opened) == {newer, older}
    opened.clear()
    found.get("sip_apoteker", date(2026, 11, 22))
    sets = ("seed-2021", "uu17-2023", "permenkes13-2025")
    assert set(opened) == {"sip_apoteker.toml", *(f"sip.{name}.toml" for name in sets)}
    opened.clear()
    found.get("sip_perawat", date(2027, 1, 1))
    assert opened == ["sip_perawat.toml"]


def test_a_set_of_rules_based_on_an_older_one_says_only_what_is_new() -> None:
    families = TEMPLATES / "families"
    older, newer = (
        tomllib.loads((families / f"sip.{name}.toml").read_text("utf-8"))
        for name in ("uu17-2023", "permenkes13-2025")
    )
    laid = on_older(newer, older)
    assert "based_on" not in laid and laid["promised_days"] == 5
    assert [step["id"] for step in laid["steps"]] == [step["id"] for step in older["steps"]]
    assert laid["steps"][0]["label"] == older["steps"][0]["label"]
    rows = [row["label"] for row in laid["letter"]["rows"]]
    assert rows.index("Urutan tempat praktik") == rows.index("Untuk berpraktik sebagai") + 1


@pytest.mark.parametrize("name", ["no-such-set", "new"])
def test_a_set_of_rules_that_is_based_on_nothing_or_on_itself_is_refused(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / "contoh.new.toml"
    file.write_text(f'based_on = "{name}"\nid = "contoh"\nrule_set = "new"\n', "utf-8")
    with pytest.raises(ValueError, match=f"there is no older contoh.{name}.toml"):
        TemplateCatalogue().read_type(file)


def test_a_profession_may_have_another_name_under_one_set_of_rules() -> None:
    own = {"rules": {"new": {"variables": {"what": "kerbau"}}}}
    found = versions_of({**TYPE, **own}, {"old": FAMILY, "new": FAMILY})
    assert (found["old"]["name"]["id"], found["new"]["name"]["id"]) == ("Izin sapi", "Izin kerbau")
    assert "variables" not in found["new"]
