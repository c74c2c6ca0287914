"""The office answers complaints, and closes each with an outcome."""

from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.complaints.committing import commit_complaint, to_complainant
from chalicelib.domain.complaints.figures import closed as counted_closed
from chalicelib.domain.complaints.model import Complaint, ComplaintAnswer, ComplaintOutcome
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.office import superiors
from chalicelib.domain.storage import Page

LONGEST_ANSWER = 2000
"""Characters."""

GIVEN = tuple(one for one in ComplaintOutcome if one is not ComplaintOutcome.WITHDRAWN)
"""Outcomes that an officer may give; the other one is the system's own."""


def listed(
    ports: Ports, actor: Actor, *, closed: bool, limit: int, cursor: str | None
) -> Page[Complaint]:
    """Open ones: first those in which whoever complained wrote something that nobody has read, then
    the earliest due; or those that have an outcome, the latest first.

    :raises NotAllowed: neither answers them (``roles.toml``), nor stands above who does.
    """
    _require_reading(ports, actor)
    if closed:
        return ports.complaints.closed(limit=limit, cursor=cursor)
    return ports.complaints.open(limit=limit, cursor=cursor)


def complaint(ports: Ports, actor: Actor, complaint_id: str) -> Complaint:
    """:raises NotAllowed: not this officer's to read. :raises NotFound: there is none."""
    _require_reading(ports, actor)
    found = ports.complaints.find(complaint_id)
    if found is None:
        raise NotFound("unknown-complaint")
    return found


def answer(
    ports: Ports,
    actor: Actor,
    complaint_id: str,
    version: int,
    text: str,
    outcome: ComplaintOutcome | None = None,
) -> Complaint:
    """Tell whoever complained something; with an ``outcome`` it is the last word.

    :raises NotAllowed: not this officer's to answer. :raises NotFound: there is none.
    :raises Conflict: ``stale-version``; ``complaint-closed``; ``too-many-answers``: the next one
        has to be the last. :raises InvalidInput: no officer can give this outcome.
    """
    role = answering_role(ports, actor)
    before = _open(ports, actor, complaint_id, version)
    most = ports.complaint_rules.answers
    if outcome is None and len(before.answers) >= most - 1:
        raise Conflict("too-many-answers", most=most)
    if outcome is not None and outcome not in GIVEN:
        raise InvalidInput(fields=[FieldProblem("outcome", "not-a-choice")])
    now = ports.clock.now()
    said = ComplaintAnswer(at=now, officer_id=actor.account_id, role=role, text=text)
    answered = before.replace(answers=(*before.answers, said), unread_since=None)
    details = dict(actor.authority(role))
    if outcome is None:
        event = Event("complaint-answered", actor.account_id, role, actor.name, details=details)
        messages = to_complainant(ports, before, "complaint_answered")
        return commit_complaint(ports, before, answered, event, messages=messages)
    words = ports.complaint_rules.outcomes[outcome]
    details["outcome"] = outcome.value
    event = Event("complaint-closed", actor.account_id, role, actor.name, details=details)
    return commit_complaint(
        ports,
        before,
        answered.replace(outcome=outcome, closed_at=now),
        event,
        messages=to_complainant(
            ports, before, "complaint_closed", outcome=words.id, outcome_en=words.en
        ),
        also=[counted_closed(ports, before)],
    )


def mark_read(ports: Ports, actor: Actor, complaint_id: str, version: int) -> Complaint:
    """What whoever complained added needs no answer now.

    :raises NotAllowed: not this officer's to answer. :raises NotFound: there is none.
    :raises Conflict: ``stale-version``; ``complaint-closed``.
    """
    role = answering_role(ports, actor)
    before = _open(ports, actor, complaint_id, version)
    if before.unread_since is None:
        return before
    details = dict(actor.authority(role))
    event = Event("complaint-read", actor.account_id, role, actor.name, details=details)
    return commit_complaint(ports, before, before.replace(unread_since=None), event)


@dataclass(frozen=True)
class Urgency:
    """``near``: superiors hear of it (``escalating.py``); ``overdue``: its last day is over."""

    near: bool
    overdue: bool


def urgency(ports: Ports, complaint: Complaint) -> Urgency:
    """Of an open one; nothing of a closed one is urgent."""
    today = ports.calendar.local_date(ports.clock.now())
    is_open = complaint.outcome is None
    return Urgency(
        near=is_open and complaint.due_on <= near_until(ports),
        overdue=is_open and complaint.due_on < today,
    )


def near_until(ports: Ports) -> date:
    """The last day that is near now."""
    today = ports.calendar.local_date(ports.clock.now())
    return ports.calendar.add_working_days(today, ports.complaint_rules.near_days)


def complainant(ports: Ports, complaint: Complaint) -> str | None:
    """By name; ``None`` of an anonymous one."""
    account = complaint.account_id and ports.accounts.find(complaint.account_id)
    return account.full_name if account else None


def answering_roles(ports: Ports) -> list[str]:
    return [role for role, said in ports.catalogue.roles.items() if said.answers_complaints]


def may_answer(ports: Ports, actor: Actor) -> bool:
    return any(actor.has_role(role) for role in answering_roles(ports))


def _open(ports: Ports, actor: Actor, complaint_id: str, version: int) -> Complaint:
    before = complaint(ports, actor, complaint_id)
    if before.version != version:
        raise Conflict("stale-version", current=before.version, sent=version)
    if before.outcome is not None:
        raise Conflict("complaint-closed", number=before.number)
    return before


def _require_reading(ports: Ports, actor: Actor) -> None:
    roles = ports.catalogue.roles
    answering = answering_roles(ports)
    reading = {*answering, *(above for role in answering for above in superiors(roles, role))}
    if not any(actor.has_role(role) for role in reading):
        raise NotAllowed("not-for-this-role")


def answering_role(ports: Ports, actor: Actor) -> str:
    """:raises NotAllowed: none of the officer's roles answers complaints."""
    for role in answering_roles(ports):
        if actor.has_role(role):
            return role
    raise NotAllowed("not-for-this-role")
