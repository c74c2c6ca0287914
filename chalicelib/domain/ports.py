"""Everything that the domain needs from outside, as one typed bundle.

``handlers/wiring.py`` builds the real one (each part on first use), ``tests/fakes`` the in-memory
one. A use case takes ``ports`` first and names what it uses by attribute.
"""

from datetime import datetime
from typing import Protocol

from chalicelib.domain.accounts.ports import (
    AccessTokens,
    AccountStore,
    PasswordHasher,
    SessionStore,
)
from chalicelib.domain.applications.ports import Applications, Notes, Waits, Workflow
from chalicelib.domain.catalogue.ports import Catalogue
from chalicelib.domain.conversations.ports import Conversations
from chalicelib.domain.messages.ports import Announcer, Channels, MessageTexts, Outbox
from chalicelib.domain.office import Office
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.ports import OfficeStore
from chalicelib.domain.people.regions import Regions
from chalicelib.domain.permits.letter import LetterRenderer, Stationery
from chalicelib.domain.permits.ports import PermitFiles, Permits, Vault
from chalicelib.domain.permits.register_entry import RegisterRules
from chalicelib.domain.permits.signing import SignatureChecker, Signer
from chalicelib.domain.permits.survey_forms import SurveyForms
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.satisfaction.ports import Testimonials
from chalicelib.domain.storage import Answers, Committer, Counters
from chalicelib.domain.uploads.model import Files, Inspector
from chalicelib.domain.uploads.texts import VerdictTexts
from chalicelib.domain.working_time.calendar import WorkingCalendar


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware, in UTC."""
        ...


class Ids(Protocol):
    def new_id(self) -> str:
        """Unique, in order of creation, URL-safe."""
        ...

    def secret(self, bits: int = 128) -> str:
        """Unguessable, URL-safe."""
        ...

    def code(self, length: int) -> str:
        """Random, easy to read aloud (Crockford base 32), for receipts and check values."""
        ...


class Ports(Protocol):
    @property
    def clock(self) -> Clock: ...
    @property
    def ids(self) -> Ids: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def office(self) -> Office: ...
    @property
    def calendar(self) -> WorkingCalendar: ...
    @property
    def texts(self) -> ProblemTexts: ...
    @property
    def verdicts(self) -> VerdictTexts: ...
    @property
    def survey_forms(self) -> SurveyForms: ...
    @property
    def register_rules(self) -> RegisterRules: ...
    @property
    def regions(self) -> Regions: ...
    @property
    def public_url(self) -> str: ...

    @property
    def commit(self) -> Committer: ...
    @property
    def counters(self) -> Counters: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def accounts(self) -> AccountStore: ...
    @property
    def sessions(self) -> SessionStore: ...
    @property
    def passwords(self) -> PasswordHasher: ...
    @property
    def access_tokens(self) -> AccessTokens: ...

    @property
    def applications(self) -> Applications: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def waits(self) -> Waits: ...
    @property
    def workflow(self) -> Workflow: ...

    @property
    def files(self) -> Files: ...
    @property
    def inspector(self) -> Inspector: ...

    @property
    def permits(self) -> Permits: ...
    @property
    def testimonials(self) -> Testimonials: ...
    @property
    def permit_files(self) -> PermitFiles: ...
    @property
    def stationery(self) -> Stationery: ...
    @property
    def letters(self) -> LetterRenderer: ...
    @property
    def signer(self) -> Signer: ...
    @property
    def passphrase_needed(self) -> bool:
        """Whether the signer's key opens with a passphrase that the officer types (BSrE)."""
        ...

    @property
    def signatures(self) -> SignatureChecker: ...
    @property
    def vault(self) -> Vault: ...

    @property
    def outbox(self) -> Outbox: ...
    @property
    def announcer(self) -> Announcer: ...
    @property
    def message_texts(self) -> MessageTexts: ...
    @property
    def channels(self) -> Channels: ...

    @property
    def office_data(self) -> OfficeStore: ...
    @property
    def office_book(self) -> OfficeBook: ...

    @property
    def conversations(self) -> Conversations: ...
    @property
    def whatsapp_secret(self) -> bytes:
        """With which the WhatsApp gateway signs what it hands in."""
        ...
