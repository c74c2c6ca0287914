"""What AWS refuses, as a sentence with its cure: whoever deploys reads no traceback."""

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    CredentialRetrievalError,
    NoCredentialsError,
    PartialCredentialsError,
    TokenRetrievalError,
)

PAGE = "docs/operations.md"
_NO_CREDENTIALS = (
    CredentialRetrievalError,
    NoCredentialsError,
    PartialCredentialsError,
    TokenRetrievalError,
)
_STALE = ("ExpiredToken", "InvalidClientTokenId", "UnrecognizedClient", "SignatureDoesNotMatch")
_REFUSED = ("AccessDenied", "Unauthorized", "NotAuthorized", "Forbidden")
_SLOW_DOWN = ("Throttl", "TooManyRequests", "RequestLimitExceeded", "SlowDown")


def not_there(code: str) -> bool:
    """Whether it says that something does not exist."""
    return code.startswith("NoSuch") or any(
        words in code for words in ("NotFound", "NonExistent", "DoesNotExist")
    )


def sentence(error: BotoCoreError | ClientError, stage: str) -> str:
    """For the person at the keyboard."""
    if isinstance(error, _NO_CREDENTIALS):
        return f"There are no credentials of AWS here ({PAGE}#before-you-start)."
    if not isinstance(error, ClientError):
        return f"AWS could not be reached: {error}"
    code, told = error.response["Error"]["Code"], error.response["Error"].get("Message", "")
    asked = f"{error.operation_name}: {code}: {told}"
    if any(words in code for words in _STALE):
        return f"These credentials are good no more; sign in to AWS again ({asked})."
    if any(words in code for words in _REFUSED):
        return f"These credentials lack a right; whoever keeps the account gives it ({asked})."
    if "ParameterNotFound" in code:
        return f"{stage} has no certificate chain yet ({PAGE}#bsre, {PAGE}#certificates)."
    if not_there(code):
        return f"{stage} has no such thing: was it deployed? make status STAGE={stage} ({asked})."
    if any(words in code for words in _SLOW_DOWN):
        return f"AWS says that it is too much at once; wait a minute, and do it again ({asked})."
    return f"AWS refused: {asked}"
