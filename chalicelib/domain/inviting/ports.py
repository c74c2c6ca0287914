"""Reading lists and invitations. They are written by ``ports.commit`` alone."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain.chain import ports as chain
from chalicelib.domain.inviting.model import Invitation, InvitationList
from chalicelib.domain.storage import Page


class Invitations(Protocol):
    """Lists follow the writes within moments, not at once. What has ended may still be there."""

    def several(self, invitation_ids: Sequence[str]) -> Sequence[Invitation]:
        """Those of these (different) ones that are there, in any order; none for none."""
        ...

    def of_list(self, list_id: str, *, limit: int) -> Sequence[Invitation]:
        """In the order of its rows."""
        ...

    def lists_of(self, owner_id: str, *, limit: int, cursor: str | None) -> Page[InvitationList]:
        """Newest first."""
        ...


class Ports(chain.Ports, Protocol):
    @property
    def invitations(self) -> Invitations: ...
