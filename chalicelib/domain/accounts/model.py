"""A person with an account (akun), and who acts in a request.

One person has one account: a citizen has ``citizen`` details, an officer a ``post``, an officer
who once registered as a citizen both. NIK and e-mail are unique over all accounts.
"""

from datetime import date, datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from chalicelib.domain.people.regions import VillagePath

ADMINISTRATOR = "administrator"
"""The role that manages officers. The review roles are data (permit types name them)."""


class Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class AccountKind(StrEnum):
    CITIZEN = "citizen"
    OFFICER = "officer"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class Address(VillagePath):
    """The address on the KTP. ``street`` holds jalan, jorong, RT and RW as typed by hand."""

    street: str

    @property
    def one_line(self) -> str:
        regions = (self.village, self.district, self.regency, self.province)
        return ", ".join((self.street, *(region.name for region in regions)))


class KtpScan(Record):
    """The checked copy of the identity card, pinned by version in the documents bucket."""

    key: str
    version_id: str
    sha256: str = ""


class Person(Record):
    """What everyone with an account has. ``name`` is in title case, without titles; ``whatsapp``
    is in E.164 form; ``email`` is as written to, and unique by ``people.contact.email_key``."""

    nik: str
    name: str
    title_before: str = ""
    title_after: str = ""
    email: str
    whatsapp: str

    @property
    def full_name(self) -> str:
        """With titles: ``Ns. Irman Syaputra, S.Kom``."""
        name = " ".join(part for part in (self.title_before, self.name) if part)
        return f"{name}, {self.title_after}" if self.title_after else name


class CitizenDetails(Record):
    """What a citizen states at registration (domain page §1.4)."""

    birth_place: str
    birth_date: date
    sex: Sex
    occupation: str
    address: Address


class OfficerPost(Record):
    """An officer's roles, and how a letter names its signer (title, pangkat and NIP)."""

    roles: tuple[str, ...]
    position: str = ""
    rank: str = ""
    nip: str = ""


class Account(Person):
    """``version`` counts the writes, from 1. ``generation`` is carried by every session and
    access token: raising it ends them all at once. Without a ``password_hash`` nobody can sign
    in yet. ``warnings`` are codes for the officer who checks the identity: what the NIK says
    otherwise than the form."""

    account_id: str
    version: int = 1
    generation: int = 1
    enabled: bool = True
    password_hash: str | None = None
    created_at: datetime
    citizen: CitizenDetails | None = None
    ktp: KtpScan | None = None
    warnings: tuple[str, ...] = ()
    post: OfficerPost | None = None
    note_count: int = 0
    note_head: str = ""

    @property
    def kind(self) -> AccountKind:
        return AccountKind.OFFICER if self.post else AccountKind.CITIZEN

    @property
    def roles(self) -> tuple[str, ...]:
        return self.post.roles if self.post else ()

    @property
    def subject(self) -> str:
        """Under which this account's audit notes are kept."""
        return f"account#{self.account_id}"


class Actor(Record):
    """Who acts, read from the account in this very request: never from what a token claims."""

    account_id: str
    kind: AccountKind
    roles: tuple[str, ...] = ()
    nik: str
    name: str
    session_id: str = ""

    @classmethod
    def of(cls, account: Account, session_id: str = "") -> "Actor":
        return cls(
            account_id=account.account_id,
            kind=account.kind,
            roles=account.roles,
            nik=account.nik,
            name=account.full_name,
            session_id=session_id,
        )

    def has_role(self, role: str) -> bool:
        return role in self.roles
