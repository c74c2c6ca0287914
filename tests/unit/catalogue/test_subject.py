"""Lists tell applications of one type apart by what each type says is its name."""

from datetime import date

import pytest

from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.subject import LONGEST, subject
from tests.fakes.ports import office_data
from tests.support.cases import a_complete_draft, a_draft

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize("permit_type", office_data().list_types(TODAY), ids=lambda one: one.id)
def test_every_type_says_by_what_it_is_told_apart(permit_type: PermitType) -> None:
    [named] = [rule for rule in permit_type.fields if rule.names_it]
    assert named.required


def test_a_draft_is_named_as_soon_as_the_answer_is_there() -> None:
    draft = a_draft(type_id="sip_bidan")
    assert draft.now.subject == ""
    assert draft.fill(tempat_praktik="Puskesmas Talang").now.subject == "Puskesmas Talang"


def test_a_long_title_is_cut_for_the_list() -> None:
    rules = office_data().get("penelitian", TODAY)
    told = subject(rules, {"judul": "Kata " * 60})
    assert len(told) == LONGEST
    assert told.endswith("…")


def test_the_permit_keeps_the_name() -> None:
    case = a_complete_draft(type_id="sip_bidan").submit().issue()
    permit = case.ports.permits.find(case.now.permit_identity[1])
    assert permit is not None
    assert permit.subject == case.now.subject == case.now.data["tempat_praktik"]
