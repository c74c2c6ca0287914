"""Testimonials, moderated before anybody reads them."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from chalicelib.domain.satisfaction import testimonials
from chalicelib.domain.satisfaction.model import Testimonial, TestimonialState
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, PageQuery, VersionInput, View

routes = Routes(__name__)


class ModerationQuery(PageQuery):
    """``published`` to take one back."""

    state: Literal["waiting", "published"] = "waiting"


class RefusalInput(VersionInput):
    """The reason is for the audit; nobody is told."""

    reason: str = Field(min_length=SHORTEST_REASON, max_length=500)


class ModerationItem(View):
    testimonial_id: str
    version: int
    state: TestimonialState
    first_name: str
    text: str
    type_name: str
    given_at: datetime
    moderated_at: datetime | None
    reason: str | None

    @classmethod
    def of(cls, testimonial: Testimonial) -> "ModerationItem":
        return cls(**testimonial.model_dump(include=set(cls.model_fields)))


class ModerationPage(View):
    items: list[ModerationItem]
    cursor: str | None


@routes.get(
    "/api/admin/testimonials",
    access=Access.ADMINISTRATOR,
    summary="Testimonials to read before anybody else does, the oldest first",
)
def list_for_moderation(call: Call, query: ModerationQuery) -> ModerationPage:
    page = testimonials.list_for_moderation(
        call.ports,
        call.actor,
        TestimonialState(query.state),
        limit=query.limit,
        cursor=query.cursor,
    )
    return ModerationPage(items=[ModerationItem.of(t) for t in page.items], cursor=page.cursor)


@routes.post(
    "/api/admin/testimonials/{testimonial_id}/approve",
    access=Access.ADMINISTRATOR,
    summary="Publish a testimonial",
)
def approve(call: Call, body: VersionInput, testimonial_id: str) -> ModerationItem:
    return ModerationItem.of(
        testimonials.approve(call.ports, call.actor, testimonial_id, body.version)
    )


@routes.post(
    "/api/admin/testimonials/{testimonial_id}/refuse",
    access=Access.ADMINISTRATOR,
    summary="Refuse a testimonial, or take a published one back",
)
def refuse(call: Call, body: RefusalInput, testimonial_id: str) -> ModerationItem:
    return ModerationItem.of(
        testimonials.refuse(call.ports, call.actor, testimonial_id, body.version, body.reason)
    )
