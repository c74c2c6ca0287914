"""The functions and the API: a Chalice project assembled for a stage, and deployed by Chalice."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any

from infra import functions
from infra.deploying.place import APP
from infra.package import build

ROOT = build.ROOT
BUILD = ROOT / "build" / "deploy"


def placeholders(
    stage: str, region: str, outputs: Mapping[str, str], chosen: Mapping[str, str]
) -> dict[str, str]:
    """The values for .chalice/'s placeholders: the stage's choices and the stack's outputs."""
    address = parseaddr(chosen["MailSender"])[1]
    return {
        **chosen,
        **outputs,
        "AppName": APP,
        "Stage": stage,
        "Prefix": f"{APP}-{stage}",
        "Region": region,
        "Partition": outputs["DataKeyArn"].split(":")[1],
        "MailAddress": address,
        "MailDomain": address.partition("@")[2],
    }


def assemble(
    folder: Path,
    stage: str,
    settings: dict[str, str],
    root: Path = ROOT,
    remembered: Mapping[str, Any] | None = None,
) -> None:
    """A Chalice project ready to deploy: the code, whose routes and events Chalice reads, and
    .chalice/ with nothing to fill in. ``remembered``: what Chalice made before. Libraries are in
    the package alone."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    build.copy_code(root, folder)
    chalice = folder / ".chalice"
    chalice.mkdir()
    config = functions.rendered_config(functions.load_config(), stage, settings)
    _write(chalice / "config.json", config)
    for values in config["stages"][stage]["lambda_functions"].values():
        name = values["iam_policy_file"]
        _write(chalice / name, functions.rendered_policy(name, settings))
    if remembered is not None:
        (chalice / "deployed").mkdir()
        _write(chalice / "deployed" / f"{stage}.json", remembered)


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def chalice_deploy(project: Path, stage: str, package: Path, *, quiet: bool = False) -> int:
    """Its exit code. quiet: what it says is shown when it fails alone."""
    command = [sys.executable, "-m", "infra.chalice_deploy", str(project), stage, str(package)]
    done = subprocess.run(  # noqa: S603  (our own words)
        command, cwd=ROOT, check=False, capture_output=quiet, text=True
    )
    if quiet and done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
    return done.returncode
