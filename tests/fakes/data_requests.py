"""Reading requests about data, in memory."""

from dataclasses import dataclass

from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState
from chalicelib.domain.storage import Page
from tests.fakes.accounts import MemoryAccounts
from tests.fakes.reads import page


@dataclass
class MemoryDataRequests:
    accounts: MemoryAccounts

    def find(self, request_id: str) -> DataRequest | None:
        return self.accounts.requests.get(request_id)

    def of_account(self, account_id: str, *, limit: int, cursor: str | None) -> Page[DataRequest]:
        found = {
            (request.asked_at.isoformat(), request.request_id): request
            for request in self.accounts.requests.values()
            if request.account_id == account_id
        }
        return page(found, limit, cursor, newest_first=True)

    def open(
        self, kind: RequestKind, *, limit: int, cursor: str | None = None
    ) -> Page[DataRequest]:
        found = {
            (request.due_at.isoformat(), request.request_id): request
            for request in self.accounts.requests.values()
            if request.kind is kind and request.state is RequestState.OPEN
        }
        return page(found, limit, cursor)
