"""Reading who works for whom. All of it is written by ``ports.commit`` alone."""

from collections.abc import Sequence
from typing import Protocol

from chalicelib.domain.accounts import ports as accounts
from chalicelib.domain.operating.model import Operator, OperatorInvitation


class Operators(Protocol):
    """Lists follow the writes within moments, not at once. What has ended may still be there."""

    def of_owner(self, owner_id: str, *, limit: int) -> Sequence[Operator]:
        """Who works for this account, in the order of their beginning."""
        ...

    def of_person(self, account_id: str, *, limit: int) -> Sequence[Operator]:
        """For whom this account works, likewise."""
        ...

    def invited_by(self, owner_id: str, *, limit: int) -> Sequence[OperatorInvitation]:
        """Newest first, answered ones included."""
        ...


class Ports(accounts.Ports, Protocol):
    @property
    def operators(self) -> Operators: ...
