"""The file behind the public status page. On AWS a function of its own writes it every five minutes
and when an alarm changes (infra/stacks/watch/status.py); here that very function runs when the file
is asked for."""

from collections.abc import Mapping
from typing import Any

from werkzeug.wrappers import Response

from infra import alarms
from infra.local.names import ACCOUNT, PREFIX

PATH = "/status/now.json"
SITE_BUCKET = f"{PREFIX}-site-{ACCOUNT}"
ENVIRONMENT = {"PREFIX": PREFIX, "SITE_BUCKET": SITE_BUCKET}
"""The function's. It is the process's from the start of the stack to its end: a thread that put it
back after each call would bring back what the stack has taken away meanwhile."""


def answer(clients: Mapping[str, Any]) -> Response:
    """As the site's bucket has it then."""
    _write()
    found = clients["s3"].get_object(Bucket=SITE_BUCKET, Key=PATH[1:])
    caching = {"Cache-Control": found["CacheControl"]}
    return Response(found["Body"].read(), mimetype=found["ContentType"], headers=caching)


def _write() -> None:
    function: dict[str, Any] = {}
    exec(alarms.status_script(), function)  # noqa: S102  (our own, as it stands in the template)
    function["handler"]({}, None)
