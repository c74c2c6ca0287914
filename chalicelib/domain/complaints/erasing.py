"""What people wrote in complaints goes: some time after the outcome, or when whoever complained has
their account erased. Number, category, days, outcome and audit notes stay."""

from collections.abc import Sequence
from datetime import timedelta

from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.complaints.committing import commit_complaint
from chalicelib.domain.complaints.figures import closed
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.duties import Duties

_PAGE = 50


def erase_old(ports: Ports, duties: Duties, *, limit: int) -> int:
    """Those past their time (``kept_days`` of ``complaints.toml``); the rest at the next run.

    :returns: how many were erased.
    """
    ripe = ports.clock.now() - timedelta(days=ports.complaint_rules.kept_days)
    erased = 0
    for complaint in ports.complaints.closed_before(ripe, limit=limit):
        with duties.alone("complaint not erased", complaint_id=complaint.complaint_id):
            _erase(ports, complaint, "retention")
            erased += 1
    return erased


def erase_of(ports: Ports, account_id: str) -> Sequence[str]:
    """All of one person; open ones end with it, for nobody could be answered.

    :returns: places of those that cannot be read: they are not erased.
    """
    aside: list[str] = []
    cursor = None
    while True:
        page = ports.complaints.of_account(account_id, limit=_PAGE, cursor=cursor)
        aside += page.aside
        for listed in page.items:  # the list follows the writes within moments
            complaint = ports.complaints.find(listed.complaint_id)
            if complaint and not complaint.erased_at:
                _erase(ports, complaint, "request")
        if (cursor := page.cursor) is None:
            return aside


def _erase(ports: Ports, complaint: Complaint, reason: str) -> None:
    """:raises CommitRefused: somebody was faster."""
    now = ports.clock.now()
    also = [] if complaint.outcome else [closed(ports, complaint)]
    emptied = complaint.replace(
        text="",
        account_id=None,
        code_hash="",
        answers=(),
        replies=(),
        unread_since=None,
        outcome=complaint.outcome or ComplaintOutcome.WITHDRAWN,
        closed_at=complaint.closed_at or now,
        erased_at=now,
    )
    event = Event("complaint-erased", SYSTEM, SYSTEM, details={"reason": reason})
    commit_complaint(ports, complaint, emptied, event, also=also)
