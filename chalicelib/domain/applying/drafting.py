"""The applicant's draft: create it, fill it in piece by piece, withdraw it.

What is typed is kept even when it is incomplete; only what is wrong in itself is refused, field
by field, and then nothing of that save is lost either: the good fields of it are stored.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.committing import commit_act, noted
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.reading import own_application, rules_of
from chalicelib.domain.applications.tracking import CHECK_CHARACTERS
from chalicelib.domain.applying.places import with_official_names
from chalicelib.domain.audit.notes import OPERATOR, Event
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.catalogue.subject import subject
from chalicelib.domain.catalogue.values import check_values
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import FieldProblem, InvalidInput, TooManyAttempts
from chalicelib.domain.storage import Add, Change, until_written

ASKED_AGAIN_WITHIN = timedelta(minutes=10)
OPEN_DRAFTS = 20
"""How many unfinished drafts one person may have: more is a mistake or a misuse."""


def begin_draft(ports: Ports, actor: Actor, type_id: str, kind: ApplicationKind) -> Application:
    """As ``create_draft``; but whoever asks again because the answer was lost gets the draft that
    was just begun, if nothing has been written into it yet."""
    newest = ports.applications.by_applicant(actor.account_id, limit=OPEN_DRAFTS, cursor=None)
    since = ports.clock.now() - ASKED_AGAIN_WITHIN
    for one in newest.items:
        if (one.type_id, one.kind, one.phase) == (type_id, kind, Phase.DRAFT):
            draft = ports.applications.get(one.application_id)
            if draft.created_at > since and draft.version == 1:
                return draft
            break
    return create_draft(ports, actor, type_id, kind)


def create_draft(ports: Ports, actor: Actor, type_id: str, kind: ApplicationKind) -> Application:
    """A new draft with its receipt number and check value.

    :raises NotFound: no such permit type. :raises InvalidInput: the type knows no renewal.
    """
    permit_type = ports.catalogue.get(type_id, ports.calendar.local_date(ports.clock.now()))
    if kind not in permit_type.kinds:
        raise InvalidInput(fields=[FieldProblem("kind", "kind-not-offered")])
    draft = new_draft(ports, actor, permit_type, kind)
    return commit_draft(ports, draft, by_applicant(actor, "created"))


def new_draft(
    ports: Ports, actor: Actor, permit_type: PermitType, kind: ApplicationKind
) -> Application:
    """A draft, not stored yet.

    :raises TooManyAttempts: the applicant has too many unsent ones.
    """
    require_room(ports, actor)
    now = ports.clock.now()
    return Application(
        application_id=ports.ids.new_id(),
        version=1,
        type_id=permit_type.id,
        rule_set=permit_type.rule_set,
        kind=kind,
        receipt=f"P-{ports.ids.code(4)}-{ports.ids.code(4)}",
        tracking_code=ports.ids.code(CHECK_CHARACTERS),
        created_at=now,
        updated_at=now,
        applicant_id=actor.account_id,
        counter=actor.at_counter,
    ).worked_on_by(actor)


def require_room(ports: Ports, actor: Actor) -> None:
    """For one more draft. :raises TooManyAttempts: this person has too many unsent ones."""
    newest = ports.applications.by_applicant(actor.account_id, limit=OPEN_DRAFTS, cursor=None)
    if len([s for s in newest.items if s.phase is Phase.DRAFT]) >= OPEN_DRAFTS:
        raise TooManyAttempts("too-many-drafts", maximum=OPEN_DRAFTS)


def commit_draft(ports: Ports, draft: Application, event: Event, *also: Change) -> Application:
    """Store a new draft with its first note."""
    draft, notes = noted(draft, [event], draft.created_at)
    ports.commit(
        Add(draft),
        Add(NumberClaim(number=draft.receipt, application_id=draft.application_id)),
        *(Add(note) for note in notes),
        *also,
    )
    return draft


def save_data(
    ports: Ports, actor: Actor, application_id: str, values: Mapping[str, Any]
) -> tuple[Application, list[FieldProblem]]:
    """Store the good ones of ``values`` and report the others; a value of None empties a field.

    While a correction is asked for, only the fields named in it can be changed.
    """
    return until_written(lambda: _save(ports, actor, application_id, values))


def _save(
    ports: Ports, actor: Actor, application_id: str, values: Mapping[str, Any]
) -> tuple[Application, list[FieldProblem]]:
    application = own_application(ports, actor, application_id)
    lifecycle.require(application, Act.EDIT)
    permit_type = rules_of(ports, application)
    today = ports.calendar.local_date(ports.clock.now())
    clean, problems = check_values(
        permit_type, application.kind, dict(values), today, ports.regions
    )
    clean, unknown = with_official_names(ports, permit_type, clean)
    problems += unknown
    if application.correction:
        asked = {item.field for item in application.correction.fields}
        problems += [FieldProblem(f"data.{f}", "field-locked") for f in clean if f not in asked]
        clean = {f: value for f, value in clean.items() if f in asked}
    if clean:
        data = filled(permit_type, application.data, clean)
        events = [by_applicant(actor, "data-saved", details={"fields": ",".join(sorted(clean))})]
        application = commit_act(
            ports,
            application,
            application.replace(data=data, subject=subject(permit_type, data)).worked_on_by(actor),
            events=events if application.phase is not Phase.DRAFT else [],
        )
    return application, problems


def filled(
    permit_type: PermitType, before: Mapping[str, Any], clean: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers of a form after these checked ones (``check_values``): what they empty is gone,
    and what is not asked any more."""
    given = {f: v for f, v in {**before, **clean}.items() if v is not None}
    gone = {r.id for r in permit_type.fields if r.shown_if and not r.shown_if.holds(given)}
    return {f: v for f, v in given.items() if f not in gone}


def withdraw(
    ports: Ports,
    actor: Actor,
    application_id: str,
    reason: str | None,
    *,
    also: Iterable[Change] = (),
) -> Application:
    """The applicant ends it. A running chain is told so by the next look at it."""
    application = own_application(ports, actor, application_id)
    after = lifecycle.withdrawn(application, ports.clock.now(), reason)
    messages = to_applicant(ports, application, "withdrawn") if application.submitted_at else []
    after = commit_act(
        ports,
        application,
        after,
        events=[by_applicant(actor, "withdrawn", text=reason or "")],
        messages=messages,
        also=also,
    )
    if application.submitted_at:
        ports.workflow.stop(application_id, ports.waits.execution(application_id))
    return after


def by_applicant(
    actor: Actor, name: str, *, text: str = "", details: dict[str, str] | None = None
) -> Event:
    """By id alone: a note can never be erased, and a name must be. At the counter it is the
    officer's act, for them; where an operator does it, theirs."""
    if actor.operator:
        said = {**(details or {}), "on_behalf_of": actor.account_id}
        return Event(name, actor.in_person, OPERATOR, text=text, details=said)
    if counter := actor.at_counter:
        said = {**(details or {}), "on_behalf_of": actor.account_id}
        return Event(
            name, counter.officer_id, counter.role, counter.officer_name, text, details=said
        )
    return Event(name, actor.account_id, "applicant", text=text, details=details or {})
