"""Whoever complained adds something, or answers what the office asked, while it is open.

Floods end at so many ``replies`` of a complaint, and complaints have limits of their own
(``filing.py``). The office hears of it as of a new complaint.
"""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.complaints.committing import commit_complaint, tell_office
from chalicelib.domain.complaints.filing import ANONYMOUS, follow
from chalicelib.domain.complaints.model import Complaint, ComplaintReply
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.conversations.writing import checked_text
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.storage import until_written


def reply_by_code(ports: Ports, code: str, text: str, source_address: str) -> Complaint:
    """:raises NotFound: ``unknown-complaint-code``. :raises InvalidInput: ``checked_text``.
    :raises Conflict: ``complaint-closed``; ``too-many-replies``.
    :raises TooManyAttempts: a flood of codes.
    """
    said = checked_text(text, ports.complaint_rules.reply_characters)
    return _replied(ports, follow(ports, code, source_address).complaint_id, said, ANONYMOUS)


def reply_as(ports: Ports, actor: Actor, complaint_id: str, text: str) -> Complaint:
    """:raises NotFound: none of one's own. :raises InvalidInput: ``checked_text``.
    :raises Conflict: ``complaint-closed``; ``too-many-replies``.
    """
    account = own_account(ports, actor)
    found = ports.complaints.find(complaint_id)
    if found is None or found.account_id != account.account_id:
        raise NotFound("unknown-complaint")
    said = checked_text(text, ports.complaint_rules.reply_characters)
    return _replied(ports, complaint_id, said, account.account_id)


def may_reply(ports: Ports, complaint: Complaint) -> bool:
    return complaint.outcome is None and len(complaint.replies) < ports.complaint_rules.replies


def _replied(ports: Ports, complaint_id: str, text: str, who: str) -> Complaint:
    """The office may answer at the same moment: whoever comes second reads and writes anew."""

    def attempt() -> Complaint:
        before = ports.complaints.find(complaint_id)
        if before is None:
            raise NotFound("unknown-complaint")
        if before.outcome is not None:
            raise Conflict("complaint-closed", number=before.number)
        if not may_reply(ports, before):
            raise Conflict("too-many-replies", most=ports.complaint_rules.replies)
        now = ports.clock.now()
        after = before.replace(
            replies=(*before.replies, ComplaintReply(at=now, text=text)),
            unread_since=before.unread_since or now,
        )
        return commit_complaint(
            ports, before, after, Event("complaint-continued", who, "complainant")
        )

    complaint = until_written(attempt)
    tell_office(ports)
    return complaint
