"""A person with an account (akun), and who acts in a request.

One person has one account: a citizen has ``citizen`` details, an officer a ``post``, an officer
who once registered as a citizen both. NIK and e-mail are unique over all accounts.
"""

from datetime import date, datetime
from enum import StrEnum

from chalicelib.domain.people.regions import VillagePath
from chalicelib.domain.records import Record, Versioned

ADMINISTRATOR = "administrator"
"""The role that manages officers. The review roles are data (permit types name them)."""


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
        district = f"Kecamatan {self.district.name}"
        above = (self.regency.name, self.province.name)
        return ", ".join((self.street, self.village.name, district, *above))


class KtpScan(Record):
    """The checked copy of the identity card, pinned by version in the documents bucket. ``size`` in
    bytes and ``checked_at`` are unknown of scans from before they were kept."""

    key: str
    version_id: str
    sha256: str = ""
    size: int = 0
    checked_at: datetime | None = None
    sent_sha256: str | None = None


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
    """What a citizen states at registration (docs/domain.md §1.4)."""

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


class ActingKind(StrEnum):
    """A Plh. (pelaksana harian) stands in for somebody who is away for a time, a Plt. (pelaksana
    tugas) fills a post that nobody holds."""

    PLH = "plh"
    PLT = "plt"


class Delegation(Record):
    """A role passed to this officer from ``starts_on`` to ``until``, both days included.

    ``basis`` is the number of the letter that says so; ``position`` the title of the post as under
    a letter, without Plh.; ``on_behalf_of`` the account of whoever is away, if anybody is.
    """

    delegation_id: str
    role: str
    kind: ActingKind
    starts_on: date
    until: date
    basis: str
    position: str
    on_behalf_of: str | None = None
    on_behalf_of_name: str = ""
    given_by: str
    given_by_name: str
    given_at: datetime

    @property
    def abbreviation(self) -> str:
        """As before a signer's title: ``Plh.``"""
        return f"{self.kind.value.capitalize()}."

    @property
    def title(self) -> str:
        """``Plh. Kepala Dinas``"""
        return f"{self.abbreviation} {self.position}"

    @property
    def in_note(self) -> dict[str, str]:
        """Details of an audit note."""
        return {
            "acting_as": self.title,
            "delegation": self.delegation_id,
            "on_behalf_of": self.on_behalf_of_name,
            "basis": self.basis,
        }

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.until


class By(StrEnum):
    """The way by which somebody wants to hear what happens to their applications."""

    WHATSAPP = "whatsapp"
    EMAIL = "email"
    BOTH = "both"


class Account(Person, Versioned):
    """``version`` counts the writes, from 1. ``generation`` is carried by every session and
    access token: raising it ends them all at once. Without a ``password_hash`` nobody can sign
    in yet. ``warnings`` are codes for the officer who checks the identity: what the NIK says
    otherwise than the form. ``roles`` are an officer's own; ``roles_on`` a day also has those
    that were passed on to them for it. ``identity_seen_at``:
    when an officer compared scan and particulars, and had a doubt (``identity_remark``) or none.
    ``proven_whatsapp``: the number that a link was followed on; links of before ``taken_back_at``
    take nothing back. ``address_changed_at`` and ``factor_reset_at``: two ways are not changed in
    the same week. ``told_by``: where the number was proven; ``told_steps``: also of the steps
    inside the office. ``opened_by``: the officer who made it at the counter (``at_desk.py``)."""

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
    delegations: tuple[Delegation, ...] = ()
    note_count: int = 0
    note_head: str = ""
    erased_at: datetime | None = None
    proven_whatsapp: str = ""
    identity_seen_at: datetime | None = None
    identity_doubt: bool = False
    identity_remark: str = ""
    taken_back_at: datetime | None = None
    address_changed_at: datetime | None = None
    factor_reset_at: datetime | None = None
    told_by: By = By.WHATSAPP
    told_steps: bool = False
    opened_by: str = ""

    @property
    def on_paper(self) -> bool:
        """Nobody can write to this person: what they are told lies at the counter."""
        return not (self.email or self.reachable_whatsapp or self.erased_at)

    @property
    def identity_unseen(self) -> bool:
        """A scan that no officer has compared with the particulars yet."""
        return self.ktp is not None and self.identity_seen_at is None

    @property
    def reachable_whatsapp(self) -> str:
        """The number, if it was proven to be this person's; empty otherwise."""
        return self.whatsapp if self.whatsapp == self.proven_whatsapp else ""

    @property
    def kind(self) -> AccountKind:
        return AccountKind.OFFICER if self.post else AccountKind.CITIZEN

    @property
    def roles(self) -> tuple[str, ...]:
        return self.post.roles if self.post else ()

    def acting_on(self, day: date) -> tuple[Delegation, ...]:
        """The delegations in force on that day; what is one's own anyway needs none."""
        own = self.roles
        return tuple(d for d in self.delegations if d.holds_on(day) and d.role not in own)

    def roles_on(self, day: date) -> tuple[str, ...]:
        return (*self.roles, *dict.fromkeys(d.role for d in self.acting_on(day)))

    @property
    def subject(self) -> str:
        """Under which this account's audit notes are kept."""
        return f"account#{self.account_id}"


class AtCounter(Record):
    """The officer who acts for an applicant at the counter (loket), and by which role; ``earlier``:
    who entered it before them (``applying/taking_over.py``)."""

    officer_id: str
    officer_name: str
    role: str
    earlier: tuple[str, ...] = ()

    def by(self, account_id: str) -> bool:
        """Whether this officer entered any of it."""
        return account_id == self.officer_id or account_id in self.earlier


class Operating(Record):
    """Who does it for an applicant whose operator they are (decision 0095), and for which
    institution."""

    account_id: str
    name: str
    institution: str


class Actor(Record):
    """Who acts, read from the account in this very request: never from what a token claims.
    ``roles`` are all that count now; those among them that are somebody else's are ``acting``.
    ``at_counter``: an applicant who stands at the counter, and who types for them there;
    ``operator``: an applicant for whom somebody else does it, from an account of their own."""

    account_id: str
    kind: AccountKind
    roles: tuple[str, ...] = ()
    acting: tuple[Delegation, ...] = ()
    nik: str
    name: str
    session_id: str = ""
    at_counter: AtCounter | None = None
    operator: Operating | None = None

    @property
    def in_person(self) -> str:
        """The account of whoever sends the request."""
        return self.operator.account_id if self.operator else self.account_id

    @classmethod
    def of(cls, account: Account, session_id: str = "", today: date | None = None) -> "Actor":
        """``today`` is the day at the office; without it no delegation counts."""
        return cls(
            account_id=account.account_id,
            kind=account.kind,
            roles=account.roles_on(today) if today else account.roles,
            acting=account.acting_on(today) if today else (),
            nik=account.nik,
            name=account.full_name,
            session_id=session_id,
        )

    def has_role(self, role: str) -> bool:
        return role in self.roles

    def acting_in(self, role: str) -> Delegation | None:
        """By which delegation this role is used; ``None``: it is the actor's own, or not theirs."""
        return next((item for item in self.acting if item.role == role), None)

    def authority(self, role: str) -> dict[str, str]:
        """For an audit note: by which delegation this role is used; nothing for one's own."""
        acting = self.acting_in(role)
        return acting.in_note if acting else {}
