"""How long a permit holds, and what its letter says of a renewal."""

from datetime import date
from typing import Any

import pytest

from chalicelib.domain.catalogue.outcome import Validity
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.permits.composing import signer_of, valid_until
from tests.contract.records import application
from tests.fakes.ports import FakePorts, office_data
from tests.support.cases import a_draft
from tests.support.people import a_staff

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


NOBODY = "nobody"


@pytest.mark.parametrize("who", [NOBODY, "a citizen", "an officer without a NIP"])
def test_who_has_no_nip_signs_nothing_in_their_own_name(who: str) -> None:
    """The letter then names the head of office as the office's data do."""
    ports = FakePorts()
    officer = ports.accounts.find(a_staff(ports)["head"].account_id)
    own = signer_of(ports, officer)
    assert (own.plain_name, own.nip) == (officer.name, officer.post.nip)
    post = officer.post.replace(nip="") if who.endswith("NIP") else None
    lacking = None if who == NOBODY else officer.replace(post=post)
    head, block = ports.office.head, signer_of(ports, lacking)
    assert (block.name, block.plain_name, block.nip) == (head.name, head.plain_name, head.nip)
    assert head.nip and head.plain_name != officer.name


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
