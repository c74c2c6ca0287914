"""What API Gateway answers itself looks as our own refusals do (docs/checks.md 44)."""

import json
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from app import app
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.handlers.answering import SECURITY_HEADERS
from infra import edge, gateway, template
from infra.chalice_deploy import OurSwagger
from infra.local.api import LocalApi

TEXTS = TemplateCatalogue().problem_texts
DEPLOYED: dict[str, Any] = OurSwagger().generate_swagger(app)[
    "x-amazon-apigateway-gateway-responses"
]

STATUS = {
    "MISSING_AUTHENTICATION_TOKEN": (404, "no-such-address"),
    "INVALID_SIGNATURE": (404, "no-such-address"),
    "EXPIRED_TOKEN": (404, "no-such-address"),
    "ACCESS_DENIED": (404, "no-such-address"),
    "RESOURCE_NOT_FOUND": (404, "no-such-address"),
    "REQUEST_TOO_LARGE": (413, "body-too-large"),
    "THROTTLED": (429, "too-busy"),
    "QUOTA_EXCEEDED": (429, "too-busy"),
    "INTEGRATION_FAILURE": (503, "temporarily-unavailable"),
    "INTEGRATION_TIMEOUT": (503, "temporarily-unavailable"),
    "API_CONFIGURATION_ERROR": (500, "internal-error"),
    "DEFAULT_4XX": (400, "refused"),
    "DEFAULT_5XX": (500, "internal-error"),
}


def said(name: str) -> Any:
    """The deployed answer's document, as API Gateway would fill it in."""
    written = DEPLOYED[name]["responseTemplates"]["application/json"]
    return json.loads(written.replace("$context.requestId", "an-id"))


def test_each_way_to_be_refused_before_our_function_has_its_answer() -> None:
    found = {name: (one["statusCode"], said(name)["code"]) for name, one in DEPLOYED.items()}
    assert found == STATUS


@pytest.mark.parametrize("name", STATUS)
def test_it_is_a_problem_document_in_both_languages(name: str) -> None:
    document = said(name)
    status, code = STATUS[name]
    assert document.keys() == {"type", "title", "status", "detail", "code", "instance", "errors"}
    assert (document["status"], document["instance"]) == (status, "urn:request:an-id")
    assert code in TEXTS.problems, "it has words of its own"
    title = TEXTS.problems[code].title
    assert document["title"] == f"{title.id} / {title.en}"
    assert len(document["detail"].split(" / ")) == 2
    assert "{" not in document["detail"]
    assert "–" not in document["detail"], "a number is missing in its text"
    assert "$" not in document["detail"], "API Gateway would take it for a variable"


@pytest.mark.parametrize("name", STATUS)
def test_it_has_the_headers_of_the_house(name: str, tmp_path: Path) -> None:
    parameters = DEPLOYED[name]["responseParameters"]
    assert all(value[0] == value[-1] == "'" for value in parameters.values())
    sent = {
        header.removeprefix("gatewayresponse.header."): value[1:-1]
        for header, value in parameters.items()
    }
    assert not any("'" in value for value in sent.values()), "a quote would end the value"
    assert (sent["Content-Type"], sent["Cache-Control"], sent["Content-Language"]) == (
        "application/problem+json",
        "no-store",
        "id, en",
    )
    assert ("Retry-After" in sent) == (STATUS[name][0] in (429, 503))
    added_at_the_edge = {"Content-Security-Policy"}
    assert SECURITY_HEADERS.keys() - sent.keys() == added_at_the_edge
    assert {header: sent[header] for header in SECURITY_HEADERS.keys() - added_at_the_edge} == {
        header: SECURITY_HEADERS[header] for header in SECURITY_HEADERS.keys() - added_at_the_edge
    }


def test_cloudfront_adds_the_policy_that_api_gateway_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "404").mkdir()
    (tmp_path / "404" / "index.html").write_text("<title>404</title>")
    files = edge.files(tmp_path, "sisfo-izin", "dev", "123456789012", "ap-southeast-3")
    policy = json.dumps(SECURITY_HEADERS["Content-Security-Policy"])
    written = template.render("edge", files)
    assert f"Override: false\n            ContentSecurityPolicy: {policy}\n" in written
    assert all(
        one["ResponseHeadersPolicyId"] == {"Ref": "ApiHeaders"} for one in files["behaviours"]
    )


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/api/tidak-ada", "MISSING_AUTHENTICATION_TOKEN"),
        ("GET", "/api/wp-login.php?x=1", "MISSING_AUTHENTICATION_TOKEN"),
        ("DELETE", "/api/office", "MISSING_AUTHENTICATION_TOKEN"),
        ("OPTIONS", "/api/sessions", "MISSING_AUTHENTICATION_TOKEN"),
        ("POST", "/api/sessions", "REQUEST_TOO_LARGE"),
    ],
)
def test_the_local_stack_answers_alike(method: str, path: str, name: str) -> None:
    length = gateway.MAX_REQUEST_BYTES + 1 if name == "REQUEST_TOO_LARGE" else 0
    builder = EnvironBuilder(path, method=method, content_type="application/json")
    environ = builder.get_environ() | {"CONTENT_LENGTH": str(length)}
    answer = LocalApi(app).answer(Request(environ))
    document = json.loads(answer.get_data())
    assert document.pop("instance").startswith("urn:request:")
    expected = said(name)
    del expected["instance"]
    assert (answer.status_code, document) == (STATUS[name][0], expected)
    assert SECURITY_HEADERS.items() <= dict(answer.headers).items()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/problem+json"
