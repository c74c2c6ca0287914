"""What ships: places, help texts, names of groups. Checked as a whole, for people read it."""

import re
from collections import Counter
from pathlib import Path

import pytest

from chalicelib.adapters.office_defaults import TemplateDefaults
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.office_data.sections import (
    CONTACTS,
    ENTRY_ID,
    FAQ,
    GUIDE,
    HOLIDAYS,
    PLACES,
    PlaceKind,
    Section,
)
from tests.fakes.ports import FakePorts, office_data

SECTIONS: tuple[Section, ...] = (PLACES, HOLIDAYS, FAQ, GUIDE, CONTACTS)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.kind.value)
def test_every_default_could_be_an_administrators_entry(section: Section) -> None:
    for entry in FakePorts().office_book.entries(section):
        assert re.fullmatch(ENTRY_ID, entry.entry_id)
        assert section.model.model_validate(entry.content.model_dump()) == entry.content


def test_the_places_are_those_of_the_regency() -> None:
    places = [entry.content for entry in FakePorts().office_book.active(PLACES)]
    counts = Counter(place.kind for place in places)
    assert len(places) >= 119
    assert counts[PlaceKind.NAGARI] == 74
    assert all(counts[kind] for kind in PlaceKind if kind is not PlaceKind.OTHER)
    named = {place.name for place in places}
    assert len(named) == len(places)
    assert {
        "Puskesmas Rawatan Bukit Sundi",
        "Puskesmas Sungai Lasi",
        "Puskesmas Singkarak",
        "Puskesmas Simpang Tanjung Nan IV",
        "Puskesmas Payung Sekaki",
        "Puskesmas Payung Sekaki Lama",
        "RSUD Arosuka",
        "Seluruh OPD Kabupaten Solok",
    } <= named


def test_every_district_of_the_regency_is_known_and_has_nagari() -> None:
    districts = office_data().districts
    assert len(districts) == 14
    assert districts["13.02.10"] == "Kubung"
    places = [entry.content for entry in FakePorts().office_book.active(PLACES)]
    nagari = {place.district for place in places if place.kind is PlaceKind.NAGARI}
    assert nagari == set(districts)
    assert {place.district for place in places} <= {*districts, None}


def test_every_group_and_sector_of_a_permit_type_has_a_name() -> None:
    types = office_data().all_versions()
    names = office_data().groupings
    assert {item.group for item in types} == set(names.groups)
    assert {item.sector for item in types} == set(names.sectors)


def test_every_permit_type_is_found_by_words_of_its_own_or_its_group_and_no_word_is_of_none() -> (
    None
):
    types, names = office_data().all_versions(), office_data().groupings
    assert {item.id for item in types if not names.words_for(item.words, item.group).id} == set()
    assert set(names.words) <= set(names.groups)


def test_the_guide_goes_from_registering_to_renewing_and_on_to_ones_rights() -> None:
    topics = [entry.entry_id for entry in FakePorts().office_book.active(GUIDE)]
    assert topics == [
        "daftar", "ajukan", "unggah", "pantau", "perbaiki", "unduh", "periksa", "perpanjang",
        "privasi", "aksesibilitas", "pengaduan",
    ]  # fmt: skip


def test_texts_are_in_two_languages() -> None:
    book = FakePorts().office_book
    texts = [step.text for entry in book.active(GUIDE) for step in entry.content.steps]
    texts += [entry.content.answer for entry in book.active(FAQ)]
    assert all(text.id != text.en for text in texts)


def test_what_has_no_defaults_is_empty() -> None:
    assert TemplateDefaults(office_data()).of_kind(OfficeKind.ANNOUNCEMENT) == {}


def test_every_picture_of_the_guide_is_a_file_of_the_site_that_the_page_knows() -> None:
    site = Path(__file__).parents[3] / "frontend" / "pemohon"
    known = (site / "src" / "pages" / "help" / "pictures.ts").read_text(encoding="utf-8")
    topics = [entry.content for entry in FakePorts().office_book.active(GUIDE)]
    named = {step.picture for topic in topics for step in topic.steps if step.picture}
    assert named == {file.stem for file in (site / "public" / "panduan").glob("*.webp")}
    assert named == set(re.findall(r'^  "([a-z-]+)",$', known, re.MULTILINE))
