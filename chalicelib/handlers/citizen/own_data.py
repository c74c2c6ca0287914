"""A citizen's rights over their own data (UU 27/2022): who opened it, a copy, a correction."""

from datetime import datetime
from typing import Any, Self

from pydantic import Field, SecretStr

from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.reading import own_application, rules_of
from chalicelib.domain.audit.views import Look
from chalicelib.domain.privacy import corrections, erasure, export
from chalicelib.domain.privacy.corrections import Wish
from chalicelib.domain.privacy.export import Part
from chalicelib.domain.privacy.model import Subject
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, PageQuery, View
from chalicelib.handlers.views.data_requests import DataRequestPage, DataRequestView

routes = Routes(__name__)


class OpenedDocument(View):
    """Who at the office looked at which document. ``fetched``: their browser was given it;
    ``shown``: it stood on their screen. ``role``: ids of the roles held, with commas; what ends
    with ``_label`` is in words."""

    at: datetime
    document: str
    document_label: str
    officer_name: str
    role: str
    role_label: str
    how: Look


class OpenedPage(View):
    items: list[OpenedDocument]
    cursor: str | None


class ExportInput(Input):
    cursor: str | None = Field(default=None, max_length=500)


class ExportView(View):
    """One page of the copy. ``items`` are objects of this part, with the names the office stores
    them under; ``cursor`` leads on, and is missing at the end of all parts."""

    part: Part
    items: list[dict[str, Any]]
    cursor: str | None


class CorrectionWish(Input):
    """``field``: a particular such as ``nik``, or ``data.<field>`` of an application; ``wrong``:
    what it says; ``wanted``: what it should say."""

    subject: Subject
    subject_id: str | None = Field(default=None, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")
    field: str = Field(max_length=60, pattern=r"^[a-z][a-z0-9_.]*$")
    wrong: str = Field(min_length=1, max_length=500)
    wanted: str = Field(min_length=1, max_length=500)
    reason: str = Field(default="", max_length=1000)


class AffectedApplication(View):
    application_id: str
    type_id: str
    receipt: str
    phase: Phase
    permit_number: str | None

    @classmethod
    def of(cls, application: Application) -> Self:
        return cls(**{name: getattr(application, name) for name in cls.model_fields})


class KeptView(View):
    """What the law keeps of everybody, and why."""

    id: str
    name: str
    why: str
    basis: str


class OutlookView(View):
    """What erasure would do. ``blocking`` must be withdrawn or decided first."""

    blocking: list[AffectedApplication]
    erased: list[AffectedApplication]
    kept: list[AffectedApplication]
    kept_by_law: list[KeptView]


class ErasureInput(Input):
    current_password: SecretStr = Field(max_length=1000)


@routes.get(
    "/api/applications/{application_id}/views",
    access=Access.CITIZEN,
    summary="Who at the office opened which document, newest first",
)
def opened(call: Call, query: PageQuery, application_id: str) -> OpenedPage:
    application = own_application(call.ports, call.actor, application_id)
    page = call.ports.notes.views_of(
        application.application_id, limit=query.limit, cursor=query.cursor
    )
    rules, roles = rules_of(call.ports, application), call.ports.catalogue.roles
    labels = {one.id: one.label.in_language(call.language) for one in rules.documents}
    return OpenedPage(
        items=[
            OpenedDocument(
                at=view.at,
                document=document,
                document_label=labels.get(document, document),
                officer_name=view.officer_name,
                role=view.role,
                role_label=", ".join(
                    roles[role].name.in_language(call.language) if role in roles else role
                    for role in view.role.split(", ")
                ),
                how=view.how,
            )
            for view in page.items
            for document in dict.fromkeys(view.files.values())
        ],
        cursor=page.cursor,
    )


@routes.post(
    "/api/profile/export",
    access=Access.CITIZEN,
    summary="A copy of all one's data, a page at a time; without a cursor from the beginning",
)
def copy(call: Call, body: ExportInput) -> ExportView:
    page = export.export_page(call.ports, call.actor, body.cursor)
    items = [dict(item) for item in page.items]
    return ExportView(part=page.part, items=items, cursor=page.cursor)


@routes.post(
    "/api/profile/corrections",
    access=Access.CITIZEN,
    status=201,
    summary="Ask the office to correct what one cannot change oneself",
)
def ask_correction(call: Call, body: CorrectionWish) -> DataRequestView:
    wish = Wish(**body.model_dump())
    request = corrections.ask_correction(call.ports, call.actor, wish, call.language)
    return DataRequestView.of(request, call.ports.clock.now())


@routes.get(
    "/api/profile/requests",
    access=Access.CITIZEN,
    summary="My requests about my data, newest first",
)
def own_requests(call: Call, query: PageQuery) -> DataRequestPage:
    page = corrections.own_requests(call.ports, call.actor, limit=query.limit, cursor=query.cursor)
    return DataRequestPage.of(page, call.ports.clock.now())


@routes.get(
    "/api/profile/erasure",
    access=Access.CITIZEN,
    summary="What would be erased, what the law keeps, and what stands in the way",
)
def outlook(call: Call) -> OutlookView:
    found = erasure.outlook(call.ports, call.actor)
    return OutlookView(
        blocking=[AffectedApplication.of(one) for one in found.blocking],
        erased=[AffectedApplication.of(one) for one in found.erased],
        kept=[AffectedApplication.of(one) for one in found.kept],
        kept_by_law=[
            KeptView(
                id=kind.id,
                name=kind.name.in_language(call.language),
                why=kind.why.in_language(call.language),
                basis=kind.basis,
            )
            for kind in found.kinds
        ],
    )


@routes.post(
    "/api/profile/erasure",
    access=Access.CITIZEN,
    status=202,
    summary="End the account now, and erase its data within 3 x 24 hours",
)
def ask_erasure(call: Call, body: ErasureInput) -> DataRequestView:
    password = body.current_password.get_secret_value()
    request = erasure.ask_erasure(call.ports, call.actor, password, call.language)
    return DataRequestView.of(request, call.ports.clock.now())
