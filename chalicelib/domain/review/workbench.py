"""What an officer does before deciding: take the application, write a note."""

from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import (
    commit_act,
    require_marks_alone_since,
    require_version,
)
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.review.claims import is_claimed
from chalicelib.domain.review.overdue import oversees
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import until_written

CLAIM_DAYS = 1
"""Working days after which a claim lapses."""


def open_file(ports: Ports, actor: Actor, application_id: str) -> Application:
    """A submitted application, for an officer with a role in its chain, while it runs and for a
    time after (docs/checks.md 61); and while it is overdue for those above its step
    (``overdue.py``).

    Drafts are nobody's but the applicant's; for all others they do not exist.

    :raises NotAllowed: ``not-in-this-chain``, or ``closed-too-long``.
    """
    application = ports.applications.get(application_id)
    if not application.submitted_at:
        raise NotFound("unknown-application")
    if not _in_reach(ports, actor, application):
        raise NotAllowed("not-in-this-chain")
    if not _is_recent(ports, application):
        raise NotAllowed("closed-too-long", days=ports.limits.review.days_after_closing)
    return application


def may_open(ports: Ports, actor: Actor, application: Application) -> bool:
    """As ``open_file`` decides."""
    sent_in = application.submitted_at is not None
    return sent_in and _in_reach(ports, actor, application) and _is_recent(ports, application)


def _in_reach(ports: Ports, actor: Actor, application: Application) -> bool:
    in_chain = {step.role for step in application.steps} & set(actor.roles)
    return bool(in_chain) or oversees(ports, actor, application)


def _is_recent(ports: Ports, application: Application) -> bool:
    closed_at = application.closed_at
    kept = timedelta(days=ports.limits.review.days_after_closing)
    return closed_at is None or ports.clock.now() < closed_at + kept


def at_own_step(
    ports: Ports, actor: Actor, application_id: str, act: Act, version: int
) -> Application:
    """The application, if this officer may act at the step where it stands now.

    Four eyes: nobody acts on their own application, on one that they entered at the counter, nor
    at two steps of one chain, whoever's role they use. Whoever has seen an older version is told
    that first: it may be another's step by now.

    :raises NotAllowed: not this officer's step.
    :raises Conflict: it has changed since it was read, or another officer has it.
    """
    application = open_file(ports, actor, application_id)
    if act is Act.MARK:
        require_marks_alone_since(application, version)
    else:
        require_version(application, version)
    lifecycle.require(application, act)
    if not actor.has_role(application.step.role):
        raise NotAllowed("not-your-step", step=application.step.label.id)
    applicant = application.applicant
    own = application.is_work_of(actor.account_id)
    if own or (applicant is not None and applicant.nik == actor.nik):
        raise NotAllowed("own-application")
    if application.counter and application.counter.by(actor.account_id):
        raise NotAllowed("entered-at-the-counter")
    for decision in application.decisions:
        if decision.is_of == actor.account_id and decision.step != application.step.id:
            raise NotAllowed("already-decided-a-step", step=decision.step)
    if application.claimed_by != actor.account_id and is_claimed(ports, application):
        raise Conflict("claimed-by-another", officer=application.claimed_by_name or "")
    return application


def claim(ports: Ports, actor: Actor, application_id: str, version: int) -> Application:
    """Take the application until the end of the next working day, so that nobody else works on it
    at the same time. The note names whose claim has lapsed."""
    application = at_own_step(ports, actor, application_id, Act.CLAIM, version)
    now = ports.clock.now()
    lapsed = application.claimed_until is None or application.claimed_until <= now
    if application.claimed_by == actor.account_id and not lapsed:
        return application
    after = application.replace(
        claimed_by=actor.account_id,
        claimed_by_name=actor.name,
        claimed_until=claim_ends(ports),
    )
    before = application.claimed_by_name
    details = {"instead_of": before} if before and before != actor.name else {}
    event = by_officer(actor, application, "claimed", public=False, details=details)
    return commit_act(ports, application, after, events=[event])


def claim_ends(ports: Ports) -> datetime:
    """Of a claim that begins now."""
    today = ports.calendar.local_date(ports.clock.now())
    return ports.calendar.end_of_day(ports.calendar.add_working_days(today, CLAIM_DAYS))


def add_note(
    ports: Ports, actor: Actor, application_id: str, *, text: str, public: bool
) -> Application:
    """A note (catatan); ``public`` ones are shown to the applicant."""

    def write() -> Application:
        application = open_file(ports, actor, application_id)
        lifecycle.require(application, Act.NOTE)
        most = ports.limits.application.notes
        if application.note_count >= most:
            raise Conflict("too-many-notes", maximum=most)
        event = by_officer(actor, application, "noted", text=text, public=public)
        return commit_act(ports, application, application, events=[event])

    return until_written(write)


def by_officer(
    actor: Actor,
    application: Application,
    name: str,
    *,
    text: str = "",
    public: bool = True,
    details: dict[str, str] | None = None,
) -> Event:
    running = application.phase.is_running
    role = application.step.role if running else next(iter(actor.roles), "officer")
    if not actor.has_role(role):
        role = next(iter(actor.roles), "officer")
    said = {**(details or {}), **actor.authority(role)}
    return Event(name, actor.account_id, role, actor.name, text, public, said)
