"""A citizen's request about their own data, as they and the office see it."""

from datetime import datetime
from typing import Self

from chalicelib.domain.privacy.model import DataRequest, RequestKind, RequestState, Subject
from chalicelib.domain.storage import Page
from chalicelib.handlers.models import View


class DataRequestView(View):
    """A request about one's data. ``due_at``: until when it must be answered."""

    request_id: str
    version: int
    kind: RequestKind
    state: RequestState
    subject: Subject
    subject_id: str | None
    field: str
    wrong: str
    wanted: str
    reason: str
    asked_at: datetime
    due_at: datetime
    overdue: bool
    answer: str
    answered_at: datetime | None

    @classmethod
    def of(cls, request: DataRequest, now: datetime) -> Self:
        shown = set(cls.model_fields) & set(DataRequest.model_fields)
        overdue = request.state is RequestState.OPEN and request.due_at < now
        return cls(**request.model_dump(include=shown), overdue=overdue)


class DataRequestPage(View):
    items: list[DataRequestView]
    cursor: str | None

    @classmethod
    def of(cls, page: Page[DataRequest], now: datetime) -> Self:
        items = [DataRequestView.of(request, now) for request in page.items]
        return cls(items=items, cursor=page.cursor)
