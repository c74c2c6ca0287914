"""AWS calls and capacity of each route and job, and of whole permits: the demo's two stories, one
after the other, on a local stack that is watched.

A story begins with the registration and ends with the public verification of its permit; its jobs
and messages count, and the sweeper's looks at it while the office takes its days (``waiting.py``).
An officer's look at a new person's scan is that person's, once for all permits, and not counted.
Looks of a person that came too early ("is it signed yet?") are counted apart, because their number
is this machine's and not the service's.
"""

import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from statistics import median
from typing import Any

import requests

import demo.stories
from app import app as chalice_app
from bench import batch, errands, round_trips
from bench.aws_calls import Watch, Work
from bench.tables import table
from bench.waiting import Waiting
from chalicelib.domain.applications.reading import kept_type
from chalicelib.handlers import wiring
from chalicelib.handlers.http import ENDPOINTS
from demo.__main__ import Timeline, citizens, officers
from demo.client import Browser, until
from demo.stories import Citizen, Offices, Say
from infra.local.aws import PREFIX
from infra.local.lambdas import SCHEDULED, SOURCES, Handler, real_handler
from infra.local.stack import LocalStack

Story = Callable[[Citizen, Offices, Say], bytes]

JOBS = (*SOURCES, *SCHEDULED)
MOST = {
    "research permit": {"calls": 180, "write_units": 270},
    "midwife, returned once": {"calls": 340, "write_units": 748},
}
"""Goals of a whole permit: AWS calls, and half the write units of November 2026."""
PRESENCE = "PUT /api/officer/applications/{application_id}/presence"
POLLS = 450
"""Of an officer's day: seven and a half hours, half of them with an application open, a report
every thirty seconds."""
UNITS = ("read_units", "write_units", "index_units")


class Silence(Timeline):
    def teller(self, story: str) -> Say:
        return lambda _who, _what: None


def watched(watch: Watch, job: str) -> Handler:
    """The real handler of a job; loaded when first called, as its settings come with the stack."""

    def run(event: dict[str, Any], context: Any) -> Any:
        with watch.work(job):
            return real_handler(job)(event, context)

    return run


def rest(stack: LocalStack, watch: Watch) -> None:
    """Wait until everything that the last step set going has come to an end."""

    def quiet() -> bool | None:
        if watch.running or waiting_messages(stack):
            return None
        pending = stack.clients["dynamodb"].query(
            TableName=f"{PREFIX}-outbox",
            IndexName="by_state",
            KeyConditionExpression="#s = :s",
            ExpressionAttributeNames={"#s": "state"},
            ExpressionAttributeValues={":s": {"S": "pending"}},
        )
        return None if pending["Count"] else True

    until("all queues empty and all messages sent", quiet)


def waiting_messages(stack: LocalStack) -> int:
    sqs = stack.clients["sqs"]
    attributes = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    count = 0
    for part in SOURCES.values():
        url = sqs.get_queue_url(QueueName=f"{PREFIX}-{part}")["QueueUrl"]
        found = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=list(attributes))
        count += sum(int(found["Attributes"][name]) for name in attributes)
    return count


def go(
    stack: LocalStack,
    watch: Watch,
    name: str,
    story: Story,
    who: Citizen,
    at: Offices,
    waiting: Waiting,
) -> int:
    """One whole story; the number of states that the chain went through."""
    watch.story = name
    found = demo.stories.found_in_queue

    def found_later(offices: Offices, citizen: Citizen, role: str) -> int:
        rest(stack, watch)
        waiting.at(citizen.application_id)
        return found(offices, citizen, role)

    def known_apart(offices: Offices, citizen: Citizen) -> None:
        watch.story = ""
        know(offices, citizen)
        watch.story = name

    know = demo.stories.know
    demo.stories.found_in_queue, demo.stories.know = found_later, known_apart
    pdf = story(who, at, who.say)
    public = requests.Session()
    link = f"{stack.url}/api/verifications"
    public.get(f"{link}/{who.permit['permit_id']}", timeout=60).raise_for_status()
    headers = {"Content-Type": "application/pdf"}
    public.post(link, data=pdf, headers=headers, timeout=60).raise_for_status()
    rest(stack, watch)
    demo.stories.found_in_queue, demo.stories.know = found, know
    watch.story = ""
    return states(stack, who.application_id)


def states(stack: LocalStack, application_id: str) -> int:
    """State transitions of the application's executions, which is how Step Functions is paid."""
    client = stack.clients["stepfunctions"]
    (machine,) = client.list_state_machines()["stateMachines"]
    count = 0
    for run in client.list_executions(stateMachineArn=machine["stateMachineArn"])["executions"]:
        if run["name"].startswith(application_id):
            arn = run["executionArn"]
            pages = client.get_paginator("get_execution_history").paginate(executionArn=arn)
            events = [event["type"] for page in pages for event in page["events"]]
            count += sum(kind.endswith("StateEntered") for kind in events)
    return count


def administrator(stack: LocalStack) -> Browser:
    (account,) = (one for one in stack.accounts if one["role"] == "administrator")
    browser = Browser(stack.url)
    browser.sign_in(account["sign_in"], account["password"])
    return browser


def warm_up(stack: LocalStack) -> None:
    """What a process reads once (the certificate) or once a minute (the office's data) is no
    permit's cost, nor is what is stored once for all permits of a type."""
    for path in ("/permit-types", "/office", "/places", "/calendar"):
        requests.get(f"{stack.url}/api{path}", timeout=60).raise_for_status()
    ports: Any = wiring.ports()
    _ = ports.signer, ports.signatures, ports.search_key
    today = ports.calendar.local_date(ports.clock.now())
    for type_id in ("penelitian", "sip_bidan"):
        kept_type(ports, ports.catalogue.get(type_id, today))


def of_one(works: list[Work]) -> dict[str, Any]:
    """A route's or job's medians over its runs; ``calls_max`` is often the first run of a process,
    which also fetches keys and certificates."""
    calls = [len(work.calls) for work in works]
    services = sorted({call.service for work in works for call in work.calls})
    return {
        "runs": len(works),
        "calls": median(calls),
        "calls_max": max(calls),
        "services": {
            service: median([sum(c.service == service for c in work.calls) for work in works])
            for service in services
        },
        **{part: median([work.total(part) for work in works]) for part in UNITS},
    }


def of_permit(
    works: list[Work], in_vain: list[Work], transitions: int, waiting: Waiting
) -> dict[str, Any]:
    """Everything from the registration to the public verification."""
    operations = Counter(f"{c.service} {c.operation}" for work in works for c in work.calls)
    services: Counter[str] = Counter()
    for name, count in operations.items():
        services[name.split()[0]] += count
    return {
        "requests": sum(work.name not in JOBS for work in works),
        "job_runs": dict(Counter(work.name for work in works if work.name in JOBS)),
        "calls": sum(services.values()) + waiting.calls(),
        "looks": waiting.looks,
        "calls_of_looks": waiting.calls(),
        "days_waited": round(waiting.days, 1),
        "services": dict(services.most_common()),
        "operations": dict(operations.most_common()),
        "refused_writes": sum(call.failed for work in works for call in work.calls),
        **{part: sum(work.total(part) for work in works) for part in UNITS},
        "state_transitions": transitions,
        "early_looks": {
            "requests": len(in_vain),
            "calls": sum(len(work.calls) for work in in_vain),
        },
    }


def measure() -> dict[str, Any]:
    """``{"works": {name: ...}, "permits": {story: ...}, "not_run": [...]}``"""
    logging.disable(logging.INFO)  # a line for every request
    watch = Watch(lambda: stack.clients["dynamodb"])
    stack = LocalStack(handlers={job: watched(watch, job) for job in JOBS})
    watch.listen()
    chalice_app.middleware("http")(watch.request)
    demo.stories.until = lambda what, look: until(what, lambda: watch.look(look))
    transitions, waits = {}, {}
    with stack:
        logging.getLogger("moto").setLevel(logging.CRITICAL)  # a refused application is no error
        ports: Any = wiring.ports()
        ports.both = watch.both
        at = officers(stack)
        student, midwife = citizens(stack, Silence())
        for browser in (student.browser, midwife.browser, *at.by_role.values()):
            browser.session.auth = watch.tag
        warm_up(stack)
        for name, story, citizen in (
            ("research permit", demo.stories.research, student),
            ("midwife, returned once", demo.stories.midwife, midwife),
        ):
            waits[name] = Waiting(stack, watch, real_handler("sweep"))
            transitions[name] = go(stack, watch, name, story, citizen, at, waits[name])
        batches = batch.run(student, at, watch)
        rest(stack, watch)
        errands.run(student, at, administrator(stack), lambda: rest(stack, watch))
        rest(stack, watch)
    result = summary(watch, transitions, waits) | {
        "batches": batches,
        "round_trips": round_trips.measured(watch.works),
    }
    missed = [
        f"{name}: {result['permits'][name][part]:g} {part.replace('_', ' ')}, at most {most}"
        for name, goals in MOST.items()
        for part, most in goals.items()
        if result["permits"][name][part] > most
    ]
    missed += round_trips.missed(result["round_trips"])
    return result | {"most": MOST, "missed": missed}


def summary(
    watch: Watch, transitions: Mapping[str, int], waits: Mapping[str, Waiting]
) -> dict[str, Any]:
    by_name: dict[str, list[Work]] = defaultdict(list)
    for work in watch.works:
        by_name[work.name].append(work)
    permits = {}
    for name, count in transitions.items():
        own = [
            work
            for work in watch.works
            if work.story == name and work.name not in (*SCHEDULED, "looks")
        ]
        useful = [work for work in own if not watch.in_vain(work)]
        permits[name] = of_permit(useful, [w for w in own if watch.in_vain(w)], count, waits[name])
    declared = {f"{endpoint.method} {endpoint.path}" for endpoint in ENDPOINTS}
    return {
        "works": {name: of_one(by_name[name]) for name in sorted(by_name, key=_by_path)},
        "permits": permits,
        "not_run": sorted(declared - by_name.keys(), key=_by_path),
    }


def _by_path(name: str) -> tuple[str, str]:
    method, _, path = name.rpartition(" ")
    return path, method


def show(result: dict[str, Any]) -> None:
    head = ("route or job", "runs", "calls", "most", "read", "write", "index", "calls to")
    rows = [
        (
            name.replace("/api", ""), one["runs"], one["calls"], one["calls_max"],
            *(one[part] for part in UNITS),
            ", ".join(f"{service} {n:g}" for service, n in one["services"].items() if n),
        )
        for name, one in result["works"].items()
    ]  # fmt: skip
    print("Medians of a run; read, write and index are DynamoDB's capacity units.")
    print(table(head, rows))
    print(f"routes not run: {', '.join(result['not_run']) or 'none'}\n")
    names = list(result["permits"])
    lines = [(key, [one[key] for one in result["permits"].values()]) for key in (
        "requests", "calls", "looks", "calls_of_looks", "days_waited", "refused_writes", *UNITS,
        "state_transitions",
    )]  # fmt: skip
    for group in ("job_runs", "services"):
        parts = sorted({part for one in result["permits"].values() for part in one[group]})
        lines += [
            (f"{group}: {part}", [one[group].get(part, 0) for one in result["permits"].values()])
            for part in parts
        ]
    print(table(("one whole permit", *names), [(key, *values) for key, values in lines]))
    signed = [
        (name, *(round(value, 2) for value in one.values()))
        for name, one in result["batches"].items()
    ]
    one = result["works"][PRESENCE]
    day = ", ".join(f"{round(one[part] * POLLS)} {part}" for part in ("calls", *UNITS))
    print(f"\n{POLLS} reports of presence, an officer's day: {day}")
    round_trips.show(result["round_trips"])
    for goal in result["missed"]:
        print(f"MISSED {goal}")
    print(f"\n{batch.PERMITS} permits to be signed; calls and units are those of one of them.")
    print(table(("signed", "requests", "calls", "read", "write", "index"), signed))


if __name__ == "__main__":
    found = measure()
    show(found)
    sys.exit(1 if found["missed"] else 0)
