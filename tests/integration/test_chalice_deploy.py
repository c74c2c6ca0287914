"""What reaches AWS when Chalice deploys: our zip, byte for byte, and for which runtime."""

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from moto.apigateway.models import APIGatewayBackend, RestAPI

from infra import deploy, functions
from infra.local.aws import REGION, LocalAws

STAGE = "dev"
PREFIX = f"{deploy.APP}-{STAGE}"
FUNCTIONS = set(functions.load_config()["lambda_functions"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small one in place of the real: Chalice does not look into it."""
    path = tmp_path_factory.mktemp("package") / "package.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("app.py", "app = None\n")
    return path


IMPORT = APIGatewayBackend.import_rest_api


def import_swagger(backend: APIGatewayBackend, document: dict[str, Any], warn: bool) -> RestAPI:
    """moto imports OpenAPI 3 alone; what it reads of a document is the same in Swagger 2.0."""
    rest = {key: value for key, value in document.items() if key != "swagger"}
    info = {"description": "", **document["info"]}
    return IMPORT(backend, {**rest, "openapi": "3.0.1", "info": info}, warn)


@pytest.fixture(scope="module")
def aws(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAws]:
    """moto after a deployment of the stage dev: its stack, then `chalice deploy`."""
    aws = LocalAws()
    aws.start()
    patched = pytest.MonkeyPatch()
    patched.setattr(APIGatewayBackend, "import_rest_api", import_swagger)
    try:
        chosen = deploy.stage_settings(STAGE)
        parameters = {
            "AppName": deploy.APP,
            "Stage": STAGE,
            "PublicUrl": chosen["PublicUrl"],
        }
        outputs = deploy.ensure_stack(aws.client("cloudformation"), PREFIX, parameters)
        project = tmp_path_factory.mktemp("project") / "made"
        settings = deploy.placeholders(STAGE, REGION, outputs, chosen)
        deploy.assemble(project, STAGE, settings)
        assert deploy.chalice_deploy(project, STAGE, package) == 0
        assert (project / ".chalice" / "deployed" / f"{STAGE}.json").exists()
        yield aws
    finally:
        patched.undo()
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
    assert api["name"] == deploy.APP
    resources = client.get_resources(restApiId=api["id"], limit=500)["items"]
    integrations = [
        method["methodIntegration"]
        for resource in resources
        for method in resource.get("resourceMethods", {}).values()
    ]
    assert len(integrations) > 100
    assert all(f":function:{PREFIX}/" in one["uri"] for one in integrations)
