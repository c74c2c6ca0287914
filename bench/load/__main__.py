"""`python -m bench.load [N]`: N applications (200) through their whole chain on the local stack
while AWS has a bad day; what happened goes into ``build/load.json``. Exits with 1 when one did not
end, ended twice, or a number is missing.

Registrations come first and undisturbed. Then everybody sends in; only when all are in flight does
the office begin, and only when all have passed a step does the next one. So all of them are in
flight until the head signs. Sweeper and eraser run every twenty seconds, and are no better off.
"""

import argparse
import json
import logging
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import requests

from bench.load import evidence, people
from bench.load.outcome import wrong
from bench.load.people import Patient
from bench.load.troubles import Troubles
from demo import client
from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import until
from demo.stories import Offices
from demo.students import one_of_many
from infra.local.lambdas import SCHEDULED, SOURCES, real_handler
from infra.local.stack import LocalStack
from infra.ops import status

OUT = Path("build/load.json")
APPLICATIONS = 200
AT_ONCE = 8
"""People who are at their browsers in the same moment."""
SWEEP_SECONDS = 20.0


@dataclass
class Load:
    """``seconds`` of each part; ``unfinished``: whose story did not end, and why."""

    stack: LocalStack
    troubles: Troubles
    students: list[Citizen]
    offices: Offices
    seconds: dict[str, float] = field(default_factory=dict)
    unfinished: dict[str, str] = field(default_factory=dict)
    in_flight: int = 0

    def run(self) -> None:
        self._each("registered", Citizen.register)
        accounts = {
            one.nik: one.browser.call("GET", "/profile")["account_id"] for one in self.students
        }
        self.troubles.on = True
        self._each("sent in", people.send_in)
        self.in_flight = evidence.executions(self.stack)["RUNNING"]
        print(f"  {self.in_flight} executions in flight", flush=True)
        clerk = self.offices.at("back_office")
        self._each("back_office", lambda one: people.accept(clerk, one, accounts[one.nik]))
        steps = [one["id"] for one in self.students[0].detail()["steps"]]
        for step in steps[1:]:
            browser, act = self.offices.at(step), "sign" if step == steps[-1] else "approve"
            self._each(step, lambda one, b=browser, s=step, a=act: people.decide(b, one, s, a))
        self._each("issued", lambda one: people.again(one.await_permit))
        self.troubles.on = False
        self._timed("settled", self._settle)

    @property
    def asked_again(self) -> int:
        """How often a person got nothing but a fault, and asked once more."""
        everybody = [one.browser for one in self.students], self.offices.by_role.values()
        return sum(one.in_vain for one in chain(*everybody) if isinstance(one, Patient))

    def _each(self, what: str, act: Callable[[Citizen], object]) -> None:
        going = [one for one in self.students if one.email not in self.unfinished]

        def one_of(citizen: Citizen) -> None:
            try:
                act(citizen)
            except Exception as failure:  # told at the end; the others go on
                self.unfinished[citizen.email] = f"{what}: {failure!r}"

        def all_of() -> None:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                list(pool.map(one_of, going))

        self._timed(what, all_of)

    def _timed(self, what: str, act: Callable[[], object]) -> None:
        began = time.monotonic()
        act()
        self.seconds[what] = round(time.monotonic() - began, 1)
        print(f"  {what:<18} {self.seconds[what]:7.1f} s", flush=True)

    def _settle(self) -> None:
        """Messages go out, executions end."""
        place = evidence.place_of(self.stack)

        def quiet() -> bool | None:
            self.stack.sweep()
            waiting = sum(status.depth(place, queue) for queue in status.QUEUES)
            running = evidence.executions(self.stack)["RUNNING"]
            return True if waiting == running == 0 else None

        try:
            until("nothing waits and nothing runs", quiet)
        except TimeoutError as late:
            self.unfinished["stack"] = str(late)


def main() -> int:
    arguments = argparse.ArgumentParser(prog="bench.load")
    arguments.add_argument("applications", nargs="?", type=int, default=APPLICATIONS)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    logging.disable(logging.ERROR)  # each fault would tell of itself
    client.PATIENCE_SECONDS = 300
    began = time.monotonic()
    troubles = Troubles(given.seed)
    troubles.listen()
    jobs = {
        name: troubles.handler(name, lambda name=name: real_handler(name))
        for name in (*SOURCES, *SCHEDULED)
    }
    with LocalStack(handlers=jobs, sweep_seconds=SWEEP_SECONDS) as stack:
        students = [
            one_of_many(Patient(stack.url), number) for number in range(1, given.applications + 1)
        ]
        load = Load(stack, troubles, students, officers(stack, Patient))
        load.run()
        outcome = evidence.outcome(stack, students, [*map(": ".join, load.unfinished.items())])
        mails = requests.get(f"{stack.url}/local/outbox.json", timeout=60).json()["mails"]
    found = wrong(outcome)
    if not troubles.happened.total():
        found.append("nothing was disturbed: the functions' clients were not heard")
    told: dict[str, Any] = {
        "applications": given.applications,
        "seed": given.seed,
        "seconds": {"whole": round(time.monotonic() - began, 1), **load.seconds},
        "in_flight": load.in_flight,
        "issued": sum(one.phase == "issued" for one in outcome.applications),
        "numbers": dict(outcome.counters),
        "executions": dict(outcome.executions),
        "troubles": dict(sorted(troubles.happened.items())),
        "asked_again": load.asked_again,
        "mails": len(mails),
        "mails_that_came_again": len(mails) - len({_of(mail) for mail in mails}),
        "wrong": found,
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    _show(told)
    return 1 if found else 0


def _of(mail: dict[str, Any]) -> tuple[str, str, str]:
    return (str(mail["to"]), mail["subject"], mail["text"])


def _show(told: dict[str, Any]) -> None:
    for name, value in told.items():
        if isinstance(value, dict):
            print(f"{name}:")
            for part, count in value.items():
                print(f"  {part}: {count}")
        elif name != "wrong":
            print(f"{name}: {value}")
    for one in told["wrong"]:
        print(f"WRONG: {one}", file=sys.stderr)
    print(f"{OUT} written")


if __name__ == "__main__":
    sys.exit(main())
