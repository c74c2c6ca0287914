"""What each Lambda loads when it starts, seen in fresh interpreters: in this one, other tests have
long since imported everything."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from infra.local.lambdas import SCHEDULED, SOURCES

ROOT = Path(__file__).parents[2]

HEAVY = {"fpdf", "pyhanko", "pyhanko_certvalidator", "PIL", "pypdf"}
"""Rendering, signing and opening files: half a second to a second of start each."""

QUEUE_JOBS = tuple(SOURCES)
JOBS = (*QUEUE_JOBS, *SCHEDULED)
JOBS_WITHOUT_FILES = ("open_step", "notify", "sweep")


@cache
def loaded_by(program: str, *arguments: str) -> frozenset[str]:
    """The names of all modules that are there when the program has run."""
    code = f"{program}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


LOAD_HANDLER = """
import importlib, sys
path, _, name = sys.argv[1].rpartition(".")
handler = getattr(importlib.import_module(path), name)
assert callable(handler)
"""
"""As the Lambda runtime does it with the function's ``Handler`` setting."""


def test_the_api_starts_without_rendering_signing_or_opening_files() -> None:
    loaded = loaded_by("import app")
    assert "chalicelib.handlers.http" in loaded
    assert not HEAVY & loaded


def test_the_api_starts_without_making_ready_to_call_aws() -> None:
    loaded = loaded_by("import app")
    assert not {"boto3", "botocore.session", "botocore.client"} & loaded


def test_the_api_starts_with_the_adapters_of_no_port_but_clock_ids_and_templates() -> None:
    adapters = {name for name in loaded_by("import app") if name.startswith("chalicelib.adapters.")}
    assert adapters == {
        f"chalicelib.adapters.{name}"
        for name in (
            *("announcer", "clients", "office_files", "rules", "system", "template_files"),
            *("type_versions", "untyped"),
        )
    }


@pytest.mark.parametrize("job", JOBS)
def test_each_job_loads_without_the_app_and_without_its_views(job: str) -> None:
    loaded = loaded_by(LOAD_HANDLER, f"chalicelib.handlers.jobs.{job}.{job}")
    assert "app" not in loaded
    assert "chalicelib.handlers.http" not in loaded
    others = {f"chalicelib.handlers.jobs.{other}" for other in JOBS if other != job}
    assert not others & loaded


@pytest.mark.parametrize("job", QUEUE_JOBS)
def test_each_queue_job_takes_an_event_without_the_app(job: str) -> None:
    program = LOAD_HANDLER + "handler({'Records': []}, None)"
    assert "app" not in loaded_by(program, f"chalicelib.handlers.jobs.{job}.{job}")


@pytest.mark.parametrize("job", JOBS_WITHOUT_FILES)
def test_jobs_that_touch_no_file_load_nothing_for_files(job: str) -> None:
    loaded = loaded_by(LOAD_HANDLER, f"chalicelib.handlers.jobs.{job}.{job}")
    assert not HEAVY & loaded


ONE_REQUEST = """
from chalicelib.handlers.api import Api
app = Api("x", {"/api/applications": ["chalicelib.handlers.citizen.applications"]})
import sys
before = [name for name in sys.modules if name.startswith("chalicelib.handlers.citizen.")]
assert before == [], before
path = sys.argv[1]
fields = "multiValueQueryStringParameters headers pathParameters stageVariables body".split()
context = {"resourcePath": path, "httpMethod": "NONE"}
app({**dict.fromkeys(fields), "isBase64Encoded": False, "requestContext": context}, None)
assert app.routes[path], path
"""


def views_loaded(path: str) -> set[str]:
    audiences = ("public", "citizen", "officer", "admin")
    views = [name.split(".")[2:] for name in loaded_by(ONE_REQUEST, path)
             if name.startswith("chalicelib.handlers.")]  # fmt: skip
    return {".".join(name) for name in views if len(name) == 2 and name[0] in audiences}


def test_with_the_list_of_the_package_a_request_loads_its_own_view_and_no_job() -> None:
    assert views_loaded("/api/applications") == {"citizen.applications"}
    loaded = loaded_by(ONE_REQUEST, "/api/applications")
    assert not {name for name in loaded if name.startswith("chalicelib.handlers.jobs.")}


def test_what_is_not_on_the_list_gets_everything() -> None:
    assert len(views_loaded("/api/openapi.json")) > 30


def test_tokens_are_read_without_the_cryptography_of_other_algorithms() -> None:
    assert "cryptography" not in loaded_by("import chalicelib.adapters.access_tokens, jwt")


def test_a_signer_is_made_without_what_its_library_gathers() -> None:
    loaded = loaded_by("import chalicelib.adapters.signing.kms")
    assert not {"aiohttp", "pyhanko.sign.validation", "pyhanko.sign.signers.pdf_signer"} & loaded


def test_aws_is_called_without_resources_transfers_and_the_writers_of_documentation() -> None:
    loaded = loaded_by(
        "import chalicelib.adapters.dynamodb.store\n"
        "from chalicelib.adapters.clients import Clients\n"
        "client = Clients('ap-southeast-3').get('dynamodb')\n"
        "assert client.meta.service_model.service_name == 'dynamodb'"
    )
    assert "botocore.client" in loaded
    assert not {"boto3", "s3transfer", "html.parser", "botocore.docs.service"} & loaded


def test_letters_are_written_without_the_tools_that_cut_a_typeface() -> None:
    loaded = loaded_by(
        "import chalicelib.adapters.letters.fonts as fonts; fonts.LetterFile(None).add_page()"
    )
    assert "fpdf.fpdf" in loaded
    assert not {"fontTools.ttLib.ttFont", "fontTools.ttLib.tables.otTables", "lxml.etree"} & loaded
