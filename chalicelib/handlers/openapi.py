"""The OpenAPI 3.1 document, made from what the views declare."""

from functools import cache
from http import HTTPStatus
from typing import Any

from chalice import Response
from pydantic.json_schema import models_json_schema

from chalicelib.handlers.answering import SECURITY_HEADERS
from chalicelib.handlers.endpoint import parameters_of
from chalicelib.handlers.http import ENDPOINTS, Access, Endpoint, Routes

routes = Routes(__name__)

_REF = "#/components/schemas/{model}"

_PROBLEM = {
    "type": "object",
    "description": "A refusal (RFC 9457). `code` is stable; the texts follow Accept-Language.",
    "required": ["type", "title", "status", "detail", "code", "instance", "errors"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "code": {"type": "string"},
        "instance": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {
                    "field": {"type": "string"},
                    "code": {"type": "string"},
                    "message": {"type": "string"},
                },
            },
        },
    },
}


def openapi() -> Response:
    """Not one of the declared endpoints: it describes them."""
    headers = SECURITY_HEADERS | {"Cache-Control": "public, max-age=300"}
    return Response(body=document(), status_code=200, headers=headers)


routes.blueprint.route("/api/openapi.json", methods=["GET"], name="openapi")(openapi)


@cache
def document() -> dict[str, Any]:
    """Made on first request: schemas of all models are not needed for any other route."""
    models = {
        (model, mode)
        for endpoint in ENDPOINTS
        for model, mode in (
            (endpoint.body, "validation"),
            (endpoint.query, "validation"),
            (endpoint.returns, "serialization"),
        )
        if model is not None
    }
    ordered = sorted(models, key=lambda pair: (pair[0].__name__, pair[1]))
    refs, definitions = models_json_schema(ordered, ref_template=_REF)  # type: ignore[arg-type]  # a set of pairs, typed wider
    schemas = definitions.get("$defs", {}) | {"Problem": _PROBLEM}
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in ENDPOINTS:
        operation = _operation(endpoint, refs, schemas)
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = operation
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sisfo Izin",
            "version": "1",
            "description": "Online permit service of DPMPTSP Naker, Kabupaten Solok.",
        },
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            },
        },
    }


def _operation(endpoint: Endpoint, refs: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": endpoint.summary,
        "operationId": _name_of(endpoint),
        "tags": [endpoint.path.split("/")[2]],
        "x-access": endpoint.access.value,
        "parameters": _parameters(endpoint, refs, schemas),
        "responses": _responses(endpoint, refs),
    }
    if endpoint.access is not Access.PUBLIC:
        operation["security"] = [{"token": []}]
    if endpoint.body:
        schema = refs[(endpoint.body, "validation")]
        content = {"application/json": {"schema": schema}}
        required = any(field.is_required() for field in endpoint.body.model_fields.values())
        operation["requestBody"] = {"required": required, "content": content}
    elif endpoint.raw_body:
        content = {endpoint.raw_body: {"schema": {"type": "string", "format": "binary"}}}
        # an empty file is a damaged one: it is answered, not refused
        operation["requestBody"] = {"required": False, "content": content}
    return operation


def _name_of(endpoint: Endpoint) -> str:
    """Audience, module and function: ``citizen_applications_submit``."""
    module = endpoint.view.__module__.removeprefix("chalicelib.handlers.")
    return f"{module}.{endpoint.view.__name__}".replace(".", "_")


def _parameters(endpoint: Endpoint, refs: Any, schemas: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in parameters_of(endpoint.path)
    ]
    if endpoint.query:
        schema = _resolved(refs[(endpoint.query, "validation")], schemas)
        required = schema.get("required", [])
        found += [
            {"name": name, "in": "query", "required": name in required, "schema": part}
            for name, part in schema["properties"].items()
        ]
    if endpoint.once:
        key = {"type": "string", "minLength": 8, "maxLength": 80}
        found.append({"name": "Idempotency-Key", "in": "header", "required": True, "schema": key})
    return found


def _responses(endpoint: Endpoint, refs: Any) -> dict[str, Any]:
    good: dict[str, Any] = {"description": HTTPStatus(endpoint.status).phrase}
    if endpoint.returns:
        schema = refs[(endpoint.returns, "serialization")]
        good["content"] = {"application/json": {"schema": schema}}
    problem = {
        "description": "A refusal",
        "content": {"application/problem+json": {"schema": {"$ref": _REF.format(model="Problem")}}},
    }
    return {str(endpoint.status): good, "4XX": problem, "5XX": problem}


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref", "")
    found: dict[str, Any] = schemas[reference.rsplit("/", 1)[-1]] if reference else schema
    return found
