"""What Chalice has made of a stage, found again on AWS by name.

Chalice knows what it made by a file that it writes after success alone. Without the file, or after
half a deployment, it would make a second API and second event source mappings. So nobody keeps the
file: before each deployment it is made anew of what is there.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import ClientError

Resource = dict[str, str]


class MoreThanOne(Exception):
    """Two of what there should be one: a deployment of earlier went wrong, and a person chooses."""


def remembered(
    clients: Mapping[str, Any], app: str, prefix: str, functions: Mapping[str, Any], region: str
) -> dict[str, Any]:
    """As Chalice writes ``.chalice/deployed/<stage>.json``. ``functions``: those of
    ``.chalice/config.json``.

    :raises MoreThanOne: two APIs lead to this stage, or two mappings to one function.
    """
    resources: list[Resource] = []
    for name in sorted(functions, key=lambda name: (name == "api_handler", name)):
        resources += _of_function(clients, prefix, name)
    resources += _api(clients, app, prefix, region)
    return {"resources": resources, "schema_version": "2.0", "backend": "api"}


def function_name(prefix: str, name: str) -> str:
    return prefix if name == "api_handler" else f"{prefix}-{name}"


def _of_function(clients: Mapping[str, Any], prefix: str, name: str) -> Iterator[Resource]:
    role = _found(clients["iam"].get_role, RoleName=f"{prefix}-{name}")
    if role:
        yield {
            "name": f"{name}_role",
            "resource_type": "iam_role",
            "role_arn": role["Role"]["Arn"],
            "role_name": role["Role"]["RoleName"],
        }
    found = _found(clients["lambda"].get_function, FunctionName=function_name(prefix, name))
    if not found:
        return
    arn = found["Configuration"]["FunctionArn"]
    yield {"name": name, "resource_type": "lambda_function", "lambda_arn": arn}
    mappings = clients["lambda"].list_event_source_mappings(FunctionName=arn)["EventSourceMappings"]
    if len(mappings) > 1:
        raise MoreThanOne(f"{name} is woken by {', '.join(one['UUID'] for one in mappings)}")
    for one in mappings:
        yield {
            "name": f"{name}-sqs-event-source",
            "resource_type": "sqs_event",
            "queue_arn": one["EventSourceArn"],
            "event_uuid": one["UUID"],
            "queue": one["EventSourceArn"].rpartition(":")[2],
            "lambda_arn": arn,
        }
    rule = f"{prefix}-{name}-event"
    if _found(clients["events"].describe_rule, Name=rule):
        yield {"name": f"{name}-event", "resource_type": "cloudwatch_event", "rule_name": rule}


def api_ids(clients: Mapping[str, Any], app: str, prefix: str) -> list[str]:
    """All stages' APIs have one name: this stage's lead to its function."""
    gateway = clients["apigateway"]
    pages = gateway.get_paginator("get_rest_apis").paginate()
    named = [api["id"] for page in pages for api in page["items"] if api["name"] == app]
    return [one for one in named if _leads_to(gateway, one, f":function:{prefix}/")]


def _leads_to(gateway: Any, api: str, function: str) -> bool:
    pages = gateway.get_paginator("get_resources").paginate(restApiId=api, embed=["methods"])
    return any(
        function in method.get("methodIntegration", {}).get("uri", "")
        for page in pages
        for resource in page["items"]
        for method in resource.get("resourceMethods", {}).values()
    )


def _api(clients: Mapping[str, Any], app: str, prefix: str, region: str) -> list[Resource]:
    found = api_ids(clients, app, prefix)
    if len(found) > 1:
        raise MoreThanOne(f"APIs of {prefix}: {', '.join(found)}")
    return [
        {
            "name": "rest_api",
            "resource_type": "rest_api",
            "rest_api_id": one,
            "rest_api_url": f"https://{one}.execute-api.{region}.amazonaws.com/api/",
        }
        for one in found
    ]


def _found(ask: Any, **given: str) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = ask(**given)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code in ("NoSuchEntity", "ResourceNotFoundException"):
            return {}
        raise
    return answer
