"""The ports that accounts use, in memory, with a clock to be moved and secrets to be looked up."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.adapters.access_tokens import JwtAccessTokens
from chalicelib.adapters.device_marks import SignedDeviceMarks
from chalicelib.adapters.dynamodb.accounts import DynamoAccounts
from chalicelib.adapters.dynamodb.commit import DynamoCommitter
from chalicelib.adapters.dynamodb.sessions import DynamoSessions
from chalicelib.adapters.dynamodb.store import Store
from chalicelib.adapters.dynamodb.together import DynamoReads
from chalicelib.adapters.factor_seal import KmsFactorSeal
from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.adapters.refresh_tokens import DerivedRefreshTokens
from chalicelib.domain.accounts import registration
from chalicelib.domain.accounts.links import follow_link
from chalicelib.domain.accounts.model import Account, Actor, KtpScan
from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.domain.accounts.opening import Started
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.accounts.second_factor import finish_sign_in
from chalicelib.domain.accounts.sign_in import SignedIn, sign_in
from chalicelib.domain.accounts.tickets import FactorWanted, opened
from chalicelib.domain.audit.notes import Note, first_break
from chalicelib.domain.messages.model import Message
from chalicelib.domain.office import Role
from chalicelib.domain.storage import Add, Change
from chalicelib.domain.text import Language
from chalicelib.domain.uploads.model import PresignedUpload, Reason, Verdict
from tests.fakes.in_turn import InTurn
from tests.fakes.papers import FakeKms
from tests.fakes.ports import office_data
from tests.fakes.regions import MemoryRegions
from tests.support.factor import fresh_code
from tests.support.tables import PREFIX, memory_dynamodb

NIK = "1302101705900001"
PASSWORD = "kuda nil makan rambutan"
ADDRESS = "203.0.113.7"
ACCEPTED = Verdict(accepted=True, size=1, sha256="0")
SCAN = KtpScan(key="registration/x/ktp/y", version_id="v1")


@dataclass
class World:
    """A ``Ports`` as far as accounts need one. ``roles`` are those of the catalogue."""

    at: datetime = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
    made: int = 0
    notes: list[Note] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    public_url: str = "https://izin.contoh.id"
    stage: str = "test"
    roles: dict[str, Role] = field(
        default_factory=lambda: {
            name: office_data().roles[name] for name in ("back_office", "head", "administrator")
        }
    )

    def __post_init__(self) -> None:
        self.both = InTurn()
        self.dynamodb = memory_dynamodb()
        self.reads = DynamoReads(self.dynamodb, PREFIX)
        self.sessions = DynamoSessions(self.dynamodb, PREFIX)
        self.records = Store(self.dynamodb, PREFIX)
        self.refresh_tokens = DerivedRefreshTokens(b"k" * 32)
        self.device_marks = SignedDeviceMarks(b"k" * 32)
        self.factor_seal = KmsFactorSeal(FakeKms(), "factor-key")
        self.regions = MemoryRegions()
        self.limits = office_data().limits
        self.accounts = DynamoAccounts(self.dynamodb, PREFIX)
        self.passwords = Argon2Passwords(passes=1, memory_kib=8)
        self.access_tokens = JwtAccessTokens(b"k" * 32, self.public_url)

    # Every small port is this object itself: it is what the tests look at.
    clock = ids = calendar = files = announcer = catalogue = property(lambda self: self)

    def now(self) -> datetime:
        return self.at

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    def local_date(self, moment: datetime) -> date:
        return moment.astimezone(ZoneInfo("Asia/Jakarta")).date()

    def new_id(self) -> str:
        self.made += 1
        return f"id{self.made:04}"

    def secret(self, bits: int = 128) -> str:
        self.made += 1
        return f"secret-{self.made:04}-{bits}"

    def issue_upload(self, key: str, content_type: str, max_bytes: int) -> PresignedUpload:
        return PresignedUpload("https://s3", {}, key, self.at, max_bytes, content_type)

    def announce(self, messages: Sequence[Message]) -> None:
        self.announced += [message.message_id for message in messages]

    def commit(self, *changes: Change) -> None:
        DynamoCommitter(self.dynamodb, PREFIX)(*changes)
        for change in changes:
            record = change.record if isinstance(change, Add) else None
            if isinstance(record, Note):
                self.notes.append(record)
            elif isinstance(record, Message):
                self.messages.append(record)

    def only_message(self, template: str) -> Message:
        """The e-mail of this kind, the only one there is; forgets all messages."""
        found = [m for m in self.messages if m.template == template and m.channel == "email"]
        assert len(found) == 1, [m.template for m in self.messages]
        self.messages.clear()
        return found[0]

    def only_link(self, template: str) -> str:
        """The token of the link in it."""
        return self.only_message(template).params["link"].partition("#token=")[2]

    def chain_is_whole(self, account: Account) -> bool:
        notes = [note for note in self.notes if note.subject == account.subject]
        return first_break(notes, account.note_count, account.note_head) is None


def form(**changes: object) -> RegistrationForm:
    return RegistrationForm.model_validate_json(
        RegistrationForm.model_construct(**{**_FORM, **changes}).model_dump_json(warnings=False)
    )


_FORM = {
    "nik": NIK,
    "name": "IRMAN SYAPUTRA",
    "title_after": "S.Kom",
    "birth_place": "SOLOK",
    "birth_date": "1990-05-17",
    "sex": "male",
    "occupation": "Mahasiswa",
    "whatsapp": "0812 3456 7890",
    "email": "Irman.S@contoh.id",
    "address": {"village": "13.02.10.2001", "street": "Jorong Simpang RT 1 RW 2"},
    "password": PASSWORD,
    "declared_true": True,
}


def completed(world: World, *, accepted: bool = True, **changes: object) -> Started:
    """A registration up to the link being sent."""
    started = registration.start(world, form(**changes), ADDRESS)
    upload_id = started.registration.ktp_upload_id
    identity = started.registration.registration_id
    verdict = ACCEPTED if accepted else refused()
    registration.record_ktp_verdict(world, identity, upload_id, verdict, SCAN)
    registration.complete(world, identity, started.secret, Language.INDONESIAN)
    return started


def registered(world: World, **changes: object) -> Account:
    """A citizen's account, from the form to the followed links of e-mail and number."""
    completed(world, **changes)
    follow_link(world, world.only_link("verify_registration"), None)
    return follow_link(world, number_link(world), None).account


def number_link(world: World) -> str:
    """The token of the link that went to a number to be proven; forgets all messages."""
    [found] = [m for m in world.messages if m.template == "verify_whatsapp"]
    assert found.channel == "whatsapp"
    world.messages.clear()
    return found.params["link"].partition("#token=")[2]


def refused() -> Verdict:
    return Verdict(False, 1, "0", reason=Reason.TOO_LARGE, params={"max_kb": 500})


def officer(world: World, number: int = 1, **changes: object) -> Account:
    values = {
        "nik": f"130210570585{number:04}",
        "name": "Rina Marlina",
        "email": f"petugas{number}@contoh.id",
        "whatsapp": "081266667777",
        "roles": ("back_office",),
    }
    new = OfficerForm.model_validate({**values, **changes})
    return create_officer(world, None, new, password=PASSWORD)


def administrator(world: World) -> Actor:
    return Actor.of(officer(world, 900, roles=("administrator",)))


def entered(
    world: World, login: str, password: str = PASSWORD, address: str = ADDRESS, **options: Any
) -> SignedIn:
    """Through the second factor, where one is asked for; who has none gets it."""
    found = sign_in(world, login, password, address, **options)
    if isinstance(found, FactorWanted):
        _, account = opened(world, found.ticket)
        code = fresh_code(world, account.account_id)
        return finish_sign_in(world, found.ticket, code)[0]
    return found
