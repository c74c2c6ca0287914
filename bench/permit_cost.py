"""AWS calls and capacity of each route and job, and of whole permits: the demo's two stories, one
after the other, on a local stack that is watched.

A story begins with the registration and ends with the public verification of its permit; its jobs
and messages count, and the sweeper's looks at it in the ten days that it takes (``waiting.py``).
An officer's look at a new person's scan is that person's, once for all permits, and not counted.
Looks of a person that came too early ("is it signed yet?") are counted apart, because their number
is this machine's and not the service's.
"""

import logging
import sys
from typing import Any

import demo.citizen
import demo.client
import demo.stories
from app import app as chalice_app
from bench import batch, errands, round_trips
from bench.aws_calls import Watch
from bench.permit_figures import JOBS, show, summary
from bench.waiting import CALENDAR_DAYS, MovedClock, Waiting
from bench.watched_stories import Silence, go, morning, rest, sign_in, warm_up, watched
from chalicelib.handlers import wiring
from demo.__main__ import citizens, officers
from demo.client import Browser, until
from infra.local.lambdas import real_handler
from infra.local.stack import LocalStack

MOST = {
    "research permit": {"calls": 180, "write_units": 270},
    "midwife, returned once": {"calls": 340, "write_units": 748},
}
"""Goals of a whole permit: AWS calls, and half the write units of November 2026."""


def measure() -> dict[str, Any]:
    """``{"works": {name: ...}, "permits": {story: ...}, "not_run": [...]}``"""
    watch = Watch(lambda: stack.clients["dynamodb"])
    stack = LocalStack(handlers={job: watched(watch, job) for job in JOBS})
    watch.listen()
    chalice_app.middleware("http")(watch.request)
    clock = MovedClock()
    for module in (demo.citizen, demo.stories):
        vars(module)["until"] = lambda what, look: until(what, lambda: watch.look(look))
    for module in (demo.client, demo.stories):
        vars(module)["datetime"] = clock
    transitions: dict[str, int] = {}
    waits: dict[str, Waiting] = {}
    with stack:
        logging.getLogger("moto").setLevel(logging.CRITICAL)  # a refused application is no error
        ports: Any = wiring.ports()
        ports.both, ports.clock = watch.both, clock
        at = officers(stack)
        student, midwife = citizens(stack, Silence())
        for browser in (student.browser, midwife.browser, *at.by_role.values()):
            browser.session.auth = watch.tag
        warm_up(stack)
        for name, story, citizen in (
            ("research permit", demo.stories.research, student),
            ("midwife, returned once", demo.stories.midwife, midwife),
        ):
            waits[name] = Waiting(stack, watch, real_handler("sweep"), clock)
            transitions[name] = go(stack, watch, name, story, citizen, at, waits[name])
        morning(stack, at, student)
        batches = batch.run(student, at, watch)
        rest(stack, watch)
        admin = sign_in(stack, Browser(stack.url), "administrator")
        errands.run(student, at, admin, lambda: rest(stack, watch))
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
    missed += [
        f"{name}: {waiting.days:.1f} days went by, at least {CALENDAR_DAYS}"
        for name, waiting in waits.items()
        if waiting.days < CALENDAR_DAYS
    ]
    missed += round_trips.missed(result["round_trips"])
    return result | {"most": MOST, "missed": missed}


if __name__ == "__main__":
    found = measure()
    show(found)
    sys.exit(1 if found["missed"] else 0)
