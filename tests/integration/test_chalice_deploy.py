"""What reaches AWS when Chalice deploys: our zip, byte for byte, and for which runtime."""

import base64
import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra import functions, template
from infra.deploying import code, memory, place
from infra.deploying.place import APP
from infra.local.aws import LocalAws
from infra.local.names import REGION
from infra.rehearsal import imagined

STAGE = "dev"
PREFIX = f"{APP}-{STAGE}"
FUNCTIONS = set(functions.load_config()["lambda_functions"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small one in place of the real: Chalice does not look into it."""
    path = tmp_path_factory.mktemp("package") / "package.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("app.py", "app = None\n")
    return path


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project") / "made"


@pytest.fixture(scope="module")
def aws(package: Path, project: Path) -> Iterator[LocalAws]:
    """moto after a deployment of the stage dev: its stack, then `chalice deploy`."""
    aws = LocalAws()
    aws.start()
    try:
        with imagined.swagger():
            chosen = place.stage_settings(STAGE)
            parameters = {
                "AppName": APP,
                "Stage": STAGE,
                "PublicUrl": chosen["PublicUrl"],
            }
            outputs = aws.make_stack(PREFIX, template.render(), parameters)
            settings = code.placeholders(STAGE, REGION, outputs, {**chosen, "OriginDigests": "d"})
            code.assemble(project, STAGE, settings)
            assert code.chalice_deploy(project, STAGE, package) == 0
            yield aws
    finally:
        aws.stop()


@pytest.fixture(scope="module")
def deployed(aws: LocalAws) -> dict[str, dict[str, Any]]:
    """Each function's configuration on AWS, by its name in .chalice/config.json."""
    found = aws.client("lambda").list_functions()["Functions"]
    return {
        "api_handler"
        if one["FunctionName"] == PREFIX
        else one["FunctionName"][len(PREFIX) + 1 :]: one
        for one in found
    }


def test_every_function_gets_our_zip_byte_for_byte(
    deployed: dict[str, dict[str, Any]], package: Path
) -> None:
    own = base64.b64encode(hashlib.sha256(package.read_bytes()).digest()).decode()
    assert {name: one["CodeSha256"] for name, one in deployed.items()} == dict.fromkeys(
        FUNCTIONS, own
    )


def test_every_function_runs_on_what_the_package_was_made_for(
    deployed: dict[str, dict[str, Any]],
) -> None:
    """Chalice alone would take the Python that runs it."""
    config = functions.load_config()
    assert {(one["Runtime"], *one["Architectures"]) for one in deployed.values()} == {
        (config["lambda_runtime"], config["lambda_architecture"])
    }


def test_settings_and_events_are_those_of_the_stage(
    aws: LocalAws, deployed: dict[str, dict[str, Any]]
) -> None:
    for one in deployed.values():
        assert one["Environment"]["Variables"]["APP_NAME_PREFIX"] == PREFIX
    sources = aws.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    queues = {source["EventSourceArn"].rpartition(":")[2] for source in sources}
    assert queues == {f"{PREFIX}-{part}" for part in ("uploads", "steps", "signing", "messages")}


def test_the_api_is_there_and_every_method_leads_to_its_function(aws: LocalAws) -> None:
    client = aws.client("apigateway")
    (api,) = client.get_rest_apis()["items"]
    assert api["name"] == APP
    resources = client.get_resources(restApiId=api["id"], limit=500)["items"]
    integrations = [
        method["methodIntegration"]
        for resource in resources
        for method in resource.get("resourceMethods", {}).values()
    ]
    assert len(integrations) > 100
    assert all(f":function:{PREFIX}/" in one["uri"] for one in integrations)


def remembered(aws: LocalAws) -> dict[str, Any]:
    clients = AnyService(aws)
    return memory.remembered(clients, APP, PREFIX, dict.fromkeys(FUNCTIONS), REGION)


class AnyService(dict[str, Any]):
    def __init__(self, aws: LocalAws) -> None:
        super().__init__()
        self._aws = aws

    def __missing__(self, service: str) -> Any:
        return self._aws.client(service)


def test_what_chalice_made_is_found_again_without_its_file(aws: LocalAws, project: Path) -> None:
    written = json.loads((project / ".chalice" / "deployed" / f"{STAGE}.json").read_text())
    assert remembered(aws) == written


def test_a_second_deployment_from_another_machine_makes_nothing_twice(
    aws: LocalAws, project: Path, package: Path
) -> None:
    before = remembered(aws)
    config = json.loads((project / ".chalice" / "config.json").read_text())
    assert config["stages"][STAGE]
    (project / ".chalice" / "deployed" / f"{STAGE}.json").write_text(json.dumps(before))
    with imagined.swagger():
        assert code.chalice_deploy(project, STAGE, package) == 0
    assert remembered(aws) == before
    assert len(aws.client("apigateway").get_rest_apis()["items"]) == 1


def test_what_chalice_makes_twice_is_for_a_person(
    aws: LocalAws, project: Path, package: Path
) -> None:
    """What Chalice makes when it remembers nothing, as after half a deployment."""
    (project / ".chalice" / "deployed" / f"{STAGE}.json").unlink()
    with imagined.swagger():
        code.chalice_deploy(project, STAGE, package)
    with pytest.raises(memory.MoreThanOne, match="is woken by|APIs"):
        remembered(aws)
