"""As many records of every kind as a measurement asks for, put straight into moto's tables.

The items are those of the adapter's own writes (``DynamoCommitter``); only the way over HTTP and
the conditions are left out, so that 20,000 of each kind take seconds.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from moto.dynamodb.models import dynamodb_backends

from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.domain.accounts.model import Account, OfficerPost
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.conversations.model import Entry, Side, Thread
from chalicelib.domain.office_data.auditing import SUBJECT as OFFICE
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.storage import Add, Change, Overwrite
from infra.local.aws import ACCOUNT, PREFIX, REGION

NAME = "Rina Marlina"


class StraightIn:
    """What ``DynamoCommitter`` needs of a client; every put holds."""

    def transact_write_items(self, TransactItems: list[dict[str, Any]]) -> None:
        for write in TransactItems:
            self.put(write["Put"]["TableName"], write["Put"]["Item"])

    def put(self, table: str, item: dict[str, Any]) -> None:
        dynamodb_backends[ACCOUNT][REGION].get_table(table).put_item(item)


class ManyRecords:
    """Everything belongs to one citizen, one role and one type: no partition is spared."""

    def __init__(self, citizen: Account, permit_type: PermitType) -> None:
        self.citizen = citizen
        self.permit_type = permit_type
        self.looked_at = "application-00000"
        self.now = datetime.now(UTC)
        self._client = StraightIn()
        self._commit = DynamoCommitter(self._client, PREFIX)
        thread = Thread.opened(citizen.account_id, citizen.name, "K7M2", self.now)
        self._commit(Add(thread))

    def fill(self, first: int, last: int) -> None:
        """The ``first``-th to before the ``last``-th of each kind."""
        for number in range(first, last):
            self._commit(*self._one_of_each(f"{number:05d}", number))

    def _one_of_each(self, tail: str, number: int) -> Iterator[Change]:
        yield Add(self._view(number))
        at = self.now - timedelta(days=3) + timedelta(seconds=number)
        today: date = at.date()
        citizen, kind = self.citizen.account_id, self.permit_type
        yield Add(self._application(tail, at))
        permit = Permit(
            permit_id=f"permit-{tail}", application_id=f"application-{tail}", type_id=kind.id,
            type_name=kind.name.id, number=f"070/{tail}", registration_number=f"{tail}/SISFO",
            holder_id=citizen, holder_name=NAME, holder_plain_name=NAME, name_public=True,
            holder_nik_masked="1302**********01", signer_name="Kepala", issued_at=at,
            issued_on=today, valid_until=today + timedelta(days=30), key="k", version_id="v",
            sha256=tail, size=12, group=kind.group, reminded={"expiry-60": at, "expiry-30": at},
        )  # fmt: skip
        yield Add(permit)
        file = CleanFile(
            key="k", version_id="v", sha256="0", size=1, media_type="application/pdf",
            checked_at=at,
        )  # fmt: skip
        yield Overwrite(Publication(
                publication_id=f"research-{tail}", permit_id=permit.permit_id, title="Hasil",
                author=NAME, valid_until=today, published_at=at, file=file,
            ))  # fmt: skip
        for state in (TestimonialState.WAITING, TestimonialState.PUBLISHED):
            given = Testimonial(
                testimonial_id=f"{state}-{tail}", permit_id=permit.permit_id, type_id=kind.id,
                type_name=kind.name.id, first_name="Rina", text="Cepat.", given_at=at, state=state,
            )  # fmt: skip
            yield Add(given)
        waiting = Thread(
            account_id=f"citizen-{tail}", code="K7M2", name=NAME, last_at=at, waiting_since=at,
            unread_by_office=1,
        )  # fmt: skip
        yield Add(waiting)
        yield Add(Entry(
                account_id=citizen, entry_id=f"entry-{tail}", at=at, side=Side.CITIZEN,
                author_name=NAME, text="Apakah berkas saya sudah diterima?",
            ))  # fmt: skip
        yield Add(self._officer(number, at))
        yield Add(DataRequest(
                request_id=f"request-{tail}", account_id=citizen, kind=RequestKind.CORRECTION,
                asked_at=at, due_at=at + timedelta(days=3), field="name", wrong="Rini",
                wanted=NAME,
            ))  # fmt: skip
        news = {"title": {"id": "Libur", "en": "Holiday"}, "starts_on": str(today)}
        news |= {"text": {"id": "Kantor tutup.", "en": "The office is closed."}}
        yield Add(Note(
                subject=OFFICE, seq=number + 1, at=at, event="announcement-changed",
                actor_id="officer-00000", actor_role="administrator", actor_name=NAME,
                details={"about": f"announcement/news-{tail}"},
            ))  # fmt: skip
        yield Add(OfficeRecord(
                kind=OfficeKind.ANNOUNCEMENT, entry_id=f"news-{tail}", version=1, content=news,
                changed_at=at,
            ))  # fmt: skip

    def _application(self, tail: str, at: datetime) -> Application:
        """Overdue at its first step; the sweeper is not measured here."""
        kind = self.permit_type
        return Application(
            application_id=f"application-{tail}", version=1, type_id=kind.id,
            rule_set=kind.rule_set, kind=ApplicationKind.NEW, phase=Phase.REVIEW,
            receipt=f"P-{tail}", tracking_code="ABC123", created_at=at, updated_at=at,
            applicant_id=self.citizen.account_id, data={"judul": "Pelayanan Terpadu"},
            steps=kind.steps, step_opened_at=at, due_at=at, submitted_at=at,
        )  # fmt: skip

    def _officer(self, number: int, at: datetime) -> Account:
        return Account(
            account_id=f"officer-{number:05d}", nik=f"13021057058{number:05d}", name=NAME,
            email=f"petugas{number:05d}@kantor.example", whatsapp=f"+62812{number:08d}",
            created_at=at, post=OfficerPost(roles=("back_office",), position="Petugas"),
        )  # fmt: skip

    def _view(self, number: int) -> DocumentView:
        return DocumentView(
            view_id=f"view-{number:05d}", application_id=self.looked_at, files={"f": "ktp"},
            how=Look.FETCHED, officer_id="o", officer_name=NAME, role="back_office",
            at=self.now - timedelta(days=3) + timedelta(seconds=number),
        )  # fmt: skip
