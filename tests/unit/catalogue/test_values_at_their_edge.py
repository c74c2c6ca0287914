"""What is nearly an answer: refused by what is wrong with it, or taken as what it is."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.catalogue.schema import FieldKind, FieldRule, PermitType
from chalicelib.domain.catalogue.subject import subject
from chalicelib.domain.catalogue.term import begins, named_end
from chalicelib.domain.text import Localized
from tests.unit.catalogue.test_values import MIDWIFE, RESEARCH, one, refused


def with_rule(field: str, **changes: Any) -> PermitType:
    fields = tuple(
        rule.replace(**changes) if rule.id == field else rule for rule in RESEARCH.fields
    )
    return RESEARCH.replace(fields=fields)


@pytest.mark.parametrize("wrong", [["from", "to"], 5, "from"])
def test_a_period_is_two_days_by_name_and_no_list_of_names(wrong: object) -> None:
    assert refused(wrong, "waktu_penelitian") == [("data.waktu_penelitian", "not-a-date-range")]


@pytest.mark.parametrize("wrong", [[""], [5], [None]])
def test_a_place_is_one_by_its_name(wrong: object) -> None:
    assert refused(wrong, "lokasi") == [("data.lokasi.0", "not-places")]


def test_fewer_places_than_are_needed_are_told() -> None:
    two = with_rule("lokasi", minimum=2)
    places = [{"name": "Talang"}, {"name": "Cupak"}]
    assert refused(places[:1], "lokasi", two) == [("data.lokasi", "too-few")]
    assert len(one(places, "lokasi", two)) == 2


def test_what_is_many_times_too_long_is_not_looked_through_for_what_is_left_of_it() -> None:
    assert refused(" " * 10_000 + "x", "judul") == [("data.judul", "too-long")]


def test_what_no_letter_can_print_is_no_answer() -> None:
    assert refused("Penelitian محمد", "judul") == [("data.judul", "another-script")]


def test_the_year_nought_is_no_whole_year() -> None:
    field = "tanggal_rekomendasi"
    assert refused("0000-10-21", field) == [(f"data.{field}", "year-not-whole")]


def test_an_application_is_told_apart_by_words_alone() -> None:
    """A list of places, or nothing yet, names it in no list of the office."""
    places = FieldRule(
        id="lokasi",
        kind=FieldKind.PLACES,
        label=Localized(id="Lokasi", en="Places"),
        maximum=5,
        names_it=True,
    )
    kind = RESEARCH.replace(fields=(places, *RESEARCH.fields))
    data = {"lokasi": [{"name": "Talang"}], "judul": "Sungai"}
    assert subject(kind, data) == "Sungai"
    number = places.replace(id="nomor_rekomendasi", kind=FieldKind.TEXT, maximum=None)
    more = kind.replace(fields=(*kind.fields, number))
    assert subject(more, {"lokasi": [], "judul": "", "nomor_rekomendasi": "166/FE"}) == "166/FE"


def test_a_day_begins_and_ends_itself_and_what_is_for_life_does_neither() -> None:
    [until] = [rule for rule in MIDWIFE.fields if rule.id == "masa_berlaku_str"]
    day = {"masa_berlaku_str": "2030-01-31"}
    assert begins(until, MIDWIFE, day) == named_end(MIDWIFE, day) == date(2030, 1, 31)
    for data in ({}, {"masa_berlaku_str": None}, {"masa_berlaku_str": "lifetime"}):
        assert begins(until, MIDWIFE, data) is named_end(MIDWIFE, data) is None
