"""From a type's letter data and one case's facts to the letter's words."""

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.domain.catalogue.outcome import Letter, LetterRow
from chalicelib.domain.catalogue.schema import FieldRule
from chalicelib.domain.permits.letter import LetterError, Row
from chalicelib.domain.permits.letter_words import (
    check_letter,
    compose_letter,
    letter_variables,
)
from chalicelib.domain.text import Localized
from chalicelib.domain.wording import field_text, indonesian_date, listed
from tests.unit.letters import samples


def rule(kind: str, **more: object) -> FieldRule:
    more = {"maximum": 5} | more if kind == "places" else more
    return FieldRule(id="field", kind=kind, label=Localized(id="Isian", en="Field"), **more)


def simple_letter(**more: object) -> Letter:
    parts = {"title": "IZIN", "opening": "x", "rows": (), "body": (), "closing": "y"} | more
    return Letter(**parts)


def compose(letter: Letter, **texts: object):
    variables = {
        "permit.number": "1/VI/2022",
        "office.city": "Arosuka",
        "office.name": "Dinas",
        "type.name": "Izin",
        "applicant.name": "Rina",
    }
    stationery = replace(samples.load_stationery(samples.LETTERS), letterhead=(), contact=())
    return compose_letter(
        letter,
        variables | texts,
        stationery=stationery,
        signer=samples.SIGNER,
        issued_on=date(2022, 6, 22),
        verification_url=samples.URL,
    )


@pytest.mark.parametrize(
    ("kind", "stored", "words"),
    [
        ("date", "2022-06-22", "22 Juni 2022"),
        ("date_or_lifetime", "2025-07-28", "28 Juli 2025"),
        ("date_or_lifetime", "lifetime", "Seumur Hidup"),
        (
            "date_range",
            {"from": "2021-06-24", "to": "2021-07-24"},
            "24 Juni 2021 sampai dengan 24 Juli 2021",
        ),
        ("integer", 1250, "1.250"),
        ("integer", 0, "0"),
        ("text", "  Judul\tpenelitian\u00ad ", "Judul penelitian"),
        ("long_text", "Jalan A\nJorong B", "Jalan A Jorong B"),
        ("places", [{"name": "RSUD Arosuka", "place_id": "rsud", "note": None}], ("RSUD Arosuka",)),
        ("places", [{"name": "Pasar", "place_id": None, "note": "los 3"}], ("Pasar (los 3)",)),
        ("date", None, ""),
        ("date", "", ""),
        ("places", [], ()),
        ("places", ["Talang"], ("Talang",)),
        ("date_range", {"from": "2021-06-24", "to": "2021-06-24"}, "24 Juni 2021"),
    ],
)
def test_stored_values_are_written_the_indonesian_way(kind, stored, words):
    assert field_text(rule(kind), stored) == words


def test_a_choice_is_written_by_its_indonesian_label():
    label = {"id": "Pengambilan data", "en": "Data collection"}
    choice = rule("choice", choices=[{"value": "data", "label": label}])
    assert field_text(choice, "data") == "Pengambilan data"


def test_every_month_has_its_indonesian_name():
    names = {indonesian_date(date(2022, month, 1)) for month in range(1, 13)}
    assert len(names) == 12
    assert "1 Agustus 2022" in names


def test_places_are_numbered_lines_in_a_row_and_a_sentence_elsewhere():
    letter = simple_letter(
        rows=(LetterRow(label="Lokasi", value="{data.places}"),), body=("Di {data.places}.",)
    )
    content = compose(letter, **{"data.places": ("Talang", "Cupak", "Selayo")})
    assert content.rows == (Row("Lokasi", ("Talang", "Cupak", "Selayo")),)
    assert content.body == ("Di Talang, Cupak, dan Selayo.",)
    assert listed(["Talang", "Cupak"]) == "Talang dan Cupak"
    assert (listed(["Talang"]), listed([])) == ("Talang", "")


def test_places_among_other_words_of_a_row_are_a_sentence():
    letter = simple_letter(rows=(LetterRow(label="Lokasi", value="Di {data.places} saja"),))
    content = compose(letter, **{"data.places": ("Talang", "Cupak")})
    assert content.rows == (Row("Lokasi", ("Di Talang dan Cupak saja",)),)


def test_what_was_not_answered_leaves_no_trace():
    letter = simple_letter(
        rows=(
            LetterRow(label="Izin lama", value="{data.previous}"),
            LetterRow(label="Luas", value="{data.area} m²"),
            LetterRow(label="Sebagai", value="Bidan"),
        ),
        copies_to=("{data.previous}", "Arsip"),
    )
    content = compose(letter, **{"data.previous": "", "data.area": ""})
    assert content.rows == (Row("Sebagai", ("Bidan",)),)
    assert content.copies_to == ("Arsip",)


def test_what_a_citizen_types_is_never_read_as_a_template():
    content = compose(
        simple_letter(body=("Judul: {data.title}",)),
        **{"data.title": "{office.name} {0.__class__}"},
    )
    assert content.body == ("Judul: {office.name} {0.__class__}",)


@pytest.mark.parametrize(
    "template", ["{data.nothing}", "{applicant.name.__class__}", "{applicant}"]
)
def test_an_unknown_placeholder_is_found_when_the_type_is_checked(template):
    with pytest.raises(LetterError):
        check_letter(simple_letter(body=(template,)), ())
    with pytest.raises(LetterError):
        compose(simple_letter(body=(template,)))


def test_a_stray_brace_is_found_when_the_type_is_checked():
    with pytest.raises(LetterError, match="placeholder"):
        check_letter(simple_letter(closing="demikian {applicant.name"), ())


def test_a_permit_without_an_end_says_so_in_words():
    type_ = samples.permit_type("operasional_sd")
    variables = letter_variables(
        applicant=samples.APPLICANT,
        rules=type_.fields,
        data={},
        permit=samples.PermitFacts(
            number="1", issued_on=date(2022, 6, 22), valid_until=None, registration_number="2"
        ),
        office=samples.office(),
        type_name=type_.name.id,
    )
    assert "None" not in str(variables)
    assert variables["permit.valid_until"].startswith("Selama")


@pytest.mark.parametrize("type_", samples.every_permit_type(), ids=lambda t: f"{t.id}-{t.rule_set}")
def test_every_shipped_permit_type_has_a_letter_that_can_be_filled(type_):
    check_letter(type_.letter, type_.fields)
    content = samples.letter(type_)
    texts = (content.title, content.opening, *content.body, *content.conditions, content.closing)
    assert not any("{" in text for text in texts)
    assert content.footer.endswith(samples.URL)
