"""What permits need from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from pydantic import SecretStr

from chalicelib.domain.chain import ports as chain
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.permits.model import Permit, PermitSummary, Publication
from chalicelib.domain.permits.register_entry import RegisterEntry, RegisterRules
from chalicelib.domain.permits.signing import SignatureChecker, Signer, SigningChain
from chalicelib.domain.storage import Page

if TYPE_CHECKING:
    from chalicelib.domain.permits.decrees import RevocationDecree
    from chalicelib.domain.permits.letter import LetterRenderer, Stationery

AT_ONCE = timedelta(0)
DECREE = "decree"
"""Kind of the message that asks for a decree of revocation; a permit's is the chain's own."""


class Permits(Protocol):
    def find(self, permit_id: str) -> Permit | None:
        """``None`` also of one that was recorded by mistake (``Permit.is_undone``)."""
        ...

    def find_by_file(self, sha256: str) -> Permit | None:
        """The permit whose signed file has this digest (hex), or whose decree of revocation has."""
        ...

    def by_holder(self, holder_id: str, *, limit: int, cursor: str | None) -> Page[Permit]:
        """Newest first."""
        ...

    def find_by_number(self, number: str, *, undone: bool = False) -> Permit | None:
        """``undone``: one that was recorded by mistake, and no other."""
        ...

    def by_type(self, type_id: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        """Newest first. Cursors of the register are public: none tells a ``permit_id``."""
        ...

    def issued(
        self, type_id: str, first: datetime, after: datetime, *, limit: int, cursor: str | None
    ) -> Page[Permit]:
        """Those issued from ``first`` on and before ``after``, the earliest first."""
        ...

    def by_name(self, prefix: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
        """By name, those whose name is public and begins so. ``prefix`` is a ``name_key`` and
        has three characters at least."""
        ...

    def expiring(
        self, first: date, last: date, *, limit: int, cursor: str | None
    ) -> Page[PermitSummary]:
        """Permits to be watched (``Permit.is_expiring``) that end on one of these days, both
        included; the earliest end first."""
        ...

    def to_remind(self, today: date, *, limit: int) -> Sequence[str]:
        """Ids of permits whose next reminder is due on this day or was before."""
        ...

    def publications(
        self, *, limit: int, cursor: str | None, hidden: bool = False
    ) -> Page[Publication]:
        """Published research results, newest first; or those that were hidden."""
        ...

    def open_decrees(self, *, limit: int, cursor: str | None) -> "Page[RevocationDecree]":
        """Decrees of revocation that are not signed yet, the oldest first."""
        ...

    def decrees_in_signing(self, until: datetime) -> list[str]:
        """Ids of the permits whose decree has been with the signing service since then or longer,
        as many as a page has."""
        ...

    def find_publication(self, publication_id: str) -> Publication | None: ...


class PermitFiles(Protocol):
    """The bucket of signed permits: each key is written once and never again."""

    def find(self, key: str) -> tuple[bytes, str] | None:
        """The bytes under this key and their version, if it was written."""
        ...

    def put_once(self, key: str, pdf: bytes) -> tuple[bytes, str]:
        """Store, unless something is there already.

        :returns: the bytes that are stored under the key now, and their version.
        """
        ...

    def download_link(self, key: str, version_id: str, file_name: str) -> str:
        """A URL to this very version, valid at most five minutes, as an attachment."""
        ...


class Vault(Protocol):
    """Where a signer's passphrase rests, encrypted and for minutes, until the signing Lambda
    takes it (docs/domain.md §7: never in clear, never in an execution's input)."""

    def seal(self, application_id: str, passphrase: SecretStr) -> None: ...

    def find(self, application_id: str) -> SecretStr | None:
        """``None`` when there is none or its time is over."""
        ...

    def forget(self, application_id: str) -> None: ...


@dataclass(frozen=True)
class Trial:
    """A batch's passphrase before it is known to be right (``trial.py``). ``ours``: this letter is
    the one to try it. ``outcome`` is ``good``, the code of the signer's refusal (and its
    ``params``), or empty while nobody knows."""

    ours: bool = False
    outcome: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_anothers(self) -> bool:
        return not self.ours and not self.outcome


class Trials(Protocol):
    def take(self, batch_id: str, now: datetime, until: datetime) -> Trial:
        """Ours until then, unless it is another's or its outcome is known; of many callers at
        once one gets it."""
        ...

    def settle(self, batch_id: str, outcome: str, params: Mapping[str, str], now: datetime) -> None:
        """What the trial has shown, for all that come after."""
        ...


class SigningQueue(Protocol):
    """The queue that the signing Lambda reads."""

    def put_off(self, wait: Wait, delay: timedelta) -> None:
        """Ask for this permit once more, after ``delay`` (at most fifteen minutes)."""
        ...

    def ask_for_decree(self, permit_id: str, delay: timedelta = AT_ONCE) -> None:
        """Ask for the decree that revokes this permit, likewise."""
        ...


class Ports(chain.Ports, Protocol):
    @property
    def permits(self) -> Permits: ...
    @property
    def permit_files(self) -> PermitFiles: ...
    @property
    def register_rules(self) -> RegisterRules: ...
    @property
    def stationery(self) -> "Stationery": ...
    @property
    def letters(self) -> "LetterRenderer": ...
    @property
    def signer(self) -> Signer: ...
    @property
    def passphrase_needed(self) -> bool:
        """Whether the signer's key opens with a passphrase that the officer types (BSrE)."""
        ...

    @property
    def signatures(self) -> SignatureChecker:
        """For what a signer of the office gave back."""
        ...

    @property
    def signatures_of_strangers(self) -> SignatureChecker:
        """For what anybody sends: whatever a file does to whoever reads it, it does there."""
        ...

    @property
    def signing_chain(self) -> SigningChain: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def trials(self) -> Trials: ...
    @property
    def signing_queue(self) -> SigningQueue: ...
