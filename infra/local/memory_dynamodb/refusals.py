"""What DynamoDB answers instead of a result, in botocore's own classes."""

from typing import Any

from botocore.exceptions import ClientError


class ConditionalCheckFailedException(ClientError):
    pass


class TransactionCanceledException(ClientError):
    pass


class TransactionInProgressException(ClientError):
    """Never raised here: transactions come one after the other. Adapters name it."""


class ResourceNotFoundException(ClientError):
    pass


class Exceptions:
    """``client.exceptions``."""

    ClientError = ClientError
    ConditionalCheckFailedException = ConditionalCheckFailedException
    TransactionCanceledException = TransactionCanceledException
    TransactionInProgressException = TransactionInProgressException
    ResourceNotFoundException = ResourceNotFoundException


def invalid(message: str) -> ClientError:
    """A mistake of the program: there is no class for it, only its code."""
    return ClientError(_response("ValidationException", message), "")


def no_table(name: str) -> ClientError:
    message = f"Requested resource not found: Table: {name} not found"
    return ResourceNotFoundException(_response("ResourceNotFoundException", message), "")


def condition_failed(item: Any) -> ClientError:
    """``item``: as it was found, if the request wants to see it."""
    response = _response("ConditionalCheckFailedException", "The conditional request failed")
    return ConditionalCheckFailedException(response | ({"Item": item} if item else {}), "")


def cancelled(reasons: list[dict[str, Any]]) -> ClientError:
    codes = ", ".join(reason["Code"] for reason in reasons)
    message = (
        f"Transaction cancelled, please refer cancellation reasons for specific reasons [{codes}]"
    )
    response = _response("TransactionCanceledException", message)
    return TransactionCanceledException(response | {"CancellationReasons": reasons}, "")


def _response(code: str, message: str) -> Any:
    return {"Error": {"Code": code, "Message": message}, "message": message}
