"""What the queues and the schedule do: deliver the engine's questions, send messages, sweep."""

import random

from chalicelib.domain import sweeping
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.standing import SIGN
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.chain.signals import open_wait
from chalicelib.domain.delivery.sending import send
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.decree_signing import issue_decree
from chalicelib.domain.permits.issuing import issue_permit
from chalicelib.domain.permits.ports import DECREE
from tests.fakes.ports import FakePorts


def deliver(ports: AllPorts, body: dict[str, str]) -> None:
    """One message of the queue ``steps`` or ``signing`` reaches its Lambda."""
    if body["kind"] == DECREE:
        issue_decree(ports, body["permit_id"])
        return
    wait = Wait(
        application_id=body["application_id"],
        kind=body["kind"],
        step=body.get("step", ""),
        token=body["token"],
    )
    if wait.kind == SIGN:
        issue_permit(ports, wait)
    else:
        open_wait(ports, wait)


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
            asked = body.get("token") or body["permit_id"]
            failures[asked] = failures.get(asked, 0) + 1
            if failures[asked] < 3:
                inbox.append(body)


def duties() -> Duties:
    """Whose failures are counted, and told to nobody."""
    return Duties(lambda *_: None)


def sweep(ports: AllPorts, *, everything: bool = False) -> list[str]:
    """Returns the applications that it looked at."""
    return sweeping.sweep(ports, duties(), everything=everything).looked_at


def send_announced(ports: FakePorts) -> None:
    """The notify Lambda empties its queue."""
    while ports.announcer.announced:
        send(ports, [ports.announcer.announced.pop(0)], duties())
