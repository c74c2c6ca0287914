"""One message a day to each superior about all that is overdue below them (docs/checks.md 56).

The sweeper comes every few minutes; the first time in each hour it looks whether somebody has not
been told yet today. A message is known by its day, so that nobody is told twice.
"""

from collections.abc import Sequence

from chalicelib.domain.accounts.model import ADMINISTRATOR, Account
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.chain.escalation import who_hears
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.duties import Duties
from chalicelib.domain.messages.model import Message
from chalicelib.domain.storage import Add, CommitRefused
from chalicelib.domain.text import Language
from chalicelib.domain.wording import indonesian_date

MINUTES_BETWEEN_SWEEPS = 5
"""As ``handlers/jobs/sweep.py`` is scheduled."""
NAMED = 20
"""Files that one message names; the rest is counted."""
_COUNTED = 100


def tell_superiors(ports: Ports, duties: Duties) -> int:
    """In office hours.

    :returns: how many officers were told now.
    """
    now = ports.clock.now()
    if now.minute >= MINUTES_BETWEEN_SWEEPS or not ports.calendar.is_open(now):
        return 0
    told = 0
    for officer, roles in _listeners(ports):
        with duties.alone("not told of what is overdue", account_id=officer.account_id):
            told += _tell(ports, officer, roles)
    return told


def _listeners(ports: Ports) -> list[tuple[Account, list[str]]]:
    """Who hears of which roles' files."""
    people: dict[str, tuple[Account, list[str]]] = {}
    for role in ports.catalogue.roles:
        if role == ADMINISTRATOR:
            continue
        for officer in who_hears(ports, role)[1]:
            people.setdefault(officer.account_id, (officer, []))[1].append(role)
    return list(people.values())


def _tell(ports: Ports, officer: Account, roles: list[str]) -> bool:
    """Without applicants' names: a file tells them to whoever may open it. Not of one's own."""
    now = ports.clock.now()
    page = ports.applications.overdue(roles, now, limit=_COUNTED, cursor=None)
    late = [one for one in page.items if one.applicant_id != officer.account_id]
    if not late:
        return False
    messages = notice(
        ports,
        "overdue_files",
        officer,
        Language.INDONESIAN,
        about=officer.account_id,
        count=f"{len(late)}+" if page.cursor else str(len(late)),
        files="\n".join(_line(ports, one) for one in late[:NAMED]),
        url=f"{ports.public_url}/petugas/",
    )
    return told_today(ports, "overdue", officer, messages)


def told_today(ports: Ports, what: str, officer: Account, messages: Sequence[Message]) -> bool:
    """Send them, unless the officer was told of ``what`` earlier today (then False): a message is
    known by its day."""
    today = ports.calendar.local_date(ports.clock.now())
    known = [
        one.replace(message_id=f"{what}-{today}-{officer.account_id}-{one.channel.value}")
        for one in messages
    ]
    try:
        ports.commit(*(Add(one) for one in known))
    except CommitRefused:
        return False
    ports.announcer.announce(known)
    return True


def _line(ports: Ports, item: ApplicationSummary) -> str:
    role = ports.catalogue.roles[item.step_role or ""].name.id
    kind = ports.catalogue.latest(item.type_id).name.id
    due_on = indonesian_date(ports.calendar.local_date(item.due_at or ports.clock.now()))
    return f"- {kind}, {item.receipt}: {role}, batas waktu {due_on}"
