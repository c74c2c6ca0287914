"""As many records of every kind as a measurement asks for, laid into a DynamoDB in memory.

The items are those of the adapter's own writes, made when they are looked at
(``infra/local/memory_dynamodb/generated.py``): 200,000 of each kind cost no memory and no time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache, partial

from chalicelib.adapters.dynamodb.writes import writes_of
from chalicelib.domain.accounts.factors import WayChange, WayKind
from chalicelib.domain.accounts.model import (
    Account,
    ActingKind,
    Actor,
    Delegation,
    KtpScan,
    OfficerPost,
)
from chalicelib.domain.applications.claims import FrozenType
from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applications.model import Applicant, Application, Phase
from chalicelib.domain.applications.terms import FileTerm, term_of_word
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.conversations.model import Entry, Side, Thread
from chalicelib.domain.importing.model import DoneBy, PermitBatch
from chalicelib.domain.inviting.model import InvitationList
from chalicelib.domain.messages.news import News
from chalicelib.domain.messages.on_paper import WaitingLetter
from chalicelib.domain.office_data.auditing import END
from chalicelib.domain.office_data.auditing import SUBJECT as OFFICE
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.permits.decrees import RevocationDecree
from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.records import Stored
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.domain.storage import Add
from infra.local.memory_dynamodb.client import MemoryDynamo
from infra.local.memory_dynamodb.values import Item
from tests.support.people import citizen_details

NAME = "Rina Marlina"
LOOKED_AT = "application-000000"
"""Everybody has looked at this one's documents."""


def lay(dynamodb: MemoryDynamo, prefix: str, records: "ManyRecords", count: int) -> None:
    """``count`` of each kind, the rules that the applications were sent in under, and the end of
    the chain of the office's notes."""
    _put(dynamodb, prefix, records.rules, records.end_of_notes(count))
    for make in records.kinds():
        _lay_kind(dynamodb, prefix, make, count)


def lay_running(dynamodb: MemoryDynamo, prefix: str, records: "ManyRecords", count: int) -> None:
    """``count`` applications under review with the rules that they were sent in under; nothing
    else."""
    _put(dynamodb, prefix, records.rules)
    _lay_kind(dynamodb, prefix, records.application, count)


def lay_permits(dynamodb: MemoryDynamo, prefix: str, records: "ManyRecords", count: int) -> None:
    """``count`` issued permits, and nothing else."""
    _lay_kind(dynamodb, prefix, records.permit, count)


def _put(dynamodb: MemoryDynamo, prefix: str, *records: Stored) -> None:
    for one in records:
        for write in writes_of(Add(one), prefix):
            dynamodb.put_item(**write["Put"])


def _lay_kind(
    dynamodb: MemoryDynamo, prefix: str, make: Callable[[int], Stored], count: int
) -> None:
    items = _items_of(make, prefix)
    for position, (table, _) in enumerate(items(0)):
        dynamodb.lay(table, partial(_item, items, position), count)


Items = Callable[[int], list[tuple[str, Item]]]


def _items_of(make: Callable[[int], Stored], prefix: str) -> Items:
    @lru_cache(1_000)
    def items(number: int) -> list[tuple[str, Item]]:
        puts = [write["Put"] for write in writes_of(Add(make(number)), prefix)]
        return [(put["TableName"], put["Item"]) for put in puts]

    return items


def _item(items: Items, position: int, number: int) -> Item:
    return items(number)[position][1]


@dataclass(frozen=True)
class ManyRecords:
    """Everything belongs to one citizen, one role and one type: no partition is spared. ``now`` is
    some seconds after the last of all."""

    citizen: Actor
    permit_type: PermitType
    search_key: bytes
    now: datetime

    @cached_property
    def rules(self) -> FrozenType:
        return FrozenType.of(self.permit_type)

    def kinds(self) -> list[Callable[[int], Stored]]:
        """For each its ``number``-th record."""
        return [
            self.application, self.withdrawn, self.permit, self.publication, self.thread,
            self.entry, self.view, self.officer, self.newcomer, self.way_change, self.request,
            self.office_note, self.announcement, self.old_list, self.decree, self.news,
            self.complaint, self.invitation_list, self.letter,
            *(partial(self.testimonial, state) for state in
              (TestimonialState.WAITING, TestimonialState.PUBLISHED)),
            *(partial(self.term, term_of_word(self.search_key, word))
              for word in NAME.lower().split()),
        ]  # fmt: skip

    def at(self, number: int) -> datetime:
        return self.now - timedelta(days=3) + timedelta(seconds=number)

    def day(self, number: int) -> date:
        return self.at(number).date()

    def application(self, number: int) -> Application:
        """Overdue at its first step; the sweeper is not measured here."""
        kind, at = self.permit_type, self.at(number)
        person = Applicant(
            account_id=self.citizen.account_id, nik="1302105705900001", name=NAME,
            birth_place="Solok", birth_date=date(1990, 5, 17), sex="female", occupation="Bidan",
            address="Talang", email="rina@warga.example", whatsapp="+6281200000001",
        )  # fmt: skip
        return Application(
            application_id=f"application-{number:06d}", version=1, type_id=kind.id,
            rule_set=kind.rule_set, kind=ApplicationKind.NEW, phase=Phase.REVIEW,
            receipt=f"P-{number:06d}", tracking_code="ABC123", created_at=at, updated_at=at,
            applicant_id=self.citizen.account_id, data={"judul": "Pelayanan Terpadu"},
            steps=kind.steps, step_opened_at=at, due_at=at, submitted_at=at, applicant=person,
            type_digest=self.rules.digest,
        )  # fmt: skip

    def withdrawn(self, number: int) -> Application:
        """Each of a person of its own: two families share no partition."""
        return self.application(number).replace(
            application_id=f"withdrawn-{number:06d}",
            applicant_id=f"citizen-{number:06d}",
            phase=Phase.WITHDRAWN,
            due_at=None,
        )

    def term(self, term: str, number: int) -> FileTerm:
        application_id = f"application-{number:06d}"
        return FileTerm(term=term, application_id=application_id, at=self.at(number))

    def permit(self, number: int) -> Permit:
        kind, at, today = self.permit_type, self.at(number), self.day(number)
        return Permit(
            permit_id=f"permit-{number:06d}", application_id=f"application-{number:06d}",
            type_id=kind.id, type_name=kind.name.id, number=f"070/{number:06d}",
            registration_number=f"{number:06d}/SISFO", holder_id=self.citizen.account_id,
            holder_name=NAME, holder_plain_name=NAME, name_public=True,
            holder_nik_masked="1302**********01", signer_name="Kepala", issued_at=at,
            issued_on=today, valid_until=today + timedelta(days=30), key="k", version_id="v",
            sha256=f"{number:06d}", size=12, group=kind.group,
            reminded={"expiry-60": at, "expiry-30": at},
        )  # fmt: skip

    def publication(self, number: int) -> Publication:
        file = CleanFile(
            key="k", version_id="v", sha256="0", size=1, media_type="application/pdf",
            checked_at=self.at(number),
        )  # fmt: skip
        return Publication(
            publication_id=f"research-{number:06d}", permit_id=f"permit-{number:06d}",
            title="Hasil", author=NAME, valid_until=self.day(number),
            published_at=self.at(number), file=file,
        )  # fmt: skip

    def testimonial(self, state: TestimonialState, number: int) -> Testimonial:
        kind = self.permit_type
        return Testimonial(
            testimonial_id=f"{state}-{number:06d}", permit_id=f"permit-{number:06d}",
            type_id=kind.id, type_name=kind.name.id, first_name="Rina", text="Cepat.",
            given_at=self.at(number), state=state,
        )  # fmt: skip

    def thread(self, number: int) -> Thread:
        at = self.at(number)
        return Thread(
            account_id=f"citizen-{number:06d}", code=f"K{number:06d}", name=NAME, last_at=at,
            waiting_since=at, unread_by_office=1,
        )  # fmt: skip

    def entry(self, number: int) -> Entry:
        return Entry(
            account_id=self.citizen.account_id, entry_id=f"entry-{number:06d}",
            at=self.at(number), side=Side.CITIZEN, author_name=NAME,
            text="Apakah berkas saya sudah diterima?",
        )  # fmt: skip

    def view(self, number: int) -> DocumentView:
        return DocumentView(
            view_id=f"view-{number:06d}", application_id=LOOKED_AT, files={"f": "ktp"},
            how=Look.FETCHED, officer_id=self.citizen.account_id, officer_name=NAME,
            role="back_office", at=self.at(number),
        )  # fmt: skip

    def officer(self, number: int) -> Account:
        """With a role that was passed on to them."""
        post = OfficerPost(roles=("back_office",), position="Petugas")
        return self._account("officer", "57", number, post=post, delegations=(self._passed_on(),))

    def newcomer(self, number: int) -> Account:
        """A citizen whose scan nobody has looked at."""
        scan = KtpScan(key=f"registration/{number:06d}/ktp", version_id="v")
        return self._account("newcomer", "58", number, ktp=scan, citizen=citizen_details())

    def way_change(self, number: int) -> WayChange:
        return WayChange(
            account_id=f"officer-{number:06d}", kind=WayKind.FACTOR, account_name=NAME,
            asked_by="o2", asked_by_name="Ani", reason="Ponsel hilang.", asked_at=self.at(number),
            due_at=self.at(number),
        )  # fmt: skip

    def request(self, number: int) -> DataRequest:
        return DataRequest(
            request_id=f"request-{number:06d}", account_id=self.citizen.account_id,
            kind=RequestKind.CORRECTION, asked_at=self.at(number),
            due_at=self.at(number) + timedelta(days=3), field="name", wrong="Rini", wanted=NAME,
        )  # fmt: skip

    def office_note(self, number: int) -> Note:
        """Of a single file there are at most as many as ``templates/limits.toml`` says."""
        return Note(
            subject=OFFICE, seq=number + 1, at=self.at(number), event="announcement-changed",
            actor_id="officer-000000", actor_role="administrator", actor_name=NAME,
            details={"about": f"announcement/news-{number:06d}"},
        )  # fmt: skip

    def end_of_notes(self, count: int) -> OfficeRecord:
        return OfficeRecord(kind=OfficeKind.CHAIN, entry_id=END, version=count, changed_at=self.now)

    def old_list(self, number: int) -> PermitBatch:
        by = DoneBy(account_id="officer-000000", name=NAME, at=self.at(number))
        return PermitBatch(
            batch_id=f"batch-{number:06d}",
            sha256=f"{number:064x}",
            size=9_000,
            rows=40,
            proposed=by,
        )

    def decree(self, number: int) -> RevocationDecree:
        """Of a permit that is being taken back; there are a few in a year."""
        return RevocationDecree(
            permit_id=f"permit-{number:06d}", application_id=f"application-{number:06d}",
            permit_number=f"070/{number:06d}", type_id="penelitian", type_name="Izin Penelitian",
            holder_name=NAME, reason="Tempat tidak sesuai dengan izin.",
            proposed_at=self.at(number), officer_id="officer-000000", officer_name=NAME,
            role="head",
        )  # fmt: skip

    def news(self, number: int) -> News:
        return News(
            news_id=f"news-{number:06d}", account_id=self.citizen.account_id,
            template="issued", params={"permit_type": self.permit_type.name.id},
            path=f"/permohonan/application-{number:06d}", at=self.at(number),
        )  # fmt: skip

    def letter(self, number: int) -> WaitingLetter:
        """Of people of their own, as far as there are so many; they are among the newcomers."""
        return WaitingLetter(
            letter_id=f"letter-{number:06d}", account_id=f"newcomer-{number:06d}",
            template="returned", at=self.at(number),
        )  # fmt: skip

    def complaint(self, number: int) -> Complaint:
        """Without an outcome."""
        return Complaint(
            complaint_id=f"complaint-{number:06d}", number=f"{number}/ADUAN", category="time",
            text="Berkas saya terlalu lama.", account_id=self.citizen.account_id,
            filed_at=self.at(number), due_on=self.day(number) + timedelta(days=7),
        )  # fmt: skip

    def invitation_list(self, number: int) -> InvitationList:
        return InvitationList(
            list_id=f"list-{number:06d}", owner_id=self.citizen.account_id, type_id="penelitian",
            institution="Universitas Contoh", rows=60, created_at=self.at(number),
            expires_at=self.now + timedelta(days=30),
        )  # fmt: skip

    def announcement(self, number: int) -> OfficeRecord:
        news = {
            "title": {"id": "Libur", "en": "Holiday"},
            "text": {"id": "Kantor tutup.", "en": "The office is closed."},
            "starts_on": str(self.now.date()),
        }
        return OfficeRecord(
            kind=OfficeKind.ANNOUNCEMENT, entry_id=f"news-{number:06d}", version=1, content=news,
            changed_at=self.at(number),
        )  # fmt: skip

    def _account(self, kind: str, birth: str, number: int, **more: object) -> Account:
        return Account.model_validate({
            "account_id": f"{kind}-{number:06d}", "nik": f"13021{birth}590{number:06d}",
            "name": NAME, "email": f"{kind}{number:06d}@kantor.example",
            "whatsapp": f"+62812{number:08d}", "created_at": self.at(number), **more,
        })  # fmt: skip

    def _passed_on(self) -> Delegation:
        today = self.now.date()
        return Delegation(
            delegation_id="d", role="back_office", kind=ActingKind.PLH, starts_on=today,
            until=today, basis="800/1", position="Kepala Dinas", given_by="o", given_by_name="Ani",
            given_at=self.now,
        )  # fmt: skip
