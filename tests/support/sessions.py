"""A session of a running stack, made older than it is."""

from datetime import UTC, datetime, timedelta

from chalicelib.adapters.dynamodb.keys import instant
from infra.local.names import PREFIX
from infra.local.stack import LocalStack


def age(stack: LocalStack, refresh_token: str) -> None:
    """As if this token's session had last been refreshed a quarter of an hour ago."""
    at = instant(datetime.now(UTC) - timedelta(minutes=15))
    stack.clients["dynamodb"].update_item(
        TableName=f"{PREFIX}-sessions",
        Key={"pk": {"S": f"session#{refresh_token.partition('.')[0]}"}},
        UpdateExpression="SET last_used_at = :at",
        ExpressionAttributeValues={":at": {"S": at}},
    )
