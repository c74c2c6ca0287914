"""Permits that will end: the office's list of them, and the reminders to their holders.

What was sent is recorded on the permit in the commit that queues the message, so that each goes
once however often the sweeper looks.
"""

from datetime import date
from zoneinfo import ZoneInfo

from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.messages.model import Message
from chalicelib.domain.permits.model import EXPIRY, RESULT, Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Add, Put
from chalicelib.domain.wording import indonesian_date


def is_waking_hour(ports: Ports) -> bool:
    """Nobody is woken at midnight by a reminder, which is when its day begins."""
    local = ports.clock.now().astimezone(ZoneInfo(ports.office.timezone))
    return local.time() >= ports.office.hours.opens


def remind(ports: Ports, permit_id: str) -> bool:
    """Send what is due for one permit.

    After an outage several may be due at once: the holder gets one message about the end. What
    is due too late to help (the permit has ended) is recorded and not sent.

    :returns: whether anything was due.
    :raises CommitRefused: the permit has moved on; look again later.
    """
    permit = ports.permits.find(permit_id)
    if permit is None:
        return False
    now = ports.clock.now()
    today = ports.calendar.local_date(now)
    due = [name for name, day in permit.open_reminders().items() if day <= today]
    if not due:
        return False
    messages: list[Message] = []
    if any(name.startswith(EXPIRY) for name in due):
        messages += _about_the_end(ports, permit, today)
    if RESULT in due:
        messages += _about_the_result(ports, permit)
    after = permit.replace(
        reminded={**permit.reminded, **dict.fromkeys(due, now)}, version=permit.version + 1
    )
    ports.commit(Put(after, permit), *(Add(message) for message in messages))
    ports.announcer.announce(messages)
    return True


def _about_the_end(ports: Ports, permit: Permit, today: date) -> list[Message]:
    if permit.valid_until is None or permit.valid_until < today:
        return []
    return to_applicant(
        ports,
        ports.applications.get(permit.application_id),
        "expiring",
        page=f"/izin-saya/{permit.permit_id}",
        permit_number=permit.number,
        valid_until=indonesian_date(permit.valid_until),
        days_left=str((permit.valid_until - today).days),
    )


def _about_the_result(ports: Ports, permit: Permit) -> list[Message]:
    return to_applicant(
        ports,
        ports.applications.get(permit.application_id),
        "result_missing",
        page=f"/izin-saya/{permit.permit_id}",
        permit_number=permit.number,
        valid_until=indonesian_date(permit.valid_until) if permit.valid_until else "-",
    )
