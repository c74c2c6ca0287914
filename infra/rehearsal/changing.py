"""A second release goes live and is taken back while people use the service.

The real package, its functions as processes (infra/rehearsal/processes.py), CloudFront in little
before them. Both releases are the code of this checkout: what is tried is the changing. Whether two
adjacent ones fit together, tests/integration/test_upgrade.py says.
"""

import time
import zipfile
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from moto.awslambda.models import lambda_backends

from infra.deploying import releases, smoke
from infra.local import demo_accounts
from infra.local.stack import forget_earlier_settings
from infra.ops import going_back
from infra.package import build
from infra.rehearsal import front, lambdas, processes, traffic
from infra.rehearsal.acts import Rehearsal, must

MOST_SECONDS = 60
"""Of going back."""
ENOUGH = 60
"""Requests that meet the service before, between and after the two changes."""

Packages = dict[str, build.Package]


@dataclass(frozen=True)
class Changed:
    """``live``, ``back``: seconds of the second deployment, and of `make rollback`. ``answered``:
    by the API, of each release. ``starts``: cold ones."""

    traffic: traffic.Traffic
    live: float
    back: float
    answered: dict[str, int]
    starts: int

    def said(self) -> str:
        parts = ", ".join(f"{count} by {name}" for name, count in self.answered.items())
        return (
            f"a second release live in {self.live:.0f} s and back in {self.back:.1f} s while "
            f"people used it: {self.traffic.said()}, none failed; the API answered {parts}, after "
            f"{self.starts} cold starts of the package's processes"
        )


def real_packages(folder: Path) -> Packages | None:
    """Two releases; ``None``: the runtime's Python is not on this machine."""
    one = processes.package(folder / "one")
    if one is None:
        return None
    path = folder / "two.zip"
    path.write_bytes(one.path.read_bytes())
    with zipfile.ZipFile(path, "a") as zipped:
        zipped.writestr(zipfile.ZipInfo("release.txt", date_time=(2026, 1, 1, 0, 0, 0)), "two\n")
    digest = sha256(path.read_bytes()).hexdigest()
    return {"one": one, "two": replace(one, path=path, sha256=digest)}


def under_traffic(rehearsed: Rehearsal, packages: Packages, folder: Path) -> Changed:
    """Nobody's request fails, and going back takes no minute."""
    rehearsed.packages = packages
    with lambdas.running(folder / "functions") as running:
        first = rehearsed.deploy("one")
        for package in packages.values():
            running.unpack(package.path, releases.base64_of(package.sha256))
        _empty_queues(rehearsed)
        accounts = _accounts(rehearsed)
        edge = front.Front(rehearsed.where, import_module("app").app, _api(rehearsed, running))
        with front.served(edge) as address:
            rehearsed.look = lambda *_: smoke.look(address, address + front.PAST)
            with traffic.under_way(address, accounts) as people:
                people.until_more(ENOUGH)
                live = _seconds(lambda: rehearsed.deploy("two"))
                people.until_more(ENOUGH)
                back = _seconds(lambda: must(not going_back.rollback(rehearsed.where), "no way"))
                must(rehearsed.serves(first), "the functions did not go back")
                people.until_more(ENOUGH)
        answered = {
            name: running.answered(front.api_function(rehearsed.where)).get(
                releases.base64_of(package.sha256), 0
            )
            for name, package in packages.items()
        }
        changed = Changed(people, live, back, answered, running.starts)
        failed = [*people.failed, *running.failed]
    must(not failed, f"{len(failed)} failed: {failed[:5]}")
    must(all(answered.values()), f"one release answered nobody: {answered}")
    must(back <= MOST_SECONDS, f"going back took {back:.0f} s")
    rehearsed.said.append(changed.said())
    return changed


def _empty_queues(rehearsed: Rehearsal) -> None:
    """Of what S3 said while it was set up. moto gives a function the oldest message whenever one
    comes: each would be one late."""
    sqs = rehearsed.where.home["sqs"]
    for queue in sqs.list_queues()["QueueUrls"]:
        sqs.purge_queue(QueueUrl=queue)


def _accounts(rehearsed: Rehearsal) -> list[dict[str, str]]:
    """The demo's people, made as an operator's commands reach a stage."""
    function = front.api_function(rehearsed.where)
    found = rehearsed.where.home["lambda"].get_function_configuration(FunctionName=function)
    rehearsed.aws.set_environment(**found["Environment"]["Variables"])
    forget_earlier_settings()
    from chalicelib.handlers import wiring

    return demo_accounts.ensure(wiring.ports())


def _api(rehearsed: Rehearsal, running: lambdas.Lambdas) -> front.Answer:
    where = rehearsed.where

    def answer(event: dict[str, Any]) -> Any:
        backend = lambda_backends[where.account][where.region]
        return running.answer(backend.get_function(front.api_function(where)), event)

    return answer


def _seconds(act: Any) -> float:
    began = time.monotonic()
    act()
    return time.monotonic() - began
