"""Versions of permit types, for administrators: which is offered, from when and until when."""

from datetime import date

from pydantic import Field

from chalicelib.domain.offering import versions
from chalicelib.domain.office_data.sections import TypeVersionRule
from chalicelib.domain.review.letter_preview import preview_type
from chalicelib.domain.text import Localized
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View
from chalicelib.handlers.presenting import type_detail
from chalicelib.handlers.views.letters import LetterLink
from chalicelib.handlers.views.permit_types import TypeDetail

routes = Routes(__name__)


class TypeVersionRuleView(View):
    """``starts_on``: none: as the file says. No longer offered from ``withdrawn_on``."""

    starts_on: date | None
    withdrawn_on: date | None


class TypeVersionView(View):
    """``rule``: what administrators say; empty dates mean as the file says (``starts_on``).
    ``in_force``: what an application begun today is made under."""

    type_id: str
    name: Localized
    rule_set: str
    starts_on: date
    rule: TypeVersionRuleView
    version: int
    in_force: bool


class TypeVersionList(View):
    items: list[TypeVersionView]


class TypeVersionInput(Input):
    """``version`` as read; 0 where nobody has said anything yet."""

    version: int = Field(ge=0)
    content: TypeVersionRule


@routes.get(
    "/api/admin/permit-types",
    access=Access.ADMINISTRATOR,
    summary="Every version of every permit type, and when it is offered",
)
def list_type_versions(call: Call) -> TypeVersionList:
    found = versions.list_versions(call.ports, call.actor)
    return TypeVersionList(items=[TypeVersionView.model_validate(one) for one in found])


@routes.get(
    "/api/admin/permit-types/{type_id}/versions/{rule_set}",
    access=Access.ADMINISTRATOR,
    summary="One version of a permit type, offered or not: fields, documents, steps",
)
def show_type_version(call: Call, type_id: str, rule_set: str) -> TypeDetail:
    found = versions.find_version(call.ports, call.actor, type_id, rule_set)
    return type_detail(call.ports, found)


@routes.get(
    "/api/admin/permit-types/{type_id}/versions/{rule_set}/letter",
    access=Access.ADMINISTRATOR,
    summary="The letter of one version, offered or not, with made-up answers and a watermark",
)
def show_letter(call: Call, type_id: str, rule_set: str) -> LetterLink:
    return LetterLink.model_validate(preview_type(call.ports, call.actor, type_id, rule_set))


@routes.put(
    "/api/admin/permit-types/{type_id}/versions/{rule_set}",
    access=Access.ADMINISTRATOR,
    summary="Offer a version from a day on, or no longer from a day on",
)
def set_type_version(
    call: Call, body: TypeVersionInput, type_id: str, rule_set: str
) -> TypeVersionView:
    found = versions.set_rule(call.ports, call.actor, type_id, rule_set, body.version, body.content)
    return TypeVersionView.model_validate(found)
