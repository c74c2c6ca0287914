"""The package itself, unzipped: every function of it answers a first call, as a process that has
only the package, the runtime's boto3 and the target's Python."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from infra import functions
from infra.local import front
from infra.local.stack import LocalStack
from infra.package import build, target
from infra.package.unzipped import Unzipped

PYTHON = target.find_python(target.here())
pytestmark = pytest.mark.skipif(
    PYTHON is None, reason=f"CPython {target.here().python} is not on this machine"
)

CONFIG = functions.load_config()
QUEUE_JOBS = ("check_upload", "open_step", "sign_permit", "notify")
SCHEDULED = ("sweep", "erase")

CALL = """
import gc, importlib, json, sys
where, _, name = {handler!r}.rpartition(".")
handler = getattr(importlib.import_module(where), name)
answer = handler(json.loads({event!r}), None)
print(json.dumps({{
    "answer": answer, "from": importlib.import_module(where).__file__,
    "collects": gc.isenabled(), "frozen": gc.get_freeze_count() > 0, "loaded": list(sys.modules),
}}))
"""

# What an event without messages does not reach: the libraries that each of these functions is for.
SIGN = """
import json
from chalicelib.handlers import wiring
ports = wiring.ports()
signer, letters, stationery = ports.signer, ports.letters, ports.stationery
import fpdf, lxml.etree, pyhanko.sign.signers, PIL.Image, PIL._imaging, pypdf
print(json.dumps(type(signer).__name__))
"""
INSPECT = """
import io, json
import PIL.Image
from chalicelib.handlers import wiring
wiring.ports().inspector
picture = io.BytesIO()
PIL.Image.new("RGB", (8, 8)).save(picture, "JPEG")
print(json.dumps(PIL.Image.open(io.BytesIO(picture.getvalue())).size))
"""
LETTERS = """
import json, sys
from chalicelib.handlers import wiring
wiring.ports().letters
print(json.dumps("chalicelib.adapters.letters.cutting" in sys.modules))
"""
HASH = """
import json
from chalicelib.handlers import wiring
passwords = wiring.ports().passwords
print(json.dumps(passwords.hash("kata sandi yang panjang")[:9]))
"""


@pytest.fixture(scope="module")
def unzipped(tmp_path_factory: pytest.TempPathFactory) -> Unzipped:
    assert PYTHON is not None
    folder = tmp_path_factory.mktemp("package")
    made = build.build(folder / "build", target.here(), byte_code_needed=True)
    return Unzipped(made.path, folder / "unzipped", PYTHON)


@pytest.fixture(scope="module")
def stack() -> Iterator[LocalStack]:
    with LocalStack(app=None, handlers={"sweep": lambda *_: None, "erase": lambda *_: None}) as it:
        yield it


@pytest.fixture
def run(unzipped: Unzipped, stack: LocalStack) -> Any:
    """The last line that a program printed, when it runs as the function."""

    def ran(function: str, program: str) -> Any:
        aws = {name: value for name, value in os.environ.items() if name.startswith("AWS_")}
        own = functions.environment(function, CONFIG, stack.settings())
        done = subprocess.run(
            unzipped.command(program),
            cwd=unzipped.task,
            env={
                **aws,
                **own,
                "LAMBDA_TASK_ROOT": str(unzipped.task),
                "AWS_LAMBDA_FUNCTION_NAME": function,
            },
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return ran


def call(handler: str, event: dict[str, Any]) -> str:
    return CALL.format(handler=handler, event=json.dumps(event))


def test_the_api_answers_a_request(run: Any, unzipped: Unzipped) -> None:
    path = "/api/permit-types"
    event = {
        "resource": path,
        "path": path,
        "httpMethod": "GET",
        "headers": front.added("127.0.0.1"),
        "multiValueHeaders": {},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": {},
        "stageVariables": {},
        "requestContext": {
            "requestId": "1",
            "resourcePath": path,
            "httpMethod": "GET",
            "identity": {"sourceIp": "127.0.0.1"},
        },
        "body": None,
        "isBase64Encoded": False,
    }
    said = run("api_handler", call("app.app", event))
    assert said["answer"]["statusCode"] == 200
    assert len(json.loads(said["answer"]["body"])["items"]) > 10
    assert Path(said["from"]).is_relative_to(unzipped.task)
    assert said["collects"] and said["frozen"]
    assert "chalicelib.handlers.public.permit_types" in said["loaded"]
    assert "chalicelib.handlers.public.sessions" not in said["loaded"]


@pytest.mark.parametrize("job", QUEUE_JOBS)
def test_each_queue_job_takes_an_event(run: Any, unzipped: Unzipped, job: str) -> None:
    said = run(job, call(f"chalicelib.handlers.jobs.{job}.{job}", {"Records": []}))
    assert Path(said["from"]).is_relative_to(unzipped.task)


@pytest.mark.parametrize("job", SCHEDULED)
def test_each_scheduled_job_does_its_round(run: Any, job: str) -> None:
    event = {
        "version": "0",
        "id": "1",
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "123456789012",
        "time": "2026-01-01T00:00:00Z",
        "region": "ap-southeast-3",
        "resources": [],
        "detail": {},
    }
    assert run(job, call(f"chalicelib.handlers.jobs.{job}.{job}", event))["answer"] is None


@pytest.mark.parametrize(
    ("function", "program", "expected"),
    [
        ("sign_permit", SIGN, "KmsSigner"),
        ("sign_permit", LETTERS, False),
        ("check_upload", INSPECT, [8, 8]),
        ("api_handler", HASH, "$argon2id"),
    ],
)
def test_what_each_function_is_for_loads_and_nothing_is_made_that_the_package_has(
    run: Any, function: str, program: str, expected: Any
) -> None:
    assert run(function, program) == expected
