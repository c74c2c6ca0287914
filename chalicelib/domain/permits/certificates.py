"""What is known of a signer's certificate: as the signing function saw it last. The API asks no
signing service, for it holds nothing that opens one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.signing import CertificateNotUsable, SignatureReport
from chalicelib.domain.records import Stored
from chalicelib.domain.storage import Overwrite

GOOD, NOT_SEEN = "ISSUE", "NOT_SEEN"


class SignerCertificate(Stored):
    """Of one officer. ``state`` as BSrE names states (docs/domain.md §7); ``subject`` and
    ``valid_until`` stand on the certificate, and are empty while none was seen."""

    account_id: str
    state: str
    subject: str = ""
    valid_until: date | None = None
    seen_at: datetime


@dataclass(frozen=True)
class CertificateSeen:
    state: str
    subject: str | None
    valid_until: date | None
    days_left: int | None
    seen_at: datetime | None


def signed_with(ports: Ports, account_id: str, report: SignatureReport) -> None:
    """It has signed: the state is good, and the file carries the certificate."""
    ends = report.certificate_ends
    last_day = ports.calendar.local_date(ends) if ends else None
    _keep(ports, account_id, GOOD, report.signer_common_name or "", last_day)


def refused_with(ports: Ports, account_id: str, refusal: CertificateNotUsable) -> None:
    """It may not sign; what was read on it before stays."""
    before = ports.records.find(SignerCertificate, account_id)
    subject, last_day = (before.subject, before.valid_until) if before else ("", None)
    _keep(ports, account_id, str(refusal.params["state"]), subject, last_day)


def _keep(
    ports: Ports, account_id: str, state: str, subject: str, valid_until: date | None
) -> None:
    """Once a day while it stays the same: forty signatures at once would all write it."""
    before, now = ports.records.find(SignerCertificate, account_id), ports.clock.now()
    seen = SignerCertificate(
        account_id=account_id, state=state, subject=subject, valid_until=valid_until, seen_at=now
    )
    same = before and before.replace(seen_at=now) == seen
    if not (before and same and now - before.seen_at < timedelta(days=1)):
        ports.commit(Overwrite(seen))


def certificate_of(ports: Ports, actor: Actor) -> CertificateSeen:
    """One's own."""
    seen = ports.records.find(SignerCertificate, actor.account_id)
    if seen is None:
        return CertificateSeen(NOT_SEEN, None, None, None, None)
    today = ports.calendar.local_date(ports.clock.now())
    left = (seen.valid_until - today).days if seen.valid_until else None
    return CertificateSeen(seen.state, seen.subject or None, seen.valid_until, left, seen.seen_at)
