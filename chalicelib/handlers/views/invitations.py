"""The link by which somebody is invited, whether or not they are signed in."""

from pydantic import Field, SecretStr

from chalicelib.handlers.models import Input


class InvitationToken(Input):
    """Out of the link's fragment; never in a URL that a server sees."""

    token: SecretStr = Field(max_length=200)
