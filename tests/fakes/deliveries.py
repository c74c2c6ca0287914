"""What the queues and the schedule do: deliver the engine's questions, send messages, sweep."""

import random
from datetime import timedelta

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import open_wait, repair
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.issuing import issue_permit
from tests.fakes.ports import FakePorts

SWEPT = 200
"""Applications looked at by one sweep."""


def deliver(ports: AllPorts, body: dict[str, str]) -> None:
    """One message of the queue ``steps`` or ``signing`` reaches its Lambda."""
    if body["kind"] == SIGN:
        issue_permit(
            ports,
            Wait(application_id=body["application_id"], kind=SIGN, step="", token=body["token"]),
        )
    else:
        open_wait(ports, Wait.model_validate(body))


def pump(ports: FakePorts, shuffle: random.Random | None = None) -> None:
    """Deliver until nobody asks any more. A delivery that fails is repeated later, as a queue
    does, twice at most; then the message rests."""
    failures: dict[str, int] = {}
    inbox = ports.workflow.inbox
    while inbox:
        body = inbox.pop(shuffle.randrange(len(inbox)) if shuffle else 0)
        try:
            deliver(ports, body)
        except DomainError:
            failures[body["token"]] = failures.get(body["token"], 0) + 1
            if failures[body["token"]] < 3:
                inbox.append(body)


def sweep(ports: AllPorts, *, everything: bool = False) -> list[str]:
    """What ``handlers/jobs/sweep.py`` does. Returns the applications that it looked at."""
    now = ports.clock.now()
    until = now + timedelta(days=365) if everything else now
    looked_at = list(ports.waits.waking(until, limit=SWEPT))
    for application_id in looked_at:
        try:
            repair(ports, application_id)
        except DomainError:
            continue
    ports.announcer.announce(ports.outbox.due(now, limit=SWEPT))
    return looked_at


def send_announced(ports: FakePorts) -> None:
    """The notify Lambda empties its queue."""
    while ports.announcer.announced:
        send(ports, [ports.announcer.announced.pop(0)])
