"""What waits: at a role, overdue, and how much of it at each role."""

from pydantic import Field

from chalicelib.domain.applications.listing import ListOrder
from chalicelib.domain.conversations.reading import count_waiting
from chalicelib.domain.days import Day
from chalicelib.domain.permits.revoking import count_open
from chalicelib.domain.reporting.asked import manages
from chalicelib.domain.reporting.whole_nik import exports_nik
from chalicelib.domain.review import queues, searching
from chalicelib.domain.review.overdue import dashboard, list_overdue
from chalicelib.domain.review.queues import QueueFilter, QueueState
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View
from chalicelib.handlers.officer.queue_rows import QueuePage, queue_page

routes = Routes(__name__)


class QueueInput(Input):
    """How a queue is narrowed and ordered. ``district``: a dotted Kemendagri code; ``from`` and
    ``to``: days on which it was sent in, both included. Without ``role``: all of mine, with
    ``state=mine`` alone."""

    role: str | None = Field(default=None, max_length=41)
    type: str | None = Field(default=None, max_length=41)
    step: str | None = Field(default=None, max_length=41)
    state: QueueState | None = None
    district: str | None = Field(default=None, pattern=r"^\d{2}(\.\d{2}){2}$")
    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")
    order: ListOrder = ListOrder.DEADLINE
    limit: int = Field(default=25, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)

    def narrowed(self) -> QueueFilter:
        return QueueFilter(
            role=self.role,
            type_id=self.type,
            step=self.step,
            state=self.state,
            district=self.district,
            first=self.first,
            last=self.last,
            order=self.order,
        )


class ColumnView(View):
    """A role's queue. ``waiting`` counts what is ``overdue`` too; ``with_applicant``: given back by
    this role; ``at_least``: there is more than was counted; ``opens``: its list is mine to see, as
    it is of my own roles and of those below them. Of roles that are not mine it is at most a
    minute old."""

    role: str
    label: str
    short_name: str
    waiting: int = Field(ge=0)
    overdue: int = Field(ge=0)
    with_applicant: int = Field(ge=0)
    at_least: bool
    opens: bool


class DashboardView(View):
    """``mine``: what I have claimed; ``unread``: citizens who wait for an answer, of those who
    answer them; ``decrees``: those of revocation that I may sign; ``searches_all``: I may search
    beyond my own chains, with a reason; ``exports_nik``: I may export whole NIKs, likewise;
    ``manages``: I see the figures of the office."""

    roles: list[ColumnView]
    mine: int = Field(ge=0)
    unread: int = Field(ge=0)
    decrees: int = Field(ge=0)
    searches_all: bool
    exports_nik: bool
    manages: bool


@routes.get(
    "/api/officer/queue",
    access=Access.OFFICER,
    summary="What waits for one of my roles, narrowed, and in one of two orders",
)
def queue(call: Call, query: QueueInput) -> QueuePage:
    page = queues.find(
        call.ports, call.actor, query.narrowed(), limit=query.limit, cursor=query.cursor
    )
    return queue_page(call, page)


@routes.get(
    "/api/officer/overdue",
    access=Access.OFFICER,
    summary="What is overdue at my roles and at those below them, the earliest due first",
)
def overdue(call: Call, query: PageQuery) -> QueuePage:
    page = list_overdue(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return queue_page(call, page)


@routes.get(
    "/api/officer/dashboard",
    access=Access.OFFICER,
    summary="How much waits, is overdue and is with its applicant at each role, and what is mine",
)
def show_dashboard(call: Call) -> DashboardView:
    ports, actor = call.ports, call.actor
    matrix, (unread, decrees) = ports.both(
        lambda: dashboard(ports, actor),
        lambda: ports.both(lambda: count_waiting(ports, actor), lambda: count_open(ports, actor)),
    )
    return DashboardView(
        roles=[
            ColumnView(
                role=column.role.id,
                label=column.role.name.in_language(call.language),
                short_name=column.role.short_name,
                waiting=column.backlog.waiting,
                overdue=column.backlog.overdue,
                with_applicant=column.backlog.with_applicant,
                at_least=column.backlog.at_least,
                opens=queues.opens(ports, actor, column.role.id),
            )
            for column in matrix.columns
        ],
        mine=matrix.mine,
        unread=unread,
        decrees=decrees,
        searches_all=searching.searches_all(ports, actor),
        exports_nik=exports_nik(ports, actor),
        manages=manages(ports, actor),
    )
