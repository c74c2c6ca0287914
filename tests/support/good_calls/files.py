"""Good calls about one application, in the state that its route asks for."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.applying import drafting, wallet
from tests.support.api import World
from tests.support.cases import Case
from tests.support.good_calls.calls import OWNER_ALONE, GoodCall, key_of
from tests.support.stories import draft, returned, submitted


def withdrawn(w: World) -> Case:
    case = submitted(w)
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    return case


def second(w: World) -> Case:
    """A draft of somebody whose earlier application was accepted."""
    earlier = submitted(w).approve()
    return draft(w, earlier.applicant)


def first_paper(case: Case) -> dict[str, Any]:
    paper = wallet.offered(case.ports, case.applicant, case.application_id)[0]
    chosen = {"document_id": paper.requirement.id, "file_id": paper.seen.file.file_id}
    return {"papers": [chosen]}


def own(make: Callable[[World], Case], path: str, **options: Any) -> Callable[[World], GoodCall]:
    """A route about one application that its applicant alone may see."""

    def build(w: World) -> GoodCall:
        case = make(w)
        body = options.get("body")
        return GoodCall(
            f"/applications/{case.application_id}{path}",
            case.applicant,
            body(case) if callable(body) else body,
            only=OWNER_ALONE,
            key=key_of(w) if options.get("once") else None,
        )

    return build


def office(
    make: Callable[[World], Case], path: str, *, only: frozenset[str], **options: Any
) -> Callable[[World], GoodCall]:
    """A route about one application, for officers."""

    def build(w: World) -> GoodCall:
        case = make(w)
        body = options.get("body")
        return GoodCall(
            f"/officer/applications/{case.application_id}{path}",
            case.applicant,
            body(case) if callable(body) else body,
            only=only,
            key=key_of(w) if options.get("once") else None,
        )

    return build


def filled(make: Callable[[World], Case], path: str) -> Callable[[World], GoodCall]:
    """A list, asked for by somebody who has such a case; it holds for others too."""
    return lambda w: GoodCall(path, make(w).applicant)


def told(w: World) -> Case:
    """Its applicant has been told that it arrived."""
    case = submitted(w)
    w.send_messages()
    return case


def marked(w: World) -> Case:
    """At the back office, with one document marked wrong: it can be returned."""
    return submitted(w).mark("proposal", "Bab III belum ada.")


def ready(w: World) -> Case:
    """At the back office, all marked: it can be approved."""
    return submitted(w).mark_all()


def corrected(w: World) -> Case:
    case = returned(w)
    assert case.upload("proposal") == "accepted"
    return case


def version(case: Case) -> dict[str, Any]:
    return {"version": case.now.version}


def version_and(**more: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: {"version": case.now.version, **more}
