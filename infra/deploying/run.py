"""One deployment: its steps in their order, and what each needs of those before it.

Whatever step fails, the release of before goes on serving: functions are changed by one step and
pages by another, and the next run does again what was not done (every step can be repeated).
"""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from infra import edge, functions, template
from infra.deploying import code, memory, origin, preflight, releases, site, smoke, stacks
from infra.deploying.place import APP, Place
from infra.package import build, making


class Stopped(Exception):
    """Why this deployment does not go on."""


@dataclass
class Run:
    """``agree`` is shown what a stack would change. ``package`` and ``site`` may be given
    (rehearsal, tests); else they are made. ``chalice`` deploys the assembled project, ``look`` is
    the smoke test; ``facts`` asks for the account's limits."""

    place: Place
    agree: stacks.Agree = stacks.yes
    allow_replacement: bool = False
    say: Callable[[str], None] = print
    package: build.Package | None = None
    site: Path | None = None
    chalice: Callable[[Path, str, Path], int] = code.chalice_deploy
    look: Callable[[str, str], list[str]] = smoke.look
    facts: Callable[[Place], preflight.Facts] = preflight.facts
    config: Mapping[str, Any] = field(default_factory=functions.load_config)
    outputs: dict[str, str] = field(default_factory=dict)
    front: dict[str, str] = field(default_factory=dict)
    secret: origin.Origin | None = None
    release: releases.Release | None = None

    @property
    def functions(self) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.config["lambda_functions"]
        return found

    @property
    def made(self) -> build.Package:
        if self.package is None:
            raise Stopped("no package was made")
        return self.package

    def stack(self, name: str, *, wait: bool = True, **parameters: str) -> dict[str, str]:
        """One of infra/stacks, in the region where it belongs."""
        at_the_edge = name in ("certificate", "edge")
        clients = self.place.edge if at_the_edge else self.place.home
        whole = self.place.prefix if name == "state" else f"{self.place.prefix}-{name}"
        files = edge.files(*self._pages, *self._home) if name == "edge" else None
        return stacks.ensure(
            clients,
            whole,
            template.render(name, files),
            {"AppName": APP, "Stage": self.place.stage, **parameters},
            self.agree,
            allow_replacement=self.allow_replacement,
            wait=wait,
            say=self.say,
        )

    @property
    def _pages(self) -> tuple[Path]:
        if self.site is None:
            raise Stopped("no pages were built")
        return (self.site,)

    @property
    def _home(self) -> tuple[str, str, str, str]:
        return (APP, self.place.stage, self.place.account, self.place.region)


def look_before(run: Run) -> None:
    at_once = sum(queue_places().values())
    findings = preflight.look(run.place, run.facts(run.place), at_once)
    for finding in findings:
        run.say(f"  {'STOP' if finding.stops else 'note'}: {finding.text}")
    if any(finding.stops for finding in findings):
        raise Stopped("see above; nothing was touched")


def queue_places() -> dict[str, int]:
    """How many of each queue's function may run at once."""
    import app

    return {
        source.name: source.maximum_concurrency
        for source in app.app.event_sources
        if hasattr(source, "queue")
    }


def make_package(run: Run) -> None:
    if run.package is None:
        run.package = making.make(run.place.stage)
        making.show(run.package)


def build_site(run: Run) -> None:
    if run.site is None:
        run.site = site.build(run.place.stage, run.place.settings["PublicUrl"])


def keep_state(run: Run) -> None:
    address = run.place.mail_address
    run.outputs = run.stack(
        "state",
        PublicUrl=run.place.settings["PublicUrl"],
        MailDomain=address.partition("@")[2],
    )


def make_safe(run: Run) -> None:
    run.stack("safety")


def ask_for_certificate(run: Run) -> None:
    """It waits for a DNS record, and nobody waits for it: until it is there, CloudFront serves
    under its own name."""
    try:
        run.stack("certificate", wait=False, Domain=run.place.domain)
    except stacks.StackRefused as waiting:
        run.say(f"  {waiting}")


def make_secret(run: Run) -> None:
    run.secret = origin.ensure(run.place)


def deploy_functions(run: Run) -> None:
    if run.secret is None:
        raise Stopped("no secret of the origin")
    place = run.place
    found = memory.remembered(place.home, APP, place.prefix, run.functions, place.region)
    settings = code.placeholders(
        place.stage,
        place.region,
        run.outputs,
        {**place.settings, "OriginDigests": run.secret.digests},
    )
    code.assemble(code.BUILD, place.stage, settings, remembered=found)
    releases.keep_zip(place, run.made.path, run.made.sha256)
    if run.chalice(code.BUILD, place.stage, run.made.path):
        raise Stopped("Chalice stopped; the next run finds what it made, and goes on")


def lay_out_pages(run: Run) -> None:
    (pages,) = run._pages
    versions = site.upload(run.place.home["s3"], run.place.bucket("site"), pages)
    began = releases.new(run.made.sha256, datetime.now(UTC))
    assets = sorted(key for key in site.files(pages) if "assets/" in key)
    run.release = replace(began, pages=versions, assets=assets)


def open_the_edge(run: Run) -> None:
    (api,) = memory.api_ids(run.place.home, APP, run.place.prefix)
    certificate = issued_certificate(run.place)
    run.front = run.stack(
        "edge",
        HomeRegion=run.place.region,
        ApiId=api,
        Domain=run.place.domain if certificate else "",
        CertificateArn=certificate,
        OriginSecretVersion=run.secret.version if run.secret else "",
        Waf=run.place.settings["Waf"],
        AlarmEmail=run.place.settings["AlarmEmail"],
        MonthlyBudget=run.place.settings["MonthlyBudget"],
    )
    run.front["ApiId"] = api
    if not certificate:
        run.say(f"  until its certificate is there: https://{run.front['DistributionDomain']}")


def issued_certificate(place: Place) -> str:
    """Empty while it waits for DNS; `make status` shows the record."""
    acm = place.edge["acm"]
    for one in acm.list_certificates(CertificateStatuses=["ISSUED"])["CertificateSummaryList"]:
        if one["DomainName"] == place.domain:
            return str(one["CertificateArn"])
    return ""


def watch(run: Run) -> None:
    run.stack("watch", AlarmEmail=run.place.settings["AlarmEmail"])


def look_after(run: Run) -> None:
    own = f"https://{run.front['DistributionDomain']}"
    address = run.place.settings["PublicUrl"] if issued_certificate(run.place) else own
    direct = f"https://{run.front['ApiId']}.execute-api.{run.place.region}.amazonaws.com/api"
    if wrong := run.look(address, direct):
        raise Stopped(f"it does not answer as it should (make rollback): {'; '.join(wrong)}")


def write_down(run: Run) -> None:
    if run.release is None:
        raise Stopped("no pages were laid out")
    ran = releases.configurations(run.place, run.functions)
    s3, bucket = run.place.home["s3"], run.place.bucket("site")
    shown = site.digest(s3, bucket, run.release.pages)
    run.release = replace(run.release, functions=ran, site=shown)
    releases.record(run.place, run.release)
    kept = releases.all_of(run.place)[: releases.KEPT]
    needed = {asset for release in kept for asset in release.assets}
    site.forget(s3, bucket, needed)


Step = tuple[str, Callable[[Run], None]]

BEFORE: tuple[Step, ...] = (
    ("Looking at the account", look_before),
    ("The package", make_package),
    ("The pages", build_site),
    ("Stack: state", keep_state),
    ("Stack: safety", make_safe),
)
"""Without the lock, whose bucket the last of them makes."""

LOCKED: tuple[Step, ...] = (
    ("Stack: certificate", ask_for_certificate),
    ("The origin's secret", make_secret),
    ("Functions and API", deploy_functions),
    ("Pages into their bucket", lay_out_pages),
    ("Stack: edge", open_the_edge),
    ("Stack: watch", watch),
    ("Asking the service", look_after),
    ("The record", write_down),
)


def carry_out(run: Run, who: str) -> releases.Release:
    """All steps. Any exception of one leaves what was before it."""
    _do(run, BEFORE)
    with releases.locked(run.place, who):
        _do(run, LOCKED)
    if run.release is None:
        raise Stopped("nothing was deployed")
    return run.release


def _do(run: Run, steps: tuple[Step, ...]) -> None:
    for name, step in steps:
        began = time.monotonic()
        run.say(f"{name} ...")
        step(run)
        run.say(json.dumps({"step": step.__name__, "seconds": round(time.monotonic() - began, 1)}))
