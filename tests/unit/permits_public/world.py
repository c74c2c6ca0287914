"""The ports that holders and the public meet, in memory, with permits and applications to make."""

import functools
import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.adapters.signing.confined_checker import ConfinedChecker, processes
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.accounts.model import AccountKind, Actor
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.model import Application, Decision, Outcome, Phase
from chalicelib.domain.applications.reading import kept_type
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.storage import Add
from tests.fakes.ports import FakePorts, office_data
from tests.fakes.time_and_ids import FakeClock
from tests.support import signing

CATALOGUE = office_data()
ADDRESS = "203.0.113.7"
HOLDER = Actor(
    account_id="citizen-1", kind=AccountKind.CITIZEN, nik="1302101705900001", name="Irman"
)
STRANGER = HOLDER.replace(account_id="citizen-2")
ISSUED = datetime(2026, 2, 2, 3, 0, tzinfo=UTC)


def world(at: datetime = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)) -> FakePorts:
    """With the real checker of strangers' signatures, in its process."""
    return FakePorts(clock=FakeClock(at), signatures_of_strangers=checker())


def permit(ports: FakePorts, number: int = 1, pdf: bytes = b"", **changes: Any) -> Permit:
    """An issued permit, kept in the store; ``pdf`` is its signed file."""
    made = Permit(
        permit_id=f"{number:022d}",
        application_id=f"app-{number}",
        type_id="penelitian",
        type_name="Izin Penelitian",
        number=f"070/{number:03d}/IP/DPMPTSPNAKER/II/2026",
        registration_number=f"{number}/SISFO/I/2026",
        holder_id=HOLDER.account_id,
        holder_name="Irman Syaputra, S.Kom",
        holder_nik_masked="1302**********01",
        signer_name="Drs. Kepala Dinas, M.Si.",
        issued_at=ISSUED + timedelta(minutes=number),
        issued_on=date(2026, 2, 2),
        valid_until=date(2026, 12, 31),
        key=f"permits/app-{number}/{number}.pdf",
        version_id="v1",
        sha256=hashlib.sha256(pdf or str(number).encode()).hexdigest(),
        size=len(pdf),
        group="penelitian",
        holder_plain_name="Irman Syaputra",
        name_public=True,
    ).replace(**changes)
    ports.commit(Add(made))
    return made


def application(ports: FakePorts, **changes: Any) -> Application:
    """A submitted application of type ``penelitian`` at its second step, with its numbers."""
    rules = CATALOGUE.get("penelitian", date(2026, 3, 2))
    first = Decision(
        step=rules.steps[0].id,
        outcome=Outcome.APPROVED,
        officer_id="officer-1",
        officer_name="Rina Marlina",
        role=rules.steps[0].role,
        at=datetime(2026, 2, 25, 4, 0, tzinfo=UTC),
    )
    made = Application(
        application_id="app-1",
        version=1,
        type_id="penelitian",
        rule_set=rules.rule_set,
        kind=ApplicationKind.NEW,
        phase=Phase.REVIEW,
        receipt="P-7K0M-4Q1X",
        tracking_code="0A1B2C",
        created_at=datetime(2026, 2, 23, 3, 0, tzinfo=UTC),
        updated_at=datetime(2026, 2, 25, 4, 0, tzinfo=UTC),
        applicant_id=HOLDER.account_id,
        data={"judul": "Rahasia Penelitian"},
        steps=rules.steps,
        type_digest=kept_type(ports, rules),
        step_index=1,
        step_opened_at=datetime(2026, 2, 25, 17, 30, tzinfo=UTC),
        due_at=datetime(2026, 2, 26, 9, 0, tzinfo=UTC),
        decisions=(first,),
        submitted_at=datetime(2026, 2, 24, 3, 0, tzinfo=UTC),
        accepted_on=date(2026, 2, 25),
        promised_on=date(2026, 3, 6),
        registration_number="9/SISFO/II/2026",
        permit_number="070/001/IP/DPMPTSPNAKER/II/2026",
    ).replace(**changes)
    numbers = [made.receipt, made.registration_number, made.permit_number]
    ports.commit(
        Add(made),
        *(
            Add(NumberClaim(number=number, application_id=made.application_id))
            for number in numbers
            if number
        ),
    )
    return made


@functools.cache
def checker() -> ConfinedChecker:
    return ConfinedChecker([signing.authority().pem], (), processes())


@functools.cache
def signed(text: str = "SURAT IZIN PENELITIAN") -> bytes:
    signer = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    return signer.sign(signing.letter(text), signing.a_request())
