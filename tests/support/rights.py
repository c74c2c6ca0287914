"""Each function's requests to DynamoDB held against its policy, in the worlds in memory as well.

On the local stack botocore's own events see to it; nothing of botocore is in the way of a DynamoDB
in memory, so its client is wrapped here.
"""

from functools import cache
from typing import Any

from infra import functions
from infra.local.permissions import Permissions, running
from tests.support import tables

SETTINGS = {
    "AppName": tables.APP,
    "Stage": tables.STAGE,
    "Prefix": tables.PREFIX,
    "AccountId": tables.ACCOUNT,
    "Region": tables.REGION,
    "Partition": "aws",
    **dict.fromkeys(("MailAddress", "MailDomain"), "izin.example"),
    **{f"{key}KeyArn": f"{key}KeyArn" for key in ("Data", "Factor", "Signing", "Token")},
}


@cache
def policies() -> dict[str, Any]:
    """The statements of each function."""
    return {
        name: functions.rendered_policy(values["iam_policy_file"], SETTINGS)["Statement"]
        for name, values in functions.load_config()["lambda_functions"].items()
    }


class HeldToPolicies:
    """A client of DynamoDB that refuses a function what its policy does not allow, as AWS would;
    a test that looks inside is no function, and may do anything."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self.permissions = Permissions(policies(), SETTINGS)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._client, name)
        if not name.endswith(("_item", "_items", "query")):
            return found
        operation = "".join(word.capitalize() for word in name.split("_"))

        def ask(**given: Any) -> Any:
            if function := running():
                self.permissions.check(function, "dynamodb", operation, given)
            return found(**given)

        return ask
