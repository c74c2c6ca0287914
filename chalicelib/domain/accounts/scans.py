"""Scans of identity cards that no account needs: of registrations that came to nothing, and those
that were replaced before an account was made (docs/checks.md 62)."""

from datetime import datetime, timedelta

from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.scan_due import ScanDue
from chalicelib.domain.duties import Duties
from chalicelib.domain.storage import Spend
from chalicelib.domain.uploads.keys import UploadKind

GRACE = timedelta(hours=1)
"""A check that is under way when a registration ends has ended itself by then."""


def scan_due(registration_id: str, ends_at: datetime) -> ScanDue:
    return ScanDue(registration_id=registration_id, due_at=ends_at + GRACE)


def erase_scans(ports: Ports, duties: Duties, *, limit: int) -> int:
    """Those whose time has come, with all their versions; done twice it is done once.

    :returns: of how many registrations.
    """
    done = 0
    for due in ports.accounts.scans_due(ports.clock.now(), limit=limit):
        with duties.alone("scans not erased", registration_id=due.registration_id):
            account = ports.accounts.find(due.account_id or due.registration_id)
            keep = frozenset({account.ktp.key} if account and account.ktp else ())
            ports.files.erase(UploadKind.REGISTRATION, due.registration_id, keep)
            ports.commit(Spend(due))
            done += 1
    return done
