"""The sweeper: what was lost is mended (chains, tokens, messages that were not sent), holders are
reminded, and records that could not be read are tried again."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from chalicelib.domain.applications.model import Application
from chalicelib.domain.asides import look_after
from chalicelib.domain.chain.digest import tell_superiors
from chalicelib.domain.chain.promises import tell_of_promises
from chalicelib.domain.chain.signals import repair
from chalicelib.domain.complaints import ports as complaints
from chalicelib.domain.complaints.escalating import tell_of_complaints
from chalicelib.domain.delivery import ports as delivery
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import Conflict, Unavailable
from chalicelib.domain.permits import ports as permits
from chalicelib.domain.permits import reminders
from chalicelib.domain.permits.decrees import ask_again
from chalicelib.domain.reads import Beside, Wanted

BATCH = 200
"""How much of each one run does; the rest is still due at the next."""
EVERYTHING = 1000
"""How much a run over everything looks at: more than a regency has running at one time."""
FOREVER = timedelta(days=365)
PUT_OFF = timedelta(hours=1)
"""What cannot be mended is looked at again after that: many of these leave room for the others."""


class Ports(permits.Ports, delivery.Ports, complaints.Ports, Protocol): ...


@dataclass
class Swept:
    """For the log. ``looked_at`` are applications; ``outcomes``: what became of those whose chain
    was not healthy; ``decrees``: those of revocation that were asked for again; ``told``:
    superiors, of what is overdue or due soon; ``asides``: how many records cannot be read;
    ``certificate_days``: until the first certificate that permits are signed with ends, 0 where
    there is none."""

    looked_at: list[str] = field(default_factory=list)
    outcomes: list[tuple[str, str]] = field(default_factory=list)
    decrees: int = 0
    reminded: int = 0
    told: int = 0
    messages: int = 0
    asides: int = 0
    certificate_days: int = 0


def sweep(ports: Ports, duties: Duties, *, everything: bool = False) -> Swept:
    """``everything``: all running applications, due or not."""
    swept = Swept()
    with duties.alone("chains not looked at"):
        _mend_chains(ports, duties, swept, everything)
    with duties.alone("decrees not asked for again"):
        swept.decrees = len(ask_again(ports))
    with duties.alone("reminders not looked at"):
        _remind(ports, duties, swept)
    with duties.alone("superiors not told"):
        swept.told = tell_superiors(ports, duties)
    with duties.alone("promises not told"):
        swept.told += tell_of_promises(ports, duties)
    with duties.alone("complaints not told"):
        swept.told += tell_of_complaints(ports, duties)
    with duties.alone("messages not announced"):
        messages = ports.outbox.due(ports.clock.now(), limit=BATCH)
        ports.announcer.announce_again(messages)
        swept.messages = len(messages)
    with duties.alone("asides not looked at"):
        swept.asides = look_after(ports.asides, ports.clock.now(), duties)
    with duties.alone("certificates not looked at"):
        swept.certificate_days = _days_left(ports)
    return swept


def _days_left(ports: Ports) -> int:
    ends = ports.signing_chain.first_end()
    return max(0, (ends - ports.clock.now()).days) if ends else 0


def _mend_chains(ports: Ports, duties: Duties, swept: Swept, everything: bool) -> None:
    now = ports.clock.now()
    until, most = (now + FOREVER, EVERYTHING) if everything else (now, BATCH)
    for application_id in ports.waits.waking(until, limit=most):
        swept.looked_at.append(application_id)
        with duties.alone("not repaired", application_id=application_id):
            outcome = _mended(ports, application_id)
            if outcome != "healthy":
                swept.outcomes.append((application_id, outcome))


def _mended(ports: Ports, application_id: str) -> str:
    try:
        ports.reads.together(
            Wanted.of(Application, application_id), Wanted.of(Beside.WAIT, application_id)
        )
        return repair(ports, application_id)
    except (Conflict, Unavailable):  # better within minutes
        raise
    except Exception:
        ports.waits.put_off(application_id, ports.clock.now() + PUT_OFF)
        raise


def _remind(ports: Ports, duties: Duties, swept: Swept) -> None:
    if not reminders.is_waking_hour(ports):
        return
    today = ports.calendar.local_date(ports.clock.now())
    for permit_id in ports.permits.to_remind(today, limit=EVERYTHING):
        if swept.reminded == BATCH:
            return
        with duties.alone("not reminded", permit_id=permit_id):
            swept.reminded += reminders.remind(ports, permit_id)
