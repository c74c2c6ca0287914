"""Rows of the office's lists: what an officer needs to choose the next application."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from pydantic import Field

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.names import short_name, step_labels, type_name
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.conversations.reading import unread_of
from chalicelib.domain.review.releasing import may_free
from chalicelib.domain.storage import Page
from chalicelib.handlers.http import Call
from chalicelib.handlers.models import View


class TypeOfRow(View):
    code: str
    label: str
    short: str


class StepOfRow(View):
    id: str
    label: str


class DistrictOfRow(View):
    code: str
    name: str


class QueueItem(View):
    """One application in a list of the office. ``number``: the registration number once it is
    ``registered``, before that the receipt. ``waiting_hours``: working hours at this step; null
    while it is with the applicant. ``due_at``: of its step, by which lists are ordered;
    ``promised_on``: of the whole, once it is accepted; ``days_left`` and ``promise_days_left``
    until then, below zero when it has passed. ``claimed_by`` is a name; ``may_free``: another has
    claimed it, and I may release it with a note. ``opens``: its file may be opened by me, which a
    search with a reason does not promise. ``round`` counts from 1; ``findings`` what the
    automatic checks noticed; ``version`` is for deciding from the list.
    ``signing_refused`` is the code of the signing service's refusal, if that is why it waits."""

    application_id: str
    version: int | None
    phase: Phase
    number: str
    registered: bool
    receipt: str
    applicant: str | None
    type: TypeOfRow
    kind: ApplicationKind
    district: DistrictOfRow | None
    step: StepOfRow | None
    role: str | None
    steps_done: int
    steps_total: int
    submitted_at: datetime | None
    waiting_since: datetime | None
    waiting_hours: float | None
    due_at: datetime | None
    days_left: int | None
    promised_on: date | None
    promise_days_left: int | None
    overdue: bool
    claimed_by: str | None
    claimed_by_me: bool
    claimed_until: datetime | None
    may_free: bool
    opens: bool
    round: int = Field(ge=1)
    findings: int
    documents_accepted: int
    documents_refused: int
    unread_messages: int
    escalated: bool
    signing_refused: str | None


class QueuePage(View):
    """``more``: there may be more behind ``cursor``; a narrowed page can be short, or empty, and
    yet lead on."""

    items: list[QueueItem]
    cursor: str | None
    more: bool


def queue_page(
    call: Call, page: Page[ApplicationSummary], closed: Collection[str] = ()
) -> QueuePage:
    """``closed``: ids of those whose files this officer may not open."""
    return QueuePage(
        items=queue_rows(call, page.items, closed),
        cursor=page.cursor,
        more=page.cursor is not None,
    )


def queue_rows(
    call: Call, items: Sequence[ApplicationSummary], closed: Collection[str] = ()
) -> list[QueueItem]:
    """At most one more read for all of them: their applicants' unread messages."""
    applicants = {item.applicant_id for item in items if item.applicant_id}
    unread = unread_of(call.ports, call.actor, sorted(applicants))
    return [_row(call, item, unread, item.application_id not in closed) for item in items]


def _row(call: Call, item: ApplicationSummary, unread: Mapping[str, int], opens: bool) -> QueueItem:
    ports, now = call.ports, call.ports.clock.now()
    running = item.phase is Phase.REVIEW
    claimed = item.claimed_until is not None and item.claimed_until > now
    since = item.waiting_since if running else None
    minutes = item.spent_minutes + ports.calendar.working_minutes(since, now) if since else None
    return QueueItem(
        application_id=item.application_id,
        version=item.version,
        phase=item.phase,
        number=item.registration_number or item.receipt,
        registered=item.registration_number is not None,
        receipt=item.receipt,
        applicant=item.applicant_name,
        type=TypeOfRow(
            code=item.type_id,
            label=type_name(ports, item.type_id).in_language(call.language),
            short=short_name(ports, item.type_id),
        ),
        kind=item.kind,
        district=_district(call, item.district),
        step=_step(call, item),
        role=item.step_role,
        steps_done=item.steps_done,
        steps_total=item.steps_total,
        submitted_at=item.submitted_at,
        waiting_since=item.waiting_since,
        waiting_hours=None if minutes is None else round(minutes / 60, 1),
        due_at=item.due_at,
        days_left=_days_until(call, item.due_at and ports.calendar.local_date(item.due_at)),
        promised_on=item.promised_on,
        promise_days_left=_days_until(call, item.promised_on),
        overdue=running and item.due_at is not None and item.due_at <= now,
        claimed_by=item.claimed_by_name if claimed else None,
        claimed_by_me=claimed and item.claimed_by == call.actor.account_id,
        claimed_until=item.claimed_until if claimed else None,
        may_free=claimed and may_free(ports, call.actor, item.claimed_by, item.step_role),
        opens=opens,
        round=item.returns + 1,
        findings=item.findings,
        documents_accepted=item.documents_accepted,
        documents_refused=item.documents_refused,
        unread_messages=unread.get(item.applicant_id, 0),
        escalated=item.escalated,
        signing_refused=item.signing_refused,
    )


def _days_until(call: Call, day: date | None) -> int | None:
    today = call.ports.calendar.local_date(call.ports.clock.now())
    return None if day is None else (day - today).days


def _district(call: Call, code: str | None) -> DistrictOfRow | None:
    name = call.ports.catalogue.districts.get(code or "")
    return DistrictOfRow(code=code, name=name) if code and name else None


def _step(call: Call, item: ApplicationSummary) -> StepOfRow | None:
    if item.step is None:
        return None
    label = step_labels(call.ports, item.type_id).get(item.step)
    return StepOfRow(id=item.step, label=label.in_language(call.language) if label else item.step)
