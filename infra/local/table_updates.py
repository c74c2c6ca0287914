"""A table of a stack that is there: moto's CloudFormation changes none, and would take what AWS's
refuses. Here its indexes change, one in an update, as there."""

import os
from collections.abc import Callable
from typing import Any

import boto3
from moto.cloudformation.exceptions import ValidationError
from moto.dynamodb.models.table import Table

Complete = Callable[[str, dict[str, Any]], None]
"""Does the rest of a table's properties, by its name."""


def install(complete: Complete) -> None:
    def update(
        _cls: Any,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: Any,
        account_id: str,
        region_name: str,
    ) -> Any:
        _update(original_resource, new_resource_name, cloudformation_json["Properties"])
        complete(new_resource_name, cloudformation_json["Properties"])
        return original_resource

    Table.update_from_cloudformation_json = classmethod(update)


def _update(table: Any, name: str, properties: dict[str, Any]) -> None:
    there = {one.name: _fixed(one.describe()) for one in table.global_indexes}
    asked = {one["IndexName"]: one for one in properties.get("GlobalSecondaryIndexes", [])}
    gone = [index for index, how in there.items() if _fixed(asked.get(index)) != how]
    new = [index for index, one in asked.items() if _fixed(one) != there.get(index)]
    if len(gone) + len(new) > 1:
        raise ValidationError(  # AWS's says it later, in an event, and goes back
            name,
            "Cannot perform more than one GSI creation or deletion in a single update: "
            f"{', '.join([*gone, *new])}",
        )
    changes: list[dict[str, Any]] = [{"Delete": {"IndexName": index}} for index in gone]
    changes += [{"Create": asked[index]} for index in new]
    make: Any = boto3.client  # its stubs list hundreds of literal names
    make("dynamodb", endpoint_url=os.environ["AWS_ENDPOINT_URL"]).update_table(
        TableName=name,
        AttributeDefinitions=properties["AttributeDefinitions"],
        **({"GlobalSecondaryIndexUpdates": changes} if changes else {}),
    )


def _fixed(index: Any) -> Any:
    """What of an index nothing changes in place."""
    return index and (index["KeySchema"], index["Projection"])
