"""Claiming, releasing and assigning many applications at once."""

from collections.abc import Sequence

from pydantic import Field

from chalicelib.domain.review import bulk
from chalicelib.domain.review.bulk import MOST_ITEMS, Asked, Outcome
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View

routes = Routes(__name__)


class ItemInput(Input):
    """``version`` is what the officer saw in the list."""

    application_id: str = Field(max_length=64)
    version: int


class ManyInput(Input):
    items: list[ItemInput] = Field(min_length=1, max_length=MOST_ITEMS)

    def asked(self) -> list[Asked]:
        return [Asked(one.application_id, one.version) for one in self.items]


class ReleasesInput(ManyInput):
    """``note``: for claims that are another's."""

    note: str = Field(default="", max_length=500)


class AssignmentsInput(ManyInput):
    officer_id: str = Field(max_length=64)
    note: str = Field(min_length=3, max_length=500)


class RefusedItem(View):
    """A refusal as a request of its own would have had it."""

    code: str
    title: str
    detail: str


class ItemDone(View):
    """``version``: of what was done; otherwise ``refused`` says why not."""

    application_id: str
    done: bool
    version: int | None
    refused: RefusedItem | None


class ManyDone(View):
    """In the order in which they were asked for."""

    items: list[ItemDone]


@routes.post(
    "/api/officer/claims",
    access=Access.OFFICER,
    summary="Take several applications; one that is refused stops no other",
)
def claim(call: Call, body: ManyInput) -> ManyDone:
    return _done(call, bulk.claim_many(call.ports, call.actor, body.asked()))


@routes.post(
    "/api/officer/releases",
    access=Access.OFFICER,
    summary="Put several applications back; those of somebody absent with a note",
)
def release(call: Call, body: ReleasesInput) -> ManyDone:
    return _done(call, bulk.release_many(call.ports, call.actor, body.asked(), body.note))


@routes.post(
    "/api/officer/assignments",
    access=Access.OFFICER,
    summary="Give several applications to an officer; none that somebody else works on",
)
def assign(call: Call, body: AssignmentsInput) -> ManyDone:
    done = bulk.assign_many(call.ports, call.actor, body.asked(), body.officer_id, body.note)
    return _done(call, done)


def _done(call: Call, outcomes: Sequence[Outcome]) -> ManyDone:
    return ManyDone(
        items=[
            ItemDone(
                application_id=one.application_id,
                done=one.refused is None,
                version=one.version,
                refused=_refused(call, one),
            )
            for one in outcomes
        ]
    )


def _refused(call: Call, outcome: Outcome) -> RefusedItem | None:
    refusal = outcome.refused
    if refusal is None:
        return None
    words = call.ports.texts.of_problem(refusal.problem, call.language, refusal.params)
    fields = [
        call.ports.texts.of_field(one.code, call.language, one.params) for one in refusal.fields
    ]
    return RefusedItem(
        code=refusal.problem, title=words.title, detail=" ".join([words.text, *fields])
    )
