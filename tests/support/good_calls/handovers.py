"""Good calls about a draft that changes hands."""

from collections.abc import Callable

from chalicelib.domain.applying.handing_over import offer
from tests.support.api import World
from tests.support.good_calls.calls import OWNER_ALONE, GoodCall
from tests.support.stories import draft


def offered(path: str) -> Callable[[World], GoodCall]:
    """A draft of somebody else, and its link: the owner of the call takes it."""

    def make(w: World) -> GoodCall:
        case = draft(w)
        link, _ = offer(case.ports, case.applicant, case.application_id)
        body = {"token": link.partition("#token=")[2]}
        return GoodCall(f"/handovers{path}", w.citizen(), body)

    return make


def own(w: World) -> GoodCall:
    case = draft(w)
    path = f"/applications/{case.application_id}/handover"
    return GoodCall(path, case.applicant, only=OWNER_ALONE)
