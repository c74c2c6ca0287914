"""Before the promised day runs out: superiors hear of what is not decided, and on the last day the
signer gets a proposal. Nothing is ever issued by silence (joint decree of five ministries,
9 September 2025).

What a permit type says of it is ``on_deadline``. A message a day to each, as of what is overdue
(``digest.py``), known by its day so that nobody is told twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import ADMINISTRATOR, Account
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.applications.listing import Listing, waiting_at
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.chain.digest import MINUTES_BETWEEN_SWEEPS, NAMED, told_today
from chalicelib.domain.chain.escalation import who_hears
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import NotFound
from chalicelib.domain.text import Language
from chalicelib.domain.wording import indonesian_date

NEAR, LAST = "promise_near", "promise_ends"
"""The two messages: an escalation, and a proposal."""
_AT_ONCE, _MOST = 100, 1000
"""Files of one queue: in one read, and in all."""


@dataclass
class _Told:
    """What one officer hears of today, by message."""

    officer: Account
    files: dict[str, list[ApplicationSummary]]


def tell_of_promises(ports: Ports, duties: Duties) -> int:
    """In office hours, in the first sweep of each hour.

    :returns: how many officers were told now.
    """
    now = ports.clock.now()
    if now.minute >= MINUTES_BETWEEN_SWEEPS or not ports.calendar.is_open(now):
        return 0
    people: dict[str, _Told] = {}
    for role in ports.catalogue.roles:
        if role != ADMINISTRATOR:
            with duties.alone("promises not looked at"):
                _gather(ports, role, people)
    told = 0
    for one in people.values():
        for template, files in one.files.items():
            with duties.alone("not told of a promise", account_id=one.officer.account_id):
                told += _tell(ports, one.officer, template, files)
    return told


def _gather(ports: Ports, role: str, people: dict[str, _Told]) -> None:
    for item in _waiting(ports, role):
        kind = _type_of(ports, item.type_id)
        if kind is None or item.promised_on is None:
            continue
        template = _message_of(ports, kind, item.promised_on)
        if template is None:
            continue
        signs = kind.steps[-1].role
        hear = holders(ports, signs) if template == LAST else who_hears(ports, role)[1]
        for officer in hear:
            if officer.account_id != item.applicant_id:  # not of one's own
                told = people.setdefault(officer.account_id, _Told(officer, {}))
                told.files.setdefault(template, []).append(item)


def _waiting(ports: Ports, role: str) -> Iterator[ApplicationSummary]:
    cursor: str | None = None
    for _ in range(_MOST // _AT_ONCE):
        page = ports.applications.listed(Listing(waiting_at(role)), limit=_AT_ONCE, cursor=cursor)
        yield from page.items
        cursor = page.cursor
        if cursor is None:
            return


def _type_of(ports: Ports, type_id: str) -> PermitType | None:
    """By the rules of today: who hears of a file is the office's own affair, unlike the promise."""
    try:
        return ports.catalogue.latest(type_id)
    except NotFound:
        return None


def _message_of(ports: Ports, kind: PermitType, promised_on: date) -> str | None:
    """Which message is due today for a file promised for that day, if any."""
    rule = kind.on_deadline
    if rule is None:
        return None
    left = _days_left(ports, promised_on)
    if left <= 0:
        return LAST if rule.propose else NEAR
    return NEAR if kind.promised_days - left in rule.escalate_on_days else None


def _days_left(ports: Ports, promised_on: date) -> int:
    """Working days after today, up to the promised one; 0 on it and after it."""
    today = ports.calendar.local_date(ports.clock.now())
    left, day = 0, today
    while day < promised_on:
        day = ports.calendar.add_working_days(day, 1)
        left += 1
    return left


def _tell(ports: Ports, officer: Account, template: str, files: list[ApplicationSummary]) -> bool:
    """Without applicants' names: a file tells them to whoever may open it."""
    today = ports.calendar.local_date(ports.clock.now())
    first = sorted(files, key=lambda one: (one.promised_on or today, one.receipt))
    messages = notice(
        ports,
        template,
        officer,
        Language.INDONESIAN,
        about=officer.account_id,
        count=str(len(files)),
        files="\n".join(_line(ports, one) for one in first[:NAMED]),
        url=f"{ports.public_url}/petugas/",
    )
    return told_today(ports, template, officer, messages)


def _line(ports: Ports, item: ApplicationSummary) -> str:
    kind = ports.catalogue.latest(item.type_id).name.id
    role = ports.catalogue.roles[item.step_role or ""].name.id
    promised = indonesian_date(item.promised_on) if item.promised_on else ""
    return f"- {kind}, {item.receipt}: {role}, selesai paling lambat {promised}"
