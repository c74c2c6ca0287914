"""What an officer looked at and searched for, for administrators."""

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from chalicelib.domain.audit.notes import IDENTITY_LOOKED_AT
from chalicelib.domain.audit.ports import Looked
from chalicelib.domain.audit.searches import PEOPLE, SearchLog
from chalicelib.domain.audit.views import DocumentView, Look
from chalicelib.domain.catalogue.names import document_labels, short_name
from chalicelib.domain.days import Day
from chalicelib.domain.review.access_log import AccessLog, access_log
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View

routes = Routes(__name__)


class LookKind(StrEnum):
    """``fetched`` and ``shown``: documents of an application; ``account`` and ``identity``: a
    person's account, or the scan of their card; ``files`` and ``people``: searched among them."""

    FETCHED = "fetched"
    SHOWN = "shown"
    ACCOUNT = "account"
    IDENTITY = "identity"
    FILES = "files"
    PEOPLE = "people"


class AccessLogQuery(PageQuery):
    """``from`` and ``to``: both days included; left out are the last seven days."""

    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")


class LookView(View):
    """``application_id``, ``number``, ``type`` and ``documents`` of documents; ``account_id`` and
    ``name`` of a person, whose name is empty once erased; ``hits`` and ``reason`` of a search."""

    at: datetime
    kind: LookKind
    application_id: str = ""
    number: str = ""
    type: str = ""
    documents: list[str] = []
    account_id: str = ""
    name: str = ""
    hits: int = Field(default=0, ge=0)
    reason: str = ""


class AccessLogPage(View):
    """The latest first."""

    items: list[LookView]
    cursor: str | None


@routes.get(
    "/api/admin/officers/{account_id}/access",
    access=Access.ADMINISTRATOR,
    summary="What an officer looked at and searched for on these days; the reading is noted",
)
def read(call: Call, query: AccessLogQuery, account_id: str) -> AccessLogPage:
    log = access_log(
        call.ports,
        call.actor,
        account_id,
        query.first,
        query.last,
        limit=query.limit,
        cursor=query.cursor,
    )
    return AccessLogPage(
        items=[_look(call, log, one) for one in log.looks.items], cursor=log.looks.cursor
    )


def _look(call: Call, log: AccessLog, one: Looked) -> LookView:
    if isinstance(one, DocumentView):
        return LookView(
            at=one.at,
            kind=LookKind.SHOWN if one.how is Look.SHOWN else LookKind.FETCHED,
            application_id=one.application_id,
            number=one.number,
            type=short_name(call.ports, one.type_id) if one.type_id else "",
            documents=_labels(call, one),
        )
    if isinstance(one, SearchLog):
        among_people = one.reason == PEOPLE
        return LookView(
            at=one.at,
            kind=LookKind.PEOPLE if among_people else LookKind.FILES,
            hits=len(one.shown),
            reason="" if among_people else one.reason,
        )
    return LookView(
        at=one.at,
        kind=LookKind.IDENTITY if one.event == IDENTITY_LOOKED_AT else LookKind.ACCOUNT,
        account_id=one.subject.removeprefix("account#"),
        name=log.names.get(one.subject, ""),
    )


def _labels(call: Call, view: DocumentView) -> list[str]:
    """Each document once, however many of its files were looked at."""
    labels = document_labels(call.ports, view.type_id)
    return [
        labels[one].in_language(call.language) if one in labels else one
        for one in dict.fromkeys(view.files.values())
    ]
