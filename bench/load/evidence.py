"""What a stack holds when everybody has gone home, read past the API."""

from collections import Counter

from bench.load.outcome import Ended, Outcome
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Application
from demo.citizen import Citizen
from infra.deploying.place import Place
from infra.local.names import ACCOUNT, REGION, STAGE
from infra.local.stack import LocalStack
from infra.ops import kept, soundness, status


def place_of(stack: LocalStack) -> Place:
    return Place(STAGE, REGION, ACCOUNT, stack.settings())


def executions(stack: LocalStack) -> Counter[str]:
    """How many there are, by status."""
    pages = stack.clients["stepfunctions"].get_paginator("list_executions")
    found = pages.paginate(stateMachineArn=stack.outputs["ChainArn"])
    return Counter(one["status"] for page in found for one in page["executions"])


def outcome(stack: LocalStack, students: list[Citizen], unfinished: list[str]) -> Outcome:
    place, ports = place_of(stack), stack.ports
    items = kept.items(place, f"{place.prefix}-applications")
    ids = [one["pk"]["S"].removeprefix("app#") for one in items if one["sk"]["S"] == "application"]
    sent = {one.application_id for one in students}
    # drafts that somebody began twice, because the answer was lost, were never sent
    ended = [_ended(ports.applications.get(one)) for one in ids if one in sent]
    permits = {}
    for item in kept.items(place, f"{place.prefix}-permits"):
        own = item["pk"]["S"].removeprefix("permit#")
        if own != item["pk"]["S"] and (permit := ports.permits.find(own)):
            permits[own] = permit.application_id
    files = Counter(
        one["Key"].rpartition("/")[2].removesuffix(".pdf")
        for one in kept.versions(place, "permits")
    )
    return Outcome(
        sent=sent,
        applications=ended,
        permits=permits,
        files=files,
        counters=_counters(place, ports),
        executions=executions(stack),
        dead={queue: status.depth(place, f"{queue}-dlq") for queue in status.QUEUES},
        unsound=[one.text for one in soundness.look(place, ports, place.prefix) if one.wrong],
        refused=stack.refused,
        unfinished=unfinished,
    )


def _ended(application: Application) -> Ended:
    """As the types of the load write them: 9/..., 070/9/..."""
    registered, numbered = application.registration_number, application.permit_number
    return Ended(
        application_id=application.application_id,
        phase=application.phase.value,
        registered=int(registered.split("/")[0]) if registered else None,
        numbered=int(numbered.split("/")[1]) if numbered else None,
    )


def _counters(place: Place, ports: AllPorts) -> dict[str, int]:
    """The last number of each kind; a load has one series of each."""
    items = kept.items(place, f"{place.prefix}-counters")
    series = [one["series"]["S"] for one in items if one["part"]["S"] == "last"]
    return {one.partition("#")[0]: ports.counters.last(one) for one in series}
