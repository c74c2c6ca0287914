"""What of an application's days leaves no time for it: told to its applicant, the officers and the
signer. Nothing of it is refused before the signing."""

from datetime import date, datetime

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.reckoning import expected_on, reckoned
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.catalogue.term import begins, named_end
from chalicelib.domain.errors import FieldProblem
from chalicelib.domain.wording import indonesian_date
from chalicelib.domain.working_time.calendar import WorkingCalendar

_OVER = (Phase.ISSUED, Phase.REJECTED, Phase.WITHDRAWN)


def short_of_time(
    permit_type: PermitType, application: Application, now: datetime, calendar: WorkingCalendar
) -> list[FieldProblem]:
    """``ends-before-signing``: it would be over already. ``ends-before-promise``: it ends by the
    day that its applicant is shown as the last one on which it is done. ``too-short-notice``: it
    begins before the working days that its type asks for (``lead_days``). Empty once the
    application is decided."""
    if application.phase in _OVER:
        return []
    today = calendar.local_date(now)
    sent_on = calendar.local_date(application.submitted_at) if application.submitted_at else today
    found = []
    if end := named_end(permit_type, application.data):
        path = f"data.{permit_type.validity.until_field}"
        promised = _done_by(permit_type, application, now, calendar)
        if end <= today:
            found.append(FieldProblem(path, "ends-before-signing", _said(ends_on=end)))
        elif end <= promised:
            found.append(
                FieldProblem(path, "ends-before-promise", _said(ends_on=end, promised_on=promised))
            )
    for rule in permit_type.fields:
        first = begins(rule, permit_type, application.data) if rule.lead_days else None
        if rule.lead_days and first:
            earliest = calendar.add_working_days(sent_on, rule.lead_days)
            if first < earliest:
                said = {"days": rule.lead_days} | _said(earliest=earliest)
                found.append(FieldProblem(f"data.{rule.id}", "too-short-notice", said))
    return found


def _done_by(
    permit_type: PermitType, application: Application, now: datetime, calendar: WorkingCalendar
) -> date:
    """As the pages show it; while its applicant corrects, as if it were sent in now."""
    shown = expected_on(permit_type, application, now, calendar)
    return shown or reckoned(permit_type, now, calendar).done_by


def _said(**days: date) -> dict[str, object]:
    return {name: indonesian_date(day) for name, day in days.items()}
