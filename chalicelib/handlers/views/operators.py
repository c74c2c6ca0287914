"""The link by which somebody is asked to work for an institution, signed in or not."""

from pydantic import Field, SecretStr

from chalicelib.handlers.models import Input


class OperatorToken(Input):
    """Out of the link's fragment; never in a URL that a server sees."""

    token: SecretStr = Field(max_length=200)
