"""Reading requests about data. They are written by ``ports.commit`` alone."""

from typing import Protocol

from chalicelib.domain.complaints import ports as complaints
from chalicelib.domain.conversations import ports as conversations
from chalicelib.domain.inviting import ports as inviting
from chalicelib.domain.operating import ports as operating
from chalicelib.domain.privacy.model import DataRequest, RequestKind
from chalicelib.domain.privacy.rules import Retention
from chalicelib.domain.satisfaction import ports as satisfaction
from chalicelib.domain.storage import Page


class DataRequests(Protocol):
    def find(self, request_id: str) -> DataRequest | None: ...

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        """Newest first. Follows the writes within moments, not at once."""
        ...

    def open(
        self, kind: RequestKind, *, limit: int, cursor: str | None = None
    ) -> Page[DataRequest]:
        """Those without an answer, the earliest due first; hence the overdue before all others."""
        ...

    def erased(self, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        """Wishes to be erased that were carried out, the latest first."""
        ...


class Ports(
    complaints.Ports,
    conversations.Ports,
    inviting.Ports,
    operating.Ports,
    satisfaction.Ports,
    Protocol,
):
    @property
    def data_requests(self) -> DataRequests: ...
    @property
    def retention(self) -> Retention: ...
