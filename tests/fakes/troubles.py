"""A DynamoDB of which some calls fail."""

import json
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

Fails = Callable[[str], bool]
"""What a call is given, as text: table, key, values."""


def failing(client: Any, fails: Fails, code: str = "ThrottlingException") -> Any:
    """``client``, whose calls fail with this code where ``fails`` says so."""
    return _Troubled(client, fails, code)


class _Troubled:
    def __init__(self, client: Any, fails: Fails, code: str) -> None:
        self._client, self._fails, self._code = client, fails, code

    def __getattr__(self, name: str) -> Any:
        part = getattr(self._client, name)
        if not callable(part) or isinstance(part, type):
            return part

        def call(*args: Any, **given: Any) -> Any:
            if given and self._fails(json.dumps(given, default=str)):
                raise ClientError({"Error": {"Code": self._code, "Message": "made up"}}, name)
            return part(*args, **given)

        return call
