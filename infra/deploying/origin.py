"""What CloudFront tells the API with each request, so that nobody goes past it.

The secret is made here and lies in Secrets Manager alone: CloudFront gets it by reference, and the
API knows its digest. Two are good at once, so that it can be changed while requests are under way.
"""

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from infra.deploying.place import Place


@dataclass(frozen=True)
class Origin:
    """``version`` of the secret in Secrets Manager; ``digests`` as the API's setting has them."""

    version: str
    digests: str


def ensure(place: Place) -> Origin:
    """Made when there is none."""
    client, name = place.edge["secretsmanager"], name_of(place)
    try:
        found = client.get_secret_value(SecretId=name)
    except client.exceptions.ResourceNotFoundException:
        value = json.dumps({"now": secrets.token_urlsafe(48), "before": ""})
        made = client.create_secret(
            Name=name, SecretString=value, Description="What CloudFront tells the API"
        )
        return Origin(made["VersionId"], _digests(json.loads(value)))
    return Origin(found["VersionId"], _digests(json.loads(found["SecretString"])))


def renew(place: Place) -> None:
    """A new one, and the one of today beside it. The next deployment hands it out: first to the
    API, which takes both, then to CloudFront."""
    client, name = place.edge["secretsmanager"], name_of(place)
    held = json.loads(client.get_secret_value(SecretId=name)["SecretString"])
    value = {"now": secrets.token_urlsafe(48), "before": held["now"]}
    client.put_secret_value(SecretId=name, SecretString=json.dumps(value))


def name_of(place: Place) -> str:
    return f"{place.prefix}-origin"


def _digests(held: dict[str, Any]) -> str:
    values = [held["now"], held["before"]]
    return ",".join(hashlib.sha256(value.encode()).hexdigest() for value in values if value)
