"""All ports in one bundle: ``chalicelib.domain.ports.Ports`` for tests.

Real are the office's data files (permit types, messages, texts, holidays), password hashing (at
its cheapest), access tokens, and every adapter over DynamoDB, which lies in memory. Whatever else
would leave the process is a fake.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from chalicelib.adapters.device_marks import SignedDeviceMarks
from chalicelib.adapters.dynamodb import applications, permits
from chalicelib.adapters.dynamodb.accounts import DynamoAccounts, DynamoDataRequests
from chalicelib.adapters.dynamodb.asides import DynamoAsides
from chalicelib.adapters.dynamodb.chain import DynamoWaits
from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.adapters.dynamodb.complaints import DynamoComplaints
from chalicelib.adapters.dynamodb.conversations import DynamoConversations
from chalicelib.adapters.dynamodb.counters import DynamoCounters
from chalicelib.adapters.dynamodb.invitations import DynamoInvitations
from chalicelib.adapters.dynamodb.news import DynamoNews
from chalicelib.adapters.dynamodb.office import DynamoOfficeData
from chalicelib.adapters.dynamodb.operators import DynamoOperators
from chalicelib.adapters.dynamodb.sessions import DynamoSessions
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.dynamodb.together import DynamoReads
from chalicelib.adapters.dynamodb.trials import DynamoTrials
from chalicelib.adapters.factor_seal import KmsFactorSeal
from chalicelib.adapters.letters.report import FpdfReports
from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.message_texts import TemplateMessages
from chalicelib.adapters.offered_types import OfferedCatalogue
from chalicelib.adapters.office_defaults import TemplateDefaults
from chalicelib.adapters.refresh_tokens import DerivedRefreshTokens
from chalicelib.adapters.sheets.reader import ConfinedSheetReader, processes
from chalicelib.adapters.tables.writer import SheetWriter
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.adapters.vault import KmsVault
from chalicelib.domain.complaints.rules import ComplaintRules
from chalicelib.domain.limits import Limits
from chalicelib.domain.offering.versions import rules
from chalicelib.domain.office import Office
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.contacts import reachable
from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.office_data.reasons import reasons_of
from chalicelib.domain.permits.letter import Stationery
from chalicelib.domain.permits.register_entry import RegisterRules
from chalicelib.domain.privacy.rules import Retention
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.satisfaction.survey_forms import SurveyForms
from chalicelib.domain.uploads.texts import VerdictTexts
from chalicelib.domain.working_time.calendar import WorkingCalendar
from tests.fakes import papers
from tests.fakes.in_turn import InTurn
from tests.fakes.regions import MemoryRegions
from tests.fakes.time_and_ids import FakeClock, SequentialIds
from tests.fakes.workflow import FakeWorkflow
from tests.support.tables import PREFIX, memory_dynamodb

PUBLIC_URL = "https://izin.contoh.id"


@cache
def office_data() -> TemplateCatalogue:
    """Read once for all tests; nothing in it ever changes."""
    return TemplateCatalogue()


@cache
def _sheets() -> ConfinedSheetReader:
    """The real one: its process starts with the first sheet."""
    return ConfinedSheetReader(processes())


@cache
def _stationery() -> Stationery:
    return load_stationery(TEMPLATES / "letters")


@cache
def _defaults() -> TemplateDefaults:
    return TemplateDefaults(office_data())


@dataclass
class FakePorts:
    """``dynamodb`` is the client of whatever holds the state. Each part can be replaced during a
    test: ``ports.commit = ...``."""

    both: InTurn = field(default_factory=InTurn)
    clock: FakeClock = field(default_factory=FakeClock)
    ids: SequentialIds = field(default_factory=SequentialIds)
    dynamodb: Any = field(default_factory=memory_dynamodb)
    workflow: FakeWorkflow = field(default_factory=FakeWorkflow)
    files: papers.FakeFiles = field(default_factory=papers.FakeFiles)
    inspector: papers.FakeInspector = field(default_factory=papers.FakeInspector)
    sheets: ConfinedSheetReader = field(default_factory=_sheets)
    letters: papers.FakeLetters = field(default_factory=papers.FakeLetters)
    signer: papers.FakeSigner = field(default_factory=papers.FakeSigner)
    signatures: papers.FakeSignatureChecker = field(default_factory=papers.FakeSignatureChecker)
    signatures_of_strangers: Any = field(default_factory=papers.FakeSignatureChecker)
    signing_chain: papers.FakeSigningChain = field(default_factory=papers.FakeSigningChain)
    permit_files: papers.FakePermitFiles = field(default_factory=papers.FakePermitFiles)
    announcer: papers.FakeAnnouncer = field(default_factory=papers.FakeAnnouncer)
    channels: papers.FakeChannels = field(default_factory=papers.FakeChannels)
    spreadsheets: SheetWriter = field(default_factory=SheetWriter)
    catalogue: Any = None
    public_url: str = PUBLIC_URL
    stage: str = "test"
    passphrase_needed: bool = False
    regions: MemoryRegions = field(default_factory=MemoryRegions)
    search_key: bytes = b"only-for-tests-of-searching"
    whatsapp_secret: bytes = b"only-for-tests-of-the-gateway"

    def __post_init__(self) -> None:
        if self.catalogue is None:
            self.catalogue = OfferedCatalogue(
                office_data(),
                lambda: rules(self.office_book),
                lambda: reasons_of(self.office_book),
            )
        state = (self.dynamodb, PREFIX)
        self.commit: Any = DynamoCommitter(*state)
        self.accounts: Any = DynamoAccounts(*state)
        self.sessions: Any = DynamoSessions(*state)
        self.reads: Any = DynamoReads(*state)
        self.applications: Any = applications.DynamoApplications(*state)
        self.notes: Any = applications.DynamoNotes(*state)
        self.waits: Any = DynamoWaits(*state)
        self.counters: Any = DynamoCounters(*state)
        self.answers: Any = applications.DynamoAnswers(*state)
        self.permits: Any = permits.DynamoPermits(*state)
        self.invitations: Any = DynamoInvitations(*state)
        self.operators: Any = DynamoOperators(*state)
        self.permit_batches: Any = permits.DynamoBatches(*state)
        self.testimonials: Any = permits.DynamoTestimonials(*state)
        self.outbox: Any = permits.DynamoOutbox(*state)
        self.news: Any = DynamoNews(*state)
        self.records: Any = Store(*state)
        self.asides: Any = DynamoAsides(*state)
        self.trials: Any = DynamoTrials(*state)
        self.conversations: Any = DynamoConversations(*state)
        self.complaints: Any = DynamoComplaints(*state)
        self.data_requests: Any = DynamoDataRequests(*state)
        self.office_data: Any = DynamoOfficeData(*state)
        self.signing_queue = papers.FakeSigningQueue(self.workflow.inbox, self.clock)
        sessions = Table(self.dynamodb, f"{PREFIX}-sessions")
        self.refresh_tokens: Any = DerivedRefreshTokens(b"k" * 32)
        self.device_marks: Any = SignedDeviceMarks(b"k" * 32)
        self.factor_seal: Any = KmsFactorSeal(papers.FakeKms(), "factor-key")
        self.vault: Any = KmsVault(papers.FakeKms(), "key", sessions, self.clock)

    @property
    def office(self) -> Office:
        return reachable(office_data().office, self.office_book)

    @cached_property
    def office_book(self) -> OfficeBook:
        """Made on first use: by then a test has put its own store and clock into place."""
        return OfficeBook(self.office_data, _defaults(), lambda: self.clock.now())

    @cached_property
    def reports(self) -> FpdfReports:
        return FpdfReports()

    @property
    def texts(self) -> ProblemTexts:
        return office_data().problem_texts

    @property
    def verdicts(self) -> VerdictTexts:
        return office_data().verdict_texts

    @property
    def survey_forms(self) -> SurveyForms:
        return office_data().survey_forms

    @property
    def limits(self) -> Limits:
        return office_data().limits

    @property
    def complaint_rules(self) -> ComplaintRules:
        return office_data().complaint_rules

    @property
    def retention(self) -> Retention:
        return office_data().retention

    @property
    def register_rules(self) -> RegisterRules:
        return office_data().register_rules

    @cached_property
    def calendar(self) -> WorkingCalendar:
        office = office_data().office
        return WorkingCalendar(office.hours, office.timezone, lambda: overrides(self.office_book))

    @property
    def stationery(self) -> Stationery:
        return _stationery()

    @property
    def message_texts(self) -> TemplateMessages:
        return TemplateMessages(office_data(), lambda: self.office)

    @property
    def passwords(self) -> Any:
        from chalicelib.adapters.passwords import Argon2Passwords

        return Argon2Passwords(passes=1, memory_kib=8)

    @property
    def access_tokens(self) -> Any:
        from chalicelib.adapters.access_tokens import JwtAccessTokens

        return JwtAccessTokens(b"k" * 32, self.public_url)
