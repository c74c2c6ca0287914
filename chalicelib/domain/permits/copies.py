"""The copy (tembusan) of a permit for a campus or another office without an account.

Its message carries a link that opens the file for some months. The link's secret is stored hashed
and stands in the URL's fragment, as with every other link of this house (``accounts/tokens.py``);
unlike those it may be followed more than once, since a letter is read more than once.
"""

from datetime import timedelta

from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.tokens import LinkExpired, new_token, open_token
from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits.holding import file_name
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Add

LIFETIME = timedelta(days=90)


def copy_link(ports: Ports, permit: Permit) -> tuple[str, Add]:
    """The link to send, and the token to store with it."""
    token, link = new_token(ports, TokenPurpose.PERMIT_COPY, permit.permit_id, LIFETIME)
    return link, Add(token)


def open_copy(ports: Ports, secret: str) -> str:
    """A download link of five minutes.

    :raises LinkExpired: too old, or never ours. :raises Conflict: ``permit-revoked``.
    """
    token = open_token(ports, secret, TokenPurpose.PERMIT_COPY)
    permit = ports.permits.find(token.subject)
    if permit is None:
        raise LinkExpired()
    if permit.revocation:
        raise Conflict("permit-revoked")
    return ports.permit_files.download_link(permit.key, permit.version_id, file_name(permit))
