"""What one officer looked at and searched for, day by day, for administrators.

It tells of the officer as the access log of a file does of its documents, and whoever reads it
stands in the record of the office's acts (docs/checks.md 61).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.officers import require_administrator
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.audit.ports import Looked
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotFound
from chalicelib.domain.office_data.auditing import noted
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Page, until_written

USUAL_DAYS = 7
"""What is told where nobody says which days: today, and those before it."""


@dataclass(frozen=True)
class AccessLog:
    """``names`` of the people who were looked at, by the subject of the note; without whom was
    erased since."""

    looks: Page[Looked]
    names: Mapping[str, str]


def access_log(
    ports: Ports,
    actor: Actor,
    officer_id: str,
    first: date | None,
    last: date | None,
    *,
    limit: int,
    cursor: str | None,
) -> AccessLog:
    """A page of it, the latest first; reading it is noted before anything is read.

    :raises NotAllowed: not an administrator. :raises NotFound: there is no such account.
    :raises InvalidInput: ``range-reversed``, or ``bad-cursor``.
    """
    require_administrator(actor)
    last = last or ports.calendar.local_date(ports.clock.now())
    first = first or last - timedelta(days=USUAL_DAYS - 1)
    if first > last:
        raise InvalidInput(fields=[FieldProblem("to", "range-reversed")])
    if ports.accounts.find(officer_id) is None:
        raise NotFound("unknown-account")
    about, days = f"officer/{officer_id}", f"{first} – {last}"
    until_written(lambda: ports.commit(*noted(ports, actor, "access-log-read", about, text=days)))
    start, end = ports.calendar.start_of_day(first), ports.calendar.start_of_day(last)
    looks = ports.notes.looks_of(
        officer_id,
        start,
        end + timedelta(days=1, microseconds=-1),
        limit=limit,
        cursor=cursor,
    )
    subjects = {one.subject for one in looks.items if isinstance(one, Note)}
    people = ports.accounts.several([one.removeprefix("account#") for one in sorted(subjects)])
    names = {one.subject: one.full_name for one in people if one.erased_at is None}
    return AccessLog(looks, names)
