"""Questions that depend on an answer: asked of whom they concern, and of nobody else."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applying import drafting
from chalicelib.domain.applying.submission import shortcomings
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import NotFound
from tests.support.cases import Case, a_draft

EVENT = "rekomendasi_keramaian"


def an_event(**answers: Any) -> Case:
    case = a_draft(type_id=EVENT)
    case.ports.clock.advance(days=260)  # to the rules that know these questions
    days = {"from": "2027-03-01", "to": "2027-03-02"}
    letter = {"nomor_surat_permohonan": "-", "tanggal_surat_permohonan": "2026-11-02"}
    return case.fill(waktu_kegiatan=days, **letter, **answers)


def then(case: Case, **answers: Any) -> Case:
    """What the applicant changes afterwards."""
    drafting.save_data(case.ports, case.applicant, case.application_id, answers)
    return case


def missing(case: Case) -> set[str]:
    found = shortcomings(case.ports, rules_of(case.ports, case.now), case.now)
    return {problem.path for problem in found}


def test_only_who_brings_foreign_performers_is_asked_for_their_names_and_passports() -> None:
    without = an_event(penampil_asing="tidak_ada")
    assert not {"data.nama_penampil_asing", "documents.paspor"} & missing(without)
    foreign = then(without, penampil_asing="ada")
    assert {"data.nama_penampil_asing", "documents.paspor"} <= missing(foreign)


def test_whoever_applies_for_another_needs_a_power_of_attorney() -> None:
    case = an_event(diajukan_oleh="kuasa")
    assert "documents.surat_kuasa" in missing(case)
    assert "documents.surat_kuasa" not in missing(then(case, diajukan_oleh="penyelenggara"))


def test_a_second_or_third_place_of_practice_proves_the_first() -> None:
    case = a_draft(type_id="sip_bidan").fill(tempat_praktik_ke="pertama")
    assert "documents.sip_lain" not in missing(case)
    assert case.ask_upload("sip_lain"), "it may be handed in at any time"
    for place in ("kedua", "ketiga"):
        assert "documents.sip_lain" in missing(then(case, tempat_praktik_ke=place))


@pytest.mark.parametrize("type_id", ["sip_dokter_internsip", "sip_ppds"])
def test_whoever_practises_where_their_programme_is_is_not_asked_which_place(type_id: str) -> None:
    rules = rules_of((draft := a_draft(type_id=type_id)).ports, draft.now)
    assert "tempat_praktik_ke" not in {field.id for field in rules.fields}
    assert "Urutan tempat praktik" not in {row.label for row in rules.letter.rows}


def test_an_answer_that_is_asked_for_no_more_is_dropped() -> None:
    case = an_event(penampil_asing="ada", nama_penampil_asing="John Doe, Inggris")
    assert case.now.data["nama_penampil_asing"] == "John Doe, Inggris"
    assert "nama_penampil_asing" not in then(case, penampil_asing="tidak_ada").now.data


def test_a_document_that_is_not_asked_for_takes_no_upload() -> None:
    case = an_event(penampil_asing="tidak_ada")
    with pytest.raises(NotFound):
        case.ask_upload("paspor")
    assert then(case, penampil_asing="ada").ask_upload("paspor")


def _of(case: Case) -> tuple[Any, Any]:
    return case.ports, case.now


def a_type(**shown_if: Any) -> PermitType:
    event = rules_of(*_of(an_event(penampil_asing="ada")))
    rules = event.model_dump(mode="json")
    for field in rules["fields"]:
        if field["id"] == "nama_penampil_asing":
            field["shown_if"] = shown_if
    return PermitType.model_validate(rules)


@pytest.mark.parametrize(
    ("field", "answer", "said"),
    [
        ("tidak_dikenal", "ada", "is no choice that everybody is asked"),
        ("nama_kegiatan", "ada", "is no choice that everybody is asked"),
        ("penampil_asing", "mungkin", "has no choice 'mungkin'"),
    ],
)
def test_a_type_whose_condition_can_never_be_met_is_refused(
    field: str, answer: str, said: str
) -> None:
    assert a_type(field="penampil_asing", one_of=["ada"])
    with pytest.raises(ValidationError, match=said):
        a_type(field=field, one_of=[answer])
