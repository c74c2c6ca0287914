"""What is rehearsed, each act with what must be true after it (AssertionError when it is not)."""

import hashlib
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from infra.deploying import code, memory, preflight, releases, run
from infra.deploying.place import APP, Place, place, stage_settings
from infra.local.aws import LocalAws
from infra.package import build
from infra.rehearsal import imagined

STAGE = "dev"
PROVED = {"PublicUrl": "https://dev-izin.rehearsal.test", "AlarmEmail": "it@rehearsal.test"}


class RehearsalFailed(AssertionError):
    """Something is not as it must be."""


def must(true: bool, otherwise: str) -> None:
    if not true:
        raise RehearsalFailed(otherwise)


@dataclass
class Rehearsal:
    """``packages``: real ones by release, else small ones are made. ``look``: the smoke test."""

    where: Place
    aws: LocalAws
    site: Path
    folder: Path
    packages: Mapping[str, build.Package] = field(default_factory=dict)
    look: Callable[[str, str], list[str]] | None = None
    said: list[str] = field(default_factory=list)

    def deploy(self, release: str = "one", **more: Any) -> releases.Release:
        made = self.packages.get(release) or _package(self.folder, release)
        whole = run.Run(
            self.where,
            package=made,
            site=self.site,
            look=self.look or _looks_well,
            facts=_facts,
            say=_silent,
            **{"chalice": _quietly, **more},
        )
        return run.carry_out(whole, who="rehearsal")

    def first(self) -> None:
        before = _counted(self.where)
        must(not any(before.values()), f"something is there already: {before}")
        release = self.deploy()
        counted = _counted(self.where)
        must(counted["functions"] == 8 and counted["apis"] == 1, f"made: {counted}")
        must(self.serves(release), "the functions run another package")
        self.said.append(f"first deployment: {counted}, {len(release.pages)} pages and files")

    def again(self) -> None:
        before = _counted(self.where)
        self.deploy()
        after = _counted(self.where)
        must(after == before, f"a second run made something: {before} -> {after}")
        self.said.append("a second deployment changed nothing")

    def faults(self) -> None:
        """Each step fails once: what served goes on serving, and the next run repairs it."""
        serving = self.deploy()
        for name, step in (*run.BEFORE, *run.LOCKED):
            with mock.patch.multiple(run, **_breaking(step.__name__)):
                try:
                    self.deploy()
                except run.Stopped:
                    pass
                else:
                    raise RehearsalFailed(f"{name}: the fault stopped nothing")
            must(self.serves(serving), f"{name}: what served before serves no longer")
            before = _counted(self.where)
            self.deploy()
            must(_counted(self.where) == before, f"{name}: the repair made something twice")
        steps = len(run.BEFORE) + len(run.LOCKED)
        self.said.append(
            f"a fault at each of {steps} steps: served on, and the next run repaired it"
        )

    def second_release_and_back(self) -> None:
        first = self.deploy("one")
        second = self.deploy("two")
        must(self.serves(second), "the second release does not run")
        earlier = releases.before(self.where, second)
        must(
            earlier is not None and earlier.sha256 == first.sha256, "there is nothing to go back to"
        )
        if earlier:
            releases.put_back(self.where, earlier)
        must(self.serves(first), "the functions did not go back")
        self.said.append("a second release, and back to the first")

    def serves(self, release: releases.Release) -> bool:
        return releases.serves(self.where, release)


@contextmanager
def rehearsal(site: Path, folder: Path = Path("build/rehearsal")) -> Iterator[Rehearsal]:
    """On an empty AWS."""
    aws = LocalAws()
    aws.start()
    aws.set_environment(PYTHONPATH=os.getcwd())
    try:
        with imagined.installed():
            where = place(STAGE, {**stage_settings(STAGE), **PROVED})
            yield Rehearsal(where, aws, site, folder)
    finally:
        aws.stop()


def _package(folder: Path, release: str) -> build.Package:
    """Small: what is in the real one, `make package` looks into."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{release}.zip"
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        entry = zipfile.ZipInfo("app.py", date_time=(2026, 1, 1, 0, 0, 0))
        zipped.writestr(entry, f"# {release}\n")
    path.write_bytes(content.getvalue())
    sha256 = hashlib.sha256(content.getvalue()).hexdigest()
    return mock.Mock(spec=build.Package, path=path, sha256=sha256)


def _looks_well(_address: str, _direct: str) -> list[str]:
    """moto has no CloudFront to ask."""
    return []


def _facts(_place: Place) -> preflight.Facts:
    """moto knows no limits."""
    return preflight.Facts(functions=1000, mails_everybody=True, mails=True)


_quietly = partial(code.chalice_deploy, quiet=True)
"""It would name an address on AWS, where nothing is."""


def _silent(_said: str) -> None:
    """A rehearsal tells at its end."""


def _breaking(step: str) -> dict[str, Any]:
    def fail(_run: run.Run) -> None:
        raise run.Stopped(f"injected at {step}")

    def broken(steps: tuple[run.Step, ...]) -> tuple[run.Step, ...]:
        return tuple((name, fail if one.__name__ == step else one) for name, one in steps)

    return {"BEFORE": broken(run.BEFORE), "LOCKED": broken(run.LOCKED)}


def _counted(where: Place) -> dict[str, int]:
    home = where.home
    return {
        "functions": len(home["lambda"].list_functions()["Functions"]),
        "mappings": len(home["lambda"].list_event_source_mappings()["EventSourceMappings"]),
        "apis": len(memory.api_ids(home, APP, where.prefix)),
        "rules": len(home["events"].list_rules()["Rules"]),
        "tables": len(home["dynamodb"].list_tables()["TableNames"]),
        "buckets": len(home["s3"].list_buckets()["Buckets"]),
        "alarms": len(home["cloudwatch"].describe_alarms()["MetricAlarms"]),
    }
