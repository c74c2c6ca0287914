"""What is to be erased and what was, for administrators."""

from datetime import datetime

from chalicelib.domain.applications.model import ErasedFor, Phase
from chalicelib.domain.catalogue.names import short_name
from chalicelib.domain.privacy.erasure_lists import Erasure, ErasureList, erasures
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import PageQuery, View

routes = Routes(__name__)


class ErasureQuery(PageQuery):
    which: ErasureList = ErasureList.WITHDRAWN


class ErasureView(View):
    """Without a name. ``at``: when it is due, or was done; ``rule`` and ``basis``: by which it is
    due. ``because`` is empty of what was erased before that was kept."""

    at: datetime
    because: ErasedFor | None
    application_id: str
    number: str
    type: str
    phase: Phase | None
    account_id: str
    rule: str
    basis: str


class ErasurePage(View):
    items: list[ErasureView]
    cursor: str | None


@routes.get(
    "/api/admin/erasures",
    access=Access.ADMINISTRATOR,
    summary="What is to be erased, when and why, and what was",
)
def find(call: Call, query: ErasureQuery) -> ErasurePage:
    page = erasures(call.ports, call.actor, query.which, limit=query.limit, cursor=query.cursor)
    return ErasurePage(items=[_shown(call, one) for one in page.items], cursor=page.cursor)


def _shown(call: Call, one: Erasure) -> ErasureView:
    application = one.application
    return ErasureView(
        at=one.at,
        because=one.because,
        application_id=application.application_id if application else "",
        number=(application.registration_number or application.receipt) if application else "",
        type=short_name(call.ports, application.type_id) if application else "",
        phase=application.phase if application else None,
        account_id=one.account_id,
        rule=one.kind.name.in_language(call.language) if one.kind else "",
        basis=one.kind.basis if one.kind else "",
    )
