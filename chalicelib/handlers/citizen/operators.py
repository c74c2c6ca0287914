"""Who works for an institution besides its applicant: asking, answering, ending (decision 0095)."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.operating import acting, answering, ending, following, inviting
from chalicelib.domain.text import Language
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Done, Input, View
from chalicelib.handlers.views.operators import OperatorToken

routes = Routes(__name__)


class OperatorInput(Input):
    """``institution``: in whose name; ``language``: of the e-mail."""

    institution: str = Field(max_length=200)
    name: str = Field(max_length=200)
    email: str = Field(max_length=320)
    language: Language = Language.INDONESIAN


class OperatorView(View):
    """``name``: empty where the account was erased."""

    operator_id: str
    name: str
    institution: str
    since: datetime


class InvitedOperator(View):
    invitation_id: str
    name: str
    email: str
    institution: str
    expires_at: datetime


class InstitutionView(View):
    """For whom one works: ``responsible`` is the applicant."""

    owner_id: str
    institution: str
    responsible: str
    since: datetime


class InstitutionType(View):
    id: str
    name: str


class OperatorsView(View):
    """``room``: how many more may be asked; ``types``: what is applied for in the name of an
    institution."""

    operators: list[OperatorView]
    invited: list[InvitedOperator]
    institutions: list[InstitutionView]
    types: list[InstitutionType]
    room: int

    @classmethod
    def of(cls, call: Call) -> "OperatorsView":
        found = following.standing(call.ports, call.actor)
        return cls(
            operators=[
                OperatorView(
                    operator_id=one.account_id,
                    name=found.names.get(one.account_id, ""),
                    institution=one.institution,
                    since=one.since,
                )
                for one in found.operators
            ],
            invited=[InvitedOperator.model_validate(one) for one in found.invited],
            institutions=[
                InstitutionView(
                    owner_id=one.owner_id,
                    institution=one.institution,
                    responsible=found.names.get(one.owner_id, ""),
                    since=one.since,
                )
                for one in found.institutions
            ],
            types=[
                InstitutionType(id=one.id, name=one.name.in_language(call.language))
                for one in acting.types_of_institutions(call.ports)
            ],
            room=found.room,
        )


class OperatorAsked(View):
    sender: str
    institution: str
    expires_at: datetime


class OperatorBegun(View):
    owner_id: str


@routes.get(
    "/api/operators",
    access=Access.CITIZEN,
    summary="Who works for one's institution, who was asked, and for whom one works oneself",
)
def find(call: Call) -> OperatorsView:
    return OperatorsView.of(call)


@routes.post(
    "/api/operators/invitations",
    access=Access.CITIZEN,
    status=201,
    summary="Ask somebody to work for one's institution, by e-mail",
)
def invite(call: Call, body: OperatorInput) -> InvitedOperator:
    new = inviting.NewOperator(**dict(body))
    return InvitedOperator.model_validate(inviting.invite(call.ports, call.actor, new))


@routes.delete(
    "/api/operators/invitations/{invitation_id}",
    access=Access.CITIZEN,
    summary="Take an invitation back that was not answered",
)
def withdraw(call: Call, invitation_id: str) -> Done:
    inviting.withdraw(call.ports, call.actor, invitation_id)
    return Done()


@routes.delete(
    "/api/operators/{operator_id}",
    access=Access.CITIZEN,
    summary="Somebody works for one's institution no more, from the next request on",
)
def remove(call: Call, operator_id: str) -> Done:
    ending.remove(call.ports, call.actor, operator_id)
    return Done()


@routes.delete(
    "/api/institutions/{owner_id}", access=Access.CITIZEN, summary="Work for it no more oneself"
)
def leave(call: Call, owner_id: str) -> Done:
    ending.leave(call.ports, call.actor, owner_id)
    return Done()


@routes.post(
    "/api/operator-invitations/look",
    access=Access.CITIZEN,
    summary="Who asks one to work for an institution",
)
def look(call: Call, body: OperatorToken) -> OperatorAsked:
    found = answering.look(call.ports, call.actor, body.token.get_secret_value())
    return OperatorAsked.model_validate(found)


@routes.post(
    "/api/operator-invitations/accept",
    access=Access.CITIZEN,
    summary="Work for the institution that one was asked for",
)
def accept(call: Call, body: OperatorToken) -> OperatorBegun:
    return OperatorBegun.model_validate(
        answering.accept(call.ports, call.actor, body.token.get_secret_value())
    )
