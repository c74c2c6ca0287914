"""One of each stored record: whoever adds a row (``adapters/dynamodb/rows/``) adds one here."""

from datetime import date, timedelta

from chalicelib.domain.accounts.factors import SecondFactor, SignInTicket, WayChange, WayKind
from chalicelib.domain.accounts.model import KtpScan, OfficerPost, Person
from chalicelib.domain.accounts.records import (
    OneTimeToken,
    Registration,
    Session,
    TokenPurpose,
)
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.applications.claims import FileClaim, NumberClaim, RunningClaim
from chalicelib.domain.applications.handover import Handover
from chalicelib.domain.applications.model import Amendment, Correction
from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.applications.rounds import Round
from chalicelib.domain.applications.terms import FileTerm
from chalicelib.domain.asides import Aside
from chalicelib.domain.audit.notes import ACCOUNT_LOOKED_AT
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.conversations.model import (
    Entry,
    Handling,
    InnerNote,
    Received,
    Route,
    Side,
    Thread,
)
from chalicelib.domain.conversations.watching import ThreadPresence
from chalicelib.domain.importing.model import BatchRows, DoneBy, OldPermit, PermitBatch
from chalicelib.domain.inviting.model import Invitation, InvitationList
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.news import News, NewsSeen
from chalicelib.domain.messages.on_paper import PaperLetter, WaitingLetter
from chalicelib.domain.messages.undelivered import Lost, Undelivered
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.operating.model import Operator, OperatorInvitation
from chalicelib.domain.permits.certificates import SignerCertificate
from chalicelib.domain.permits.decrees import DecreeSignature, DecreeState, RevocationDecree
from chalicelib.domain.permits.series import FreedNumbers
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.records import Stored
from chalicelib.domain.reporting.export import Export, ExportKind
from chalicelib.domain.reporting.sheets import SheetFormat
from chalicelib.domain.review.desk import Desk, SavedView
from chalicelib.domain.review.field_visits import FieldVisit, Visitor, VisitResult
from chalicelib.domain.review.presence import Presence
from chalicelib.domain.review.shown import Shown
from chalicelib.domain.text import Language
from chalicelib.domain.viewers import Viewer
from tests.contract import records
from tests.contract.records import NOW
from tests.support.people import an_account, citizen_details

SOON = NOW + timedelta(hours=1)

PERSON = Person(
    nik="1302105705900002", name="Ani", email="ani@contoh.id", whatsapp="+6281200000002"
)

SAMPLES: tuple[Stored, ...] = (
    records.application(claimed_by="o1"),
    Amendment(
        application_id="a1", number=1, at=NOW, field="lokasi", before=[], after=[{"name": "RSUD"}],
        reason="Pindah.",
    ),
    Round(
        application_id="a1", number=1,
        correction=Correction(at=NOW, message="Buram.", documents={"ktp": "Buram."}, fields=()),
        files={},
    ),
    FileTerm(term="5ha", application_id="a1", at=NOW),
    SearchLog(
        search_id="s1", officer_id="o1", at=NOW, roles=("back_office",), words="5ha", shown=("a1",)
    ),
    records.FROZEN_TYPE,
    FieldVisit(
        application_id="a1", version=1, visited_on=NOW.date(), place="SD Cahaya", findings="Baik.",
        result=VisitResult.FIT, people=(Visitor(name="Rina"),),
    ),
    NumberClaim(number="1/SISFO/III/2026", application_id="a1"),
    RunningClaim(applicant_id="citizen", type_id="penelitian", application_id="a1"),
    FileClaim(sha256="5ha", application_id="a1", applicant_id="citizen"),
    records.note(event=ACCOUNT_LOOKED_AT),
    DocumentView(
        view_id="v1", application_id="a1", number="1/SISFO/III/2026", type_id="penelitian",
        files={"f1": "ktp"}, how=Look.SHOWN, officer_id="o1", officer_name="Rina",
        role="back_office", at=NOW,
    ),
    an_account(
        1, citizen=citizen_details(), post=OfficerPost(roles=("head",)),
        ktp=KtpScan(key="registration/g1/ktp/u1", version_id="v1"),
    ),
    ReplacedDue(application_id="a1", number=0, due_at=SOON),
    ScanDue(registration_id="g1", due_at=SOON),
    SecondFactor(
        account_id="o1", sealed="c2VhbGVk", last_step=59, recovery=("ha5h", "hb5h"), enrolled_at=NOW
    ),
    WayChange(
        account_id="o1", kind=WayKind.FACTOR, account_name="Rina", asked_by="o2",
        asked_by_name="Ani", reason="Ponsel hilang.", asked_at=NOW, due_at=SOON,
    ),
    InvitationList(
        list_id="l1", owner_id="citizen", type_id="penelitian", institution="Universitas Contoh",
        rows=1, created_at=NOW, expires_at=SOON,
    ),
    Invitation(
        invitation_id="i1", list_id="l1", owner_id="citizen", type_id="penelitian", row=2,
        name="Rina", email="rina@kampus.example", values={"judul": "Gizi"}, token_hash="5ha",
        expires_at=SOON,
    ),
    OperatorInvitation(
        invitation_id="oi1", owner_id="citizen", institution="Yayasan Contoh", name="Rina",
        email="rina@yayasan.example", token_hash="5ha", invited_at=NOW, expires_at=SOON,
    ),
    Operator(owner_id="citizen", account_id="o3", institution="Yayasan Contoh", since=NOW),
    Handover(application_id="a1", token_hash="5ha", from_id="citizen", expires_at=SOON),
    Complaint(
        complaint_id="k1", number="1/ADUAN/III/2026", category="time", text="Lama.",
        account_id="a1", code_hash="5ha", filed_at=NOW, due_on=NOW.date(),
    ),
    DataRequest(
        request_id="r1", account_id="citizen", kind=RequestKind.CORRECTION, asked_at=NOW,
        due_at=SOON, field="name", wrong="Rini", wanted="Rina",
    ),
    Session(
        session_id="s1", account_id="citizen", generation=1, refresh_hash="hash", created_at=NOW,
        expires_at=SOON, last_used_at=NOW,
    ),
    OneTimeToken(
        token_hash="hash", purpose=TokenPurpose.SET_PASSWORD, subject="citizen", expires_at=SOON
    ),
    SignInTicket(token_hash="hash", account_id="o1", generation=1, expires_at=SOON),
    Registration(
        registration_id="g1", version=1, secret_hash="hash", person=PERSON,
        citizen=citizen_details(), declared_at=NOW, expires_at=SOON, ktp_upload_id="u1",
    ),
    records.answer().record,
    records.batch(),
    Export(
        export_id="e1", version=1, officer_id="o1", created_at=NOW, kind=ExportKind.PERMITS,
        format=SheetFormat.XLSX, language=Language.INDONESIAN, first=NOW.date(), last=NOW.date(),
        parts=("v1",),
    ),
    Presence(
        application_id="a1", version=1,
        viewers={"o1": Viewer(name="Rina", since=NOW, seen_at=NOW)},
    ),
    Desk(account_id="o1", version=1, views=(SavedView(name="Punya saya", filters={}),)),
    Shown(application_id="a1", officer_id="o1", version=1, files={"ktp": "f1"}, at=NOW),
    ThreadPresence(
        account_id="citizen", version=1,
        viewers={"o1": Viewer(name="Rina", since=NOW, seen_at=NOW)},
    ),
    Route(number_digest="digest", account_id="citizen", expires_at=SOON),
    Received(digest="digest", expires_at=SOON),
    Undelivered(
        whose="citizen", message_id="m1", channel=Channel.EMAIL, template="returned",
        subject_id="a1", why=Lost.BOUNCED, at=NOW, sent_again_at=SOON, sent_again_by="o1",
    ),
    News(
        news_id="m1", account_id="citizen", template="returned", path="/permohonan/a1/perbaikan",
        params={"receipt": "P-7K2M-9QXA"}, at=NOW,
    ),
    PaperLetter(
        letter_id="m1", account_id="citizen", template="returned", subject_id="a1",
        params={"receipt": "P-7K2M-9QXA"}, at=NOW,
    ),
    WaitingLetter(letter_id="m1", account_id="citizen", template="returned", at=NOW),
    NewsSeen(account_id="citizen", at=NOW, expires_at=SOON),
    records.permit(remind_before=(7,), name_public=True, holder_plain_name="Ani Contoh"),
    records.publication(),
    RevocationDecree(
        permit_id="p1", application_id="a1", permit_number="070/1", type_id="penelitian",
        type_name="Izin Penelitian", holder_name="Rina", reason="Tempat tidak sesuai.",
        proposed_at=NOW, officer_id="o1", officer_name="Admin", role="head",
        state=DecreeState.SIGNING, number="500/1", on=NOW.date(), file_id="f1", sha256="1" * 64,
        signature=DecreeSignature(officer_id="o1", officer_name="Admin", role="head", at=NOW),
    ),
    PermitBatch(
        batch_id="b1", sha256="0" * 64, size=1, rows=1,
        proposed=DoneBy(account_id="o1", name="Admin", at=records.NOW),
    ),
    BatchRows(
        batch_id="b1",
        part=0,
        permits=(
            OldPermit(
                row=2, permit_id="p9", number="SK/9", type_id="sip_bidan", type_name="SIP",
                group="nakes", holder_name="Yulia", nik_masked="", issued_on=date(2022, 6, 3),
                valid_until=None, signer_name="Kepala",
            ),
        ),
    ),
    SignerCertificate(
        account_id="o1", state="ISSUE", subject="Bustamar", valid_until=NOW.date(), seen_at=NOW
    ),
    records.testimonial(),
    records.message(),
    FreedNumbers(series="permit#070#IP#2026", version=1, sequences=(7, 12)),
    Thread(
        account_id="citizen", version=1, code="K7M2", name="Ani", last_at=NOW, waiting_since=NOW
    ),
    Handling(
        account_id="citizen", version=1, officer_id="o1", officer_name="Rina", since=NOW,
        until=SOON,
    ),
    InnerNote(
        account_id="citizen", note_id="n1", at=NOW, author_id="o1", author_name="Rina",
        text="Suratnya sudah lama.",
    ),
    Entry(
        account_id="citizen", entry_id="e1", at=NOW, side=Side.CITIZEN, author_name="Ani",
        text="Apakah sudah diterima?",
    ),
    Aside(
        place="applications/app#a9/application", kind="Application", why="garbage",
        key={"pk": "app#a9", "sk": "application"}, noticed_at=NOW, told_at=SOON,
    ),
    OfficeRecord(
        kind=OfficeKind.FAQ, entry_id="biaya", version=1, content={"a": 1}, changed_at=NOW
    ),
)  # fmt: skip
