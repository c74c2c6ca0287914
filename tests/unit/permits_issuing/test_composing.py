"""How long a permit holds, and what its letter says of a renewal."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.catalogue.outcome import Validity
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.permits.composing import valid_until
from tests.contract.records import application
from tests.fakes.ports import office_data
from tests.support.cases import a_draft

BIDAN = office_data().get("sip_bidan", date(2026, 3, 2))
RESEARCH = office_data().get("penelitian", date(2026, 3, 2))


def until(permit_type: PermitType, signed_on: date, data: dict[str, Any], **rule: Any) -> object:
    changed = permit_type.replace(validity=Validity(**rule))
    return valid_until(changed, application(issue_date=signed_on, data=data))


@pytest.mark.parametrize(
    ("signed_on", "ends"),
    [
        (date(2026, 3, 2), date(2031, 3, 2)),
        (date(2028, 2, 29), date(2033, 2, 28)),
        (date(2023, 2, 28), date(2028, 2, 28)),
    ],
)
def test_fixed_years_end_on_the_same_day_of_the_year(signed_on: date, ends: date) -> None:
    assert until(BIDAN, signed_on, {}, kind="fixed", years=5) == ends


def test_without_an_end_a_permit_holds_for_ever() -> None:
    assert until(BIDAN, date(2026, 3, 2), {}, kind="unlimited") is None


@pytest.mark.parametrize(
    ("str_until", "ends"),
    [
        ("2028-07-01", date(2028, 7, 1)),
        ("2040-07-01", date(2031, 3, 2)),
        ("lifetime", date(2031, 3, 2)),
        (None, date(2031, 3, 2)),
    ],
)
def test_with_years_and_a_field_the_earlier_end_holds(str_until: object, ends: date) -> None:
    found = until(
        BIDAN,
        date(2026, 3, 2),
        {"masa_berlaku_str": str_until},
        kind="fixed",
        years=5,
        until_field="masa_berlaku_str",
    )
    assert found == ends


def test_a_research_permit_holds_until_the_last_day_in_the_field() -> None:
    data = {"waktu_penelitian": {"from": "2026-03-16", "to": "2026-06-30"}}
    rule = {"kind": "until_field", "until_field": "waktu_penelitian"}
    assert until(RESEARCH, date(2026, 3, 2), data, **rule) == date(2026, 6, 30)


def test_the_letter_of_a_renewal_names_the_permit_that_it_renews() -> None:
    case = a_draft(type_id="sip_bidan", kind=ApplicationKind.RENEWAL)
    case.fill(nomor_izin_lama="449.1/007/IPB/2021").upload_all().submit().issue()
    rows = {row.label: row.values for row in case.ports.letters.contents[0].rows}
    assert rows["Perpanjangan dari izin"] == ("449.1/007/IPB/2021",)
