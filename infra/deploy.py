"""Deploy a stage to AWS: the package, the stack, then the Lambdas and the API with Chalice.

    python -m infra.deploy dev             everything
    python -m infra.deploy dev --render    only show what Chalice would get, in build/deploy/

Needs AWS credentials of the account and AWS_DEFAULT_REGION. Why it works this way:
docs/decisions/0002-deploying.md.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tomllib
from email.utils import parseaddr
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from infra import functions, template
from infra.package import build, making
from infra.package.refusal import PackageRefused

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "deploy"
APP = "sisfo-izin"


def stage_settings(stage: str) -> dict[str, str]:
    """What infra/stages.toml says about a stage; KeyError for an unknown one."""
    with (ROOT / "infra" / "stages.toml").open("rb") as file:
        return tomllib.load(file)[stage]


def ensure_stack(cloudformation: Any, name: str, parameters: dict[str, str]) -> dict[str, str]:
    """Create or update the stack and wait for it; its outputs by name.

    WaiterError when CloudFormation rolls back.
    """
    request = {
        "StackName": name,
        "TemplateBody": template.render(),
        "Parameters": [
            {"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()
        ],
        "Capabilities": ["CAPABILITY_NAMED_IAM"],
    }
    if _exists(cloudformation, name):
        try:
            cloudformation.update_stack(**request)
            cloudformation.get_waiter("stack_update_complete").wait(StackName=name)
        except ClientError as error:
            if "No updates are to be performed" not in str(error):
                raise
    else:
        cloudformation.create_stack(**request)
        cloudformation.get_waiter("stack_create_complete").wait(StackName=name)
    stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    return {entry["OutputKey"]: entry["OutputValue"] for entry in stack["Outputs"]}


def _exists(cloudformation: Any, name: str) -> bool:
    try:
        cloudformation.describe_stacks(StackName=name)
    except ClientError as error:
        if "does not exist" in str(error):
            return False
        raise
    return True


def placeholders(
    stage: str, region: str, outputs: dict[str, str], chosen: dict[str, str]
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


def assemble(folder: Path, stage: str, settings: dict[str, str], root: Path = ROOT) -> None:
    """A Chalice project ready to deploy: the code, whose routes and events Chalice reads, and
    .chalice/ with nothing to fill in. What Chalice remembers of its last deployment comes along.
    Libraries are in the package alone."""
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
    remembered = root / ".chalice" / "deployed"
    if remembered.exists():
        shutil.copytree(remembered, chalice / "deployed")


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def main() -> int:
    arguments = argparse.ArgumentParser(prog="infra.deploy")
    arguments.add_argument("stage", choices=making.STAGES)
    arguments.add_argument("--render", action="store_true", help="stop before Chalice")
    given = arguments.parse_args()
    chosen = stage_settings(given.stage)
    session = boto3.session.Session()
    if not session.region_name:
        print("Set AWS_DEFAULT_REGION, in production ap-southeast-3 (data stays in Indonesia).")
        return 2
    try:
        package = making.make(given.stage)
    except PackageRefused as refused:
        print(f"No package for {given.stage}, and nothing was deployed:\n{refused}")
        return 1
    making.show(package)
    name = f"{APP}-{given.stage}"
    parameters = {
        "AppName": APP,
        "Stage": given.stage,
        "PublicUrl": chosen["PublicUrl"],
        "MailDomain": parseaddr(chosen["MailSender"])[1].partition("@")[2],
    }
    print(f"Stack {name} in {session.region_name} ...")
    outputs = ensure_stack(session.client("cloudformation"), name, parameters)
    assemble(BUILD, given.stage, placeholders(given.stage, session.region_name, outputs, chosen))
    print(f"Chalice project in {BUILD.relative_to(ROOT)}/")
    if given.render:
        return 0
    done = chalice_deploy(BUILD, given.stage, package.path)
    made = BUILD / ".chalice" / "deployed"
    if made.exists():  # also after a failure: what was made must not be made twice
        shutil.copytree(made, ROOT / ".chalice" / "deployed", dirs_exist_ok=True)
    return done


def chalice_deploy(project: Path, stage: str, package: Path) -> int:
    """Its exit code; what it made is then in the project's .chalice/deployed/."""
    command = [sys.executable, "-m", "infra.chalice_deploy", str(project), stage, str(package)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603  (our own words)


if __name__ == "__main__":
    sys.exit(main())
