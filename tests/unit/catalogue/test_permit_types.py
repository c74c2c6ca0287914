"""The permit types that are shipped: complete, consistent, and as the sources describe them."""

from datetime import date
from string import Formatter

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, PermitType
from chalicelib.domain.permits.letter_words import check_letter
from chalicelib.domain.text import Localized
from infra.catalogue.rules import hours_of_week

CATALOGUE = TemplateCatalogue()
TODAY = date(2026, 11, 2)
VERSIONS = CATALOGUE.all_versions()
every_version = pytest.mark.parametrize("kind", VERSIONS, ids=lambda t: f"{t.id}.{t.rule_set}")


def in_force(type_id: str) -> PermitType:
    return CATALOGUE.get(type_id, TODAY)


def localized(part: object) -> list[Localized]:
    """Every text of a part and of the parts inside it."""
    if isinstance(part, Localized):
        return [part]
    if isinstance(part, tuple):
        return [text for item in part for text in localized(item)]
    fields = getattr(type(part), "model_fields", {})
    return [text for name in fields for text in localized(getattr(part, name))]


PROFESSIONS = {
    "sip_akupunktur_terapis", "sip_apoteker", "sip_atlm", "sip_bidan", "sip_dokter",
    "sip_elektromedis", "sip_fisioterapis", "sip_nakes_tradisional_jamu", "sip_okupasi_terapis",
    "sip_optometris", "sip_ortotis_prostetis", "sip_penata_anestesi", "sip_perawat",
    "sip_perekam_medis", "sip_psikolog_klinis", "sip_radiografer", "sip_refraksionis_optisien",
    "sip_sanitarian", "sip_teknisi_gigi", "sip_tenaga_gizi", "sip_tenaga_teknis_kefarmasian",
    "sip_terapis_gigi_mulut", "sip_terapis_wicara",
}  # fmt: skip


def test_every_type_of_the_sources_is_offered() -> None:
    """docs/domain.md §2: 25 in health (23 professions, Tukang Gigi, STPT), research, events, and
    the schools, of which PAUD, TK and KB are choices of their own."""
    offered = {item.id for item in CATALOGUE.list_types(TODAY)}
    assert offered >= PROFESSIONS | {
        "penelitian", "rekomendasi_keramaian", "stpt", "tukang_gigi", "operasional_paud",
        "operasional_tk", "operasional_kb", "operasional_sd", "operasional_smp",
    }  # fmt: skip


@every_version
def test_the_letter_asks_only_for_what_the_form_gives(kind: PermitType) -> None:
    check_letter(kind.letter, kind.fields)


@every_version
def test_the_letter_numbers_its_lists_itself(kind: PermitType) -> None:
    for line in (*kind.letter.considering, *kind.letter.legal_basis, *kind.letter.noting):
        assert not line.endswith((";", ".")), line
        assert not line[:3].rstrip(". ").isdigit(), line


@every_version
def test_no_letter_prints_a_nik(kind: PermitType) -> None:
    """But the one that is handed over where the research is done."""
    prints = "applicant.nik" in kind.letter.model_dump_json()
    assert prints == kind.letter.carries_nik == (kind.rule_set == "skp-2026")


@every_version
def test_every_step_belongs_to_a_role_and_the_head_signs(kind: PermitType) -> None:
    assert {step.role for step in kind.steps} <= CATALOGUE.roles.keys() - {"administrator"}
    assert kind.steps[0].role == "back_office" and kind.steps[0].accepts_application
    assert kind.steps[-1].role == "head"


@every_version
def test_nobody_has_two_steps_of_one_chain(kind: PermitType) -> None:
    roles = [step.role for step in kind.steps]
    assert len(set(roles)) == len(roles)


@every_version
def test_the_steps_after_acceptance_fit_into_the_promise(kind: PermitType) -> None:
    later = kind.steps[1:]
    days = sum(step.working_days for step in later if step.working_hours is None)
    hours = sum(step.working_hours or 0 for step in later)
    assert hours <= hours_of_week(CATALOGUE.office.hours, kind.promised_days - days)


@every_version
def test_every_text_is_there_in_both_languages(kind: PermitType) -> None:
    for text in localized(kind):
        assert text.id.strip() and text.en.strip()


@every_version
def test_number_formats_use_only_what_is_known(kind: PermitType) -> None:
    known = {"sequence", "year", "month_roman", "classification", "type_code", "office"}
    for template in (kind.numbering.registration, kind.numbering.permit):
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        assert {"sequence", "year"} <= names <= known


@every_version
def test_a_renewal_tells_the_earlier_permit_and_a_new_application_does_not(
    kind: PermitType,
) -> None:
    new = {item.id for item in kind.fields_for(ApplicationKind.NEW)}
    renewal = {item.id for item in kind.fields_for(ApplicationKind.RENEWAL)}
    offers_renewal = ApplicationKind.RENEWAL in kind.kinds
    assert renewal - new == ({"nomor_izin_lama"} if offers_renewal else set())


def test_types_that_share_a_series_share_its_format() -> None:
    """Otherwise the same number could be printed twice in one year."""
    formats: dict[tuple[str, str], set[str]] = {}
    for kind in VERSIONS:
        numbering = kind.numbering
        formats.setdefault(("registration", numbering.registration_group), set()).add(
            numbering.registration
        )
        formats.setdefault((numbering.classification, numbering.type_code), set()).add(
            numbering.permit
        )
    assert all(len(found) == 1 for found in formats.values()), formats


def test_research_is_as_the_tutorial_has_it() -> None:
    research = in_force("penelitian")
    fields = {item.id: item for item in research.fields}
    kinds = [choice.value for choice in fields["jenis"].choices]
    assert kinds == ["penelitian", "pengambilan_data", "survey"]
    assert (fields["lokasi"].minimum, fields["lokasi"].maximum) == (1, 10)
    assert fields["waktu_penelitian"].kind is FieldKind.DATE_RANGE
    asked = [item for item in research.documents if item.required]
    documents = {item.id: (item.formats, item.max_bytes) for item in asked}
    assert documents == {
        "ktp": (("jpg",), 1_048_576),
        "proposal": (("pdf",), 1_048_576),
        "surat_rekomendasi": (("pdf",), 1_048_576),
    }
    assert [step.role for step in research.steps] == [
        "back_office", "section_head", "division_head", "secretary", "head",
    ]  # fmt: skip
    assert research.validity.until_field == "waktu_penelitian"
    assert [(copy.field, copy.message) for copy in research.copies] == [
        ("email_kampus", "issued_copy")
    ]


def test_the_midwife_s_permit_is_as_the_tutorial_has_it() -> None:
    midwife = CATALOGUE.get("sip_bidan", date(2021, 6, 1))
    renewal = midwife.documents_for(ApplicationKind.RENEWAL)
    new = midwife.documents_for(ApplicationKind.NEW)
    assert len(renewal) == 11
    assert {item.id for item in renewal} - {item.id for item in new} == {"sip_lama"}
    assert {item.id for item in renewal if item.formats == ("jpg",)} == {"foto", "ktp"}
    assert {item.max_bytes for item in renewal} == {512_000}
    assert [step.role for step in midwife.steps] == [
        "back_office", "bpjs", "data_verification", "section_head", "division_head",
        "secretary", "head",
    ]  # fmt: skip
    assert midwife.requires_titles
    assert midwife.validity.years == 5
    assert midwife.validity.until_field == "masa_berlaku_str"
    assert midwife.letter.photo_document == "foto"


def test_foreign_performers_and_organisations_bring_more_documents_than_others() -> None:
    event = in_force("rekomendasi_keramaian")
    always = {item.id for item in event.documents if item.required and not item.shown_if}
    others = {item.id for item in event.documents} - always
    assert others == {"ad_art", "paspor", "surat_kuasa"}


def test_a_school_is_visited_before_its_permit() -> None:
    assert "field_visit" in [step.id for step in in_force("operasional_sd").steps]
