"""The demo's two stories on a local stack that is watched, from the registration to the public
verification of the permit."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import requests

import demo.stories
from bench.aws_calls import Watch
from bench.waiting import Waiting, begin
from chalicelib.domain.applications.reading import kept_type
from chalicelib.handlers import wiring
from demo.__main__ import Timeline
from demo.citizen import PASSWORD, Citizen, Say
from demo.client import Browser, until
from demo.people import say_nothing
from demo.stories import Offices
from infra.local.lambdas import SOURCES, Handler, real_handler
from infra.local.names import PREFIX
from infra.local.stack import LocalStack

Story = Callable[[Citizen, Offices, Say], bytes]


class Silence(Timeline):
    def teller(self, story: str) -> Say:
        return say_nothing


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
    begin(waiting.clock)
    morning(stack, at)
    watch.story = name
    found = demo.stories.found_in_queue

    def found_later(offices: Offices, citizen: Citizen, role: str) -> int:
        rest(stack, watch)
        watch.story = ""
        waiting.at(citizen.application_id)
        morning(stack, Offices({role: offices.at(role)}), citizen)
        watch.story = name
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


def morning(stack: LocalStack, at: Offices, *citizens: Citizen) -> None:
    """Another day begins, which is no permit's cost: what has ended is gone, these sign in anew,
    and what the service reads once a minute is read."""
    sweep_out(stack)
    for role, browser in at.by_role.items():
        sign_in(stack, browser, role)
    for citizen in citizens:
        citizen.browser.sign_in(citizen.nik, PASSWORD)
    warm_up(stack)


def sweep_out(stack: LocalStack) -> None:
    """What DynamoDB deletes by itself, within two days of its end (AWS's own words: a few days);
    moto does not."""
    client, table = stack.clients["dynamodb"], f"{PREFIX}-sessions"
    gone = wiring.ports().clock.now() - timedelta(days=2)
    for page in client.get_paginator("scan").paginate(TableName=table):
        for item in page["Items"]:
            if int(item["expires_at"]["N"]) < gone.timestamp():
                client.delete_item(TableName=table, Key={"pk": item["pk"]})


def sign_in(stack: LocalStack, browser: Browser, role: str) -> Browser:
    account = next(one for one in stack.accounts if one["role"] == role)
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
