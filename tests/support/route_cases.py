"""One good call of every route, with all that has to be there before it.

``GOOD_CALLS`` maps ``"METHOD /api/path"`` to a function that makes the state in a world and
describes the call. The tests of access, of unknown fields and of canaries all walk this table, so
a route without an entry fails them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.recovery import forgotten
from chalicelib.domain.accounts.sign_in import open_session
from chalicelib.domain.applying import drafting
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.model import Subject
from chalicelib.domain.text import Language
from chalicelib.handlers.http import ENDPOINTS
from tests.support.api import SOURCE, Answer, World
from tests.support.cases import Case
from tests.support.people import ROLES
from tests.support.stories import (
    NEW_PASSWORD,
    PASSWORD,
    SURVEYS,
    at_head,
    complete,
    draft,
    from_gateway,
    give_surveys,
    issued,
    link_token,
    midwife,
    permit_id,
    registering,
    registration_form,
    returned,
    submitted,
    with_result,
)

NOBODY, OWNER, STRANGER, ADMINISTRATOR = "nobody", "citizen A", "citizen B", "administrator"
CALLERS = (NOBODY, OWNER, STRANGER, *ROLES, ADMINISTRATOR)
"""Everybody who may turn up at a route. ``citizen A`` is the one whose things are called for."""

EVERYBODY = frozenset(CALLERS)
SIGNED_IN = EVERYBODY - {NOBODY}
CITIZENS = frozenset({OWNER, STRANGER})
CHAIN = frozenset({"back_office", "section_head", "division_head", "secretary", "head"})
"""The roles in the chain of an izin penelitian; two roles have no part in it."""


@dataclass
class GoodCall:
    """``path`` starts behind ``/api``; ``owner`` is citizen A. ``allowed`` are the callers who get
    a 2xx, and only they. ``headers`` may hold a secret that stands for a sign-in."""

    path: str
    owner: Actor
    allowed: frozenset[str]
    body: dict[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    content_type: str = "application/json"
    key: str | None = None

    def make(self, world: World, method: str, caller: str, **changes: Any) -> Answer:
        """The call, as this caller would make it."""
        options: dict[str, Any] = {
            "by": who(world, self, caller),
            "headers": self.headers,
            "raw": self.raw,
            "content_type": self.content_type,
            "key": self.key,
            **changes,
        }
        body = options.pop("body", self.body)
        return world.call(method, self.path, body, **options)


def who(world: World, good: GoodCall, caller: str) -> Actor | None:
    if caller == NOBODY:
        return None
    if caller == OWNER:
        return good.owner
    if caller == STRANGER:
        return world.stranger
    return world.administrator if caller == ADMINISTRATOR else world.staff[caller]


# --- the table ----------------------------------------------------------------------------------


def _start_registration(w: World) -> GoodCall:
    form = registration_form(w.next_number())
    return GoodCall("/registrations", w.citizen(), EVERYBODY, form)


def _registration(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(going.path, w.citizen(), EVERYBODY, headers=going.headers)


def _scan_again(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(f"{going.path}/ktp", w.citizen(), EVERYBODY, headers=going.headers)


def _complete_registration(w: World) -> GoodCall:
    going = registering(w, w.next_number()).send_scan()
    return GoodCall(f"{going.path}/complete", w.citizen(), EVERYBODY, headers=going.headers)


def _verify(w: World) -> GoodCall:
    w.announced()
    assert registering(w, w.next_number()).send_scan().complete().status == 200
    token = link_token(w.send_messages())
    return GoodCall("/accounts/verify", w.citizen(), EVERYBODY, {"token": token, "password": None})


def _sign_in(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"login": owner.nik, "password": PASSWORD}
    return GoodCall("/sessions", owner, EVERYBODY, body)


def _refresh(w: World) -> GoodCall:
    owner = w.citizen()
    session = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    headers = {"Cookie": f"sisfo_refresh={session.refresh_token}"}
    return GoodCall("/sessions/refresh", owner, EVERYBODY, headers=headers)


def _forgotten(w: World) -> GoodCall:
    owner = w.citizen()
    return GoodCall("/passwords/forgotten", owner, EVERYBODY, {"login": owner.nik})


def _reset(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    w.announced()
    forgotten(w.ports, owner.nik, SOURCE, Language.INDONESIAN)
    token = link_token(w.send_messages())
    body = {"token": token, "password": NEW_PASSWORD}
    return GoodCall("/passwords/reset", owner, EVERYBODY, body)


def _end_session(w: World) -> GoodCall:
    owner = w.citizen()
    other = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    session_id = other.refresh_token.partition(".")[0]
    return GoodCall(f"/profile/sessions/{session_id}", owner, frozenset({OWNER}))


_WISH = {"subject": "account", "field": "nik", "wrong": "1302", "wanted": "1302105705900099"}


def _erasure(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD}
    return GoodCall("/profile/erasure", owner, CITIZENS, body)


def _views(w: World) -> GoodCall:
    case = submitted(w)
    path = f"/applications/{case.application_id}/views"
    return GoodCall(path, case.applicant, frozenset({OWNER}))


def _asked(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A request for a correction, made and not yet answered."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        wish = Wish(Subject.ACCOUNT, None, "nik", wrong="1302", wanted=_WISH["wanted"])
        asked = ask_correction(w.ports, owner, wish, Language.INDONESIAN)
        called = f"/officer/data-requests{path.format(asked.request_id)}"
        return GoodCall(called, owner, _ANSWERING, body)

    return make


def _edit_profile(w: World) -> GoodCall:
    return GoodCall("/profile", w.citizen(), SIGNED_IN, {"version": 1, "whatsapp": "081299990000"})


def _change_email(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"email": f"baru{owner.nik}@contoh.id", "current_password": PASSWORD}
    return GoodCall("/profile/email", owner, frozenset({OWNER}), body)


def _change_password(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    return GoodCall("/profile/password", owner, frozenset({OWNER}), body)


def _track(w: World) -> GoodCall:
    now = submitted(w).now
    body = {"number": now.receipt, "check": now.tracking_code}
    return GoodCall("/tracking", w.citizen(), EVERYBODY, body)


def _verify_code(w: World) -> GoodCall:
    case = issued(w)
    return GoodCall(f"/verifications/{permit_id(case)}", case.applicant, EVERYBODY)


def _verify_file(w: World) -> GoodCall:
    return GoodCall(
        "/verifications",
        w.citizen(),
        EVERYBODY,
        raw=b"%PDF-1.7 not ours",
        content_type="application/pdf",
    )


def _open_copy(w: World) -> GoodCall:
    case = at_head(w)
    w.announced()
    case.sign()
    w.run_chain()
    copies = [message for message in w.send_messages() if "kampus" in message.address]
    return GoodCall("/permit-copies", case.applicant, EVERYBODY, {"token": link_token(copies)})


def _withdrawn(w: World) -> Case:
    case = submitted(w)
    drafting.withdraw(case.ports, case.applicant, case.application_id, None)
    return case


def _own(make: Callable[[World], Case], path: str, **options: Any) -> Callable[[World], GoodCall]:
    """A route about one application that its applicant alone may see."""

    def build(w: World) -> GoodCall:
        case = make(w)
        body = options.get("body")
        return GoodCall(
            f"/applications/{case.application_id}{path}",
            case.applicant,
            frozenset({OWNER}),
            body(case) if callable(body) else body,
            key=_key(w) if options.get("once") else None,
        )

    return build


def _office(
    make: Callable[[World], Case], path: str, allowed: frozenset[str], **options: Any
) -> Callable[[World], GoodCall]:
    """A route about one application, for officers."""

    def build(w: World) -> GoodCall:
        case = make(w)
        body = options.get("body")
        return GoodCall(
            f"/officer/applications/{case.application_id}{path}",
            case.applicant,
            allowed,
            body(case) if callable(body) else body,
            key=_key(w) if options.get("once") else None,
        )

    return build


def _permit(
    path: str, body: dict[str, Any] | None = None, *, surveyed: bool = False
) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = issued(w)
        if surveyed:
            give_surveys(w, case)
        place = f"/permits/{permit_id(case)}{path}"
        return GoodCall(place, case.applicant, frozenset({OWNER}), body)

    return build


def _issued_permit(
    path: str, allowed: frozenset[str], body: dict[str, Any] | None = None, *, once: bool = False
) -> Callable[[World], GoodCall]:
    """A route about somebody's permit, for officers."""

    def build(w: World) -> GoodCall:
        case = issued(w)
        place = f"/officer/permits/{permit_id(case)}{path}"
        return GoodCall(place, case.applicant, allowed, body, key=_key(w) if once else None)

    return build


def _renewal(w: World) -> GoodCall:
    case = midwife(w)
    path = f"/permits/{permit_id(case)}/renewal"
    return GoodCall(path, case.applicant, frozenset({OWNER}))


def _own_result(w: World) -> GoodCall:
    case = with_result(w)
    return GoodCall(f"/permits/{permit_id(case)}/result", case.applicant, frozenset({OWNER}))


def _published(w: World) -> GoodCall:
    case = with_result(w, publish=True)
    publication_id = w.ports.permits.find(permit_id(case)).publication_id
    return GoodCall(f"/publications/research/{publication_id}/file", case.applicant, EVERYBODY)


def _plain(
    path: str, allowed: frozenset[str], body: dict[str, Any] | None = None
) -> Callable[[World], GoodCall]:
    return lambda w: GoodCall(path, w.citizen(), allowed, body)


def _marked(w: World) -> Case:
    """At the back office, with one document marked wrong: it can be returned."""
    return submitted(w).mark("proposal", "Bab III belum ada.")


def _ready(w: World) -> Case:
    """At the back office, all marked: it can be approved."""
    return submitted(w).mark_all()


def _corrected(w: World) -> Case:
    case = returned(w)
    assert case.upload("proposal") == "accepted"
    return case


def _version(case: Case) -> dict[str, Any]:
    return {"version": case.now.version}


def _version_and(**more: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: {"version": case.now.version, **more}


def _batch(w: World) -> GoodCall:
    """For every officer: whose step a file is not at, is told so file by file."""
    case = at_head(w)
    items = [{"application_id": case.application_id, "version": case.now.version}]
    body = {"items": items, "passphrase": "sandi-penanda-tangan"}
    return GoodCall("/officer/signing-batches", case.applicant, OFFICERS, body, key=_key(w))


def _batch_progress(w: World) -> GoodCall:
    good = _batch(w)
    made = good.make(w, "POST", "head")
    assert made.status == 201, made.text
    return GoodCall(f"{good.path}/{made.body['batch_id']}", good.owner, _HEAD)


def _officer_form(w: World) -> GoodCall:
    number = w.next_number()
    body = {
        "nik": f"130210570590{number:04d}",
        "name": "Petugas Baru",
        "email": f"petugas.baru{number}@contoh.id",
        "whatsapp": "081234567890",
        "roles": ["back_office"],
    }
    return GoodCall("/admin/officers", w.citizen(), ADMINISTRATORS, body)


def _edit_officer(w: World) -> GoodCall:
    officer = w.officer("back_office")
    body = {"version": 1, "roles": ["section_head"]}
    return GoodCall(f"/admin/officers/{officer.account_id}", w.citizen(), ADMINISTRATORS, body)


def _invite(w: World) -> GoodCall:
    officer = w.officer("back_office")
    path = f"/admin/officers/{officer.account_id}/invitation"
    return GoodCall(path, w.citizen(), ADMINISTRATORS)


def _delegation(w: World) -> dict[str, Any]:
    """The secretary's role, to another officer each time."""
    today = w.ports.calendar.local_date(w.clock.now()).isoformat()
    return {
        "role": "secretary",
        "account_id": w.officer("back_office").account_id,
        "kind": "plh",
        "starts_on": today,
        "until": today,
        "basis": "800/12/DPMPTSPNAKER/III/2026",
        "on_behalf_of": w.staff["secretary"].account_id,
    }


def _delegate(w: World) -> GoodCall:
    return GoodCall("/officer/delegations", w.citizen(), _SECRETARY, _delegation(w))


def _revoke_delegation(w: World) -> GoodCall:
    given = w.call("POST", "/officer/delegations", _delegation(w), by=w.staff["secretary"])
    path = f"/officer/delegations/{given.body['delegation_id']}/revocation"
    return GoodCall(path, w.citizen(), _SECRETARY)


def _testimonial(act: str, body: dict[str, Any]) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = issued(w)
        give_surveys(w, case)
        [given] = [
            item
            for item in w.ports.testimonials.waiting(limit=50, cursor=None).items
            if item.permit_id == permit_id(case)
        ]
        path = f"/admin/testimonials/{given.testimonial_id}/{act}"
        return GoodCall(path, case.applicant, ADMINISTRATORS, body)

    return build


def _thread(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A route about one citizen's messages, for the officers who answer."""

    def build(w: World) -> GoodCall:
        owner = w.citizen()
        assert w.call("POST", "/messages", {"text": "Halo?"}, by=owner).status == 201
        return GoodCall(f"/officer/messages/{owner.account_id}{path}", owner, _BACK_OFFICE, body)

    return build


def _read_messages(w: World) -> GoodCall:
    owner = w.citizen()
    path = f"/officer/messages/{owner.account_id}"
    answered = w.call("POST", path, {"text": "Sudah."}, by=w.staff["back_office"])
    assert answered.status == 201
    return GoodCall("/messages/read", owner, frozenset({OWNER}), {"version": 1})


def _from_gateway(w: World) -> GoodCall:
    owner = w.citizen()
    raw, headers = from_gateway(w, "KONTAK", owner)
    return GoodCall("/webhooks/whatsapp", owner, EVERYBODY, raw=raw, headers=headers)


def _key(w: World) -> str:
    return f"key-{w.next_number():08d}"


def _entry(path: str, content: dict[str, Any]) -> Callable[[World], GoodCall]:
    """A new entry of the office's data, or the first word about a default."""

    def build(w: World) -> GoodCall:
        place = f"/admin/{path.format(number=w.next_number())}"
        return GoodCall(place, w.citizen(), ADMINISTRATORS, {"version": 0, "content": content})

    return build


def _announcement(w: World) -> GoodCall:
    body = {"content": _NEWS}
    made = w.call("POST", "/admin/announcements", body, by=w.administrator).body
    path = f"/admin/announcements/{made['entry_id']}"
    return GoodCall(path, w.citizen(), ADMINISTRATORS, {"version": 1, "content": _NEWS})


def _type_version(w: World) -> GoodCall:
    path = "/admin/permit-types/stpt/versions/seed-2021"
    version = w.ports.office_data.find(OfficeKind.TYPE_VERSION, "stpt.seed-2021")
    body = {"version": version.version if version else 0, "content": {"withdrawn_on": None}}
    return GoodCall(path, w.citizen(), ADMINISTRATORS, body)


def _office_contacts(w: World) -> GoodCall:
    record = w.ports.office_data.find(OfficeKind.CONTACTS, "office")
    contact = {"label": _TEXT, "whatsapp": "+6281200000001"}
    content = {"phone": "(0755) 000000", "email": "izin@contoh.id", "contacts": [contact]}
    body = {"version": record.version if record else 0, "content": content}
    return GoodCall("/admin/contacts/office", w.citizen(), ADMINISTRATORS, body)


def _holiday(w: World) -> GoodCall:
    day = date(2027, 1, 1) + timedelta(days=w.next_number())
    body = {"version": 0, "content": {"rule": "holiday", "reason": "Hari jadi kabupaten"}}
    return GoodCall(f"/admin/holidays/{day}", w.citizen(), ADMINISTRATORS, body)


def _moderated(act: str) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = with_result(w, publish=True)
        publication_id = w.ports.permits.find(permit_id(case)).publication_id
        path = f"/admin/publications/{publication_id}/{act}"
        reason = {"reason": "Memuat data pribadi responden."}
        return GoodCall(path, case.applicant, ADMINISTRATORS, reason)

    return build


_TEXT = {"id": "Pengumuman", "en": "Announcement"}
_NEWS = {"title": _TEXT, "text": _TEXT, "starts_on": "2026-03-01"}
ADMINISTRATORS = frozenset({ADMINISTRATOR})
_BACK_OFFICE = frozenset({"back_office"})
_ANSWERING = frozenset({"back_office", ADMINISTRATOR})
_HEAD = frozenset({"head"})
_SECRETARY = frozenset({"secretary", ADMINISTRATOR})
OFFICERS = frozenset({*ROLES, ADMINISTRATOR})

GOOD_CALLS: dict[str, Callable[[World], GoodCall]] = {
    "POST /api/registrations": _start_registration,
    "GET /api/registrations/{registration_id}": _registration,
    "POST /api/registrations/{registration_id}/ktp": _scan_again,
    "POST /api/registrations/{registration_id}/complete": _complete_registration,
    "POST /api/accounts/verify": _verify,
    "POST /api/sessions": _sign_in,
    "POST /api/sessions/refresh": _refresh,
    "DELETE /api/sessions/current": _plain("/sessions/current", SIGNED_IN),
    "POST /api/passwords/forgotten": _forgotten,
    "POST /api/passwords/reset": _reset,
    "GET /api/profile": _plain("/profile", SIGNED_IN),
    "PATCH /api/profile": _edit_profile,
    "PUT /api/profile/email": _change_email,
    "PUT /api/profile/password": _change_password,
    "GET /api/profile/sessions": _plain("/profile/sessions", SIGNED_IN),
    "DELETE /api/profile/sessions": _plain("/profile/sessions", SIGNED_IN),
    "DELETE /api/profile/sessions/{session_id}": _end_session,
    "POST /api/profile/export": _plain("/profile/export", CITIZENS, {}),
    "GET /api/profile/erasure": _plain("/profile/erasure", CITIZENS),
    "POST /api/profile/erasure": _erasure,
    "POST /api/profile/corrections": _plain("/profile/corrections", CITIZENS, _WISH),
    "GET /api/profile/requests": _plain("/profile/requests", CITIZENS),
    "GET /api/applications/{application_id}/views": _views,
    "GET /api/officer/data-requests": _asked(""),
    "GET /api/officer/data-requests/{request_id}": _asked("/{}"),
    "POST /api/officer/data-requests/{request_id}/answer": _asked(
        "/{}/answer", {"version": 1, "done": False, "answer": "NIK sudah sesuai KTP."}
    ),
    "GET /api/permit-types": _plain("/permit-types", EVERYBODY),
    "GET /api/permit-types/{type_id}": _plain("/permit-types/penelitian", EVERYBODY),
    "GET /api/requirements": _plain("/requirements", EVERYBODY),
    "GET /api/office": _plain("/office", EVERYBODY),
    "GET /api/calendar": _plain("/calendar?year=2026", EVERYBODY),
    "GET /api/places": _plain("/places", EVERYBODY),
    "GET /api/faq": _plain("/faq", EVERYBODY),
    "GET /api/guide": _plain("/guide", EVERYBODY),
    "GET /api/announcements": _plain("/announcements?limit=10", EVERYBODY),
    "GET /api/surveys": _plain("/surveys", EVERYBODY),
    "POST /api/tracking": _track,
    "GET /api/verifications/{permit_id}": _verify_code,
    "POST /api/verifications": _verify_file,
    "POST /api/permit-copies": _open_copy,
    "GET /api/register": _plain("/register?type=penelitian&limit=10", EVERYBODY),
    "POST /api/register/search": _plain("/register/search", EVERYBODY, {"text": "Warga"}),
    "GET /api/statistics/permits": _plain("/statistics/permits?year=2026", EVERYBODY),
    "GET /api/statistics/satisfaction": _plain(
        "/statistics/satisfaction?year=2026&quarter=1", EVERYBODY
    ),
    "GET /api/statistics/districts": _plain("/statistics/districts?year=2026", EVERYBODY),
    "GET /api/testimonials": _plain("/testimonials?limit=10", EVERYBODY),
    "POST /api/applications": _plain("/applications", CITIZENS, {"type_id": "penelitian"}),
    "GET /api/applications": _plain("/applications?limit=10", CITIZENS),
    "GET /api/applications/{application_id}": _own(draft, ""),
    "PATCH /api/applications/{application_id}/data": _own(
        draft, "/data", body={"data": {"judul": "Pelayanan Terpadu"}}
    ),
    "POST /api/applications/{application_id}/submit": _own(
        complete, "/submit", body=_version, once=True
    ),
    "POST /api/applications/{application_id}/resubmit": _own(
        _corrected, "/resubmit", body=_version, once=True
    ),
    "POST /api/applications/{application_id}/withdraw": _own(
        submitted, "/withdraw", body={"reason": "Salah jenis izin."}
    ),
    "GET /api/applications/{application_id}/notes": _own(submitted, "/notes"),
    "GET /api/applications/{application_id}/rules": _own(submitted, "/rules"),
    "POST /api/applications/{application_id}/documents/{document_id}/upload": _own(
        draft, "/documents/ktp/upload", body={"media_type": "image/jpeg"}
    ),
    "GET /api/applications/{application_id}/documents/{document_id}": _own(
        complete, "/documents/ktp"
    ),
    "GET /api/permits": _plain("/permits?standing=active", CITIZENS),
    "GET /api/permits/{permit_id}": _permit(""),
    "GET /api/permits/{permit_id}/download": _permit("/download", surveyed=True),
    "POST /api/permits/{permit_id}/surveys/poll": _permit("/surveys/poll", SURVEYS["poll"]),
    "POST /api/permits/{permit_id}/surveys/testimonial": _permit(
        "/surveys/testimonial", SURVEYS["testimonial"]
    ),
    "POST /api/permits/{permit_id}/surveys/questionnaire": _permit(
        "/surveys/questionnaire", SURVEYS["questionnaire"]
    ),
    "POST /api/permits/{permit_id}/renewal": _renewal,
    "GET /api/permits/{permit_id}/result": _own_result,
    "POST /api/permits/{permit_id}/result/upload": _permit(
        "/result/upload", {"media_type": "application/pdf"}
    ),
    "PUT /api/permits/{permit_id}/result/consent": _permit("/result/consent", {"publish": True}),
    "POST /api/applications/{application_id}/amendments": _own(
        submitted, "/amendments",
        body={"field": "lokasi", "value": [{"name": "Nagari Cupak"}], "reason": "Pindah lokasi."},
    ),
    "POST /api/applications/{application_id}/again": _own(_withdrawn, "/again"),
    "GET /api/publications/research": _plain("/publications/research?limit=10", EVERYBODY),
    "GET /api/publications/research/{publication_id}/file": _published,
    "GET /api/officer/delegations": _plain("/officer/delegations?limit=10", OFFICERS),
    "POST /api/officer/delegations": _delegate,
    "POST /api/officer/delegations/{delegation_id}/revocation": _revoke_delegation,
    "GET /api/officer/colleagues": _plain("/officer/colleagues?limit=10", OFFICERS),
    "GET /api/statistics/steps": _plain("/statistics/steps?year=2026&quarter=1", OFFICERS),
    "GET /api/officer/overdue": _plain("/officer/overdue?limit=10", OFFICERS),
    "GET /api/officer/dashboard": _plain("/officer/dashboard", OFFICERS),
    "GET /api/officer/expiring-permits": _plain("/officer/expiring-permits?days=30", OFFICERS),
    "GET /api/officer/permits/{permit_id}": _issued_permit("", OFFICERS),
    "POST /api/officer/permits/{permit_id}/revocation": _issued_permit(
        "/revocation", _HEAD, {"reason": "Tidak menaati ketentuan."}, once=True
    ),
    "GET /api/officer/queue": _plain("/officer/queue?role=back_office", _BACK_OFFICE),
    "GET /api/officer/applications/{application_id}": _office(submitted, "", CHAIN),
    "GET /api/officer/applications/{application_id}/notes": _office(submitted, "/notes", CHAIN),
    "POST /api/officer/applications/{application_id}/notes": _office(
        submitted, "/notes", CHAIN, body={"text": "Sudah ditelepon.", "public": False}
    ),
    "GET /api/officer/applications/{application_id}/documents/{document_id}": _office(
        submitted, "/documents/ktp", CHAIN
    ),
    "PUT /api/officer/applications/{application_id}/marks/{document_id}": _office(
        submitted, "/marks/ktp", _BACK_OFFICE, body=_version_and(accepted=True, reason=None)
    ),
    "POST /api/officer/applications/{application_id}/claim": _office(
        submitted, "/claim", _BACK_OFFICE, body=_version
    ),
    "POST /api/officer/applications/{application_id}/release": _office(
        submitted, "/release", _BACK_OFFICE, body=_version
    ),
    "POST /api/officer/applications/{application_id}/approve": _office(
        _ready, "/approve", _BACK_OFFICE, body=_version, once=True
    ),
    "POST /api/officer/applications/{application_id}/return": _office(
        _marked, "/return", _BACK_OFFICE, once=True,
        body=_version_and(message="Mohon diperbaiki.",
                          fields=[{"field": "judul", "reason": "Terlalu umum."}]),
    ),
    "POST /api/officer/applications/{application_id}/reject": _office(
        submitted, "/reject", _BACK_OFFICE, once=True,
        body=_version_and(reason="Bukan wewenang kami."),
    ),
    "POST /api/officer/applications/{application_id}/sign": _office(
        at_head, "/sign", _HEAD, once=True, body=_version_and(passphrase="sandi-penanda-tangan"),
    ),
    "POST /api/officer/signing-batches": _batch,
    "GET /api/officer/signing-batches/{batch_id}": _batch_progress,
    "GET /api/messages": _plain("/messages?limit=10", CITIZENS),
    "POST /api/messages": _plain("/messages", CITIZENS, {"text": "Selamat pagi."}),
    "POST /api/messages/read": _read_messages,
    "GET /api/officer/messages": _plain("/officer/messages?limit=10", _BACK_OFFICE),
    "GET /api/officer/messages/{account_id}": _thread(""),
    "POST /api/officer/messages/{account_id}": _thread("", {"text": "Baik."}),
    "POST /api/officer/messages/{account_id}/done": _thread("/done", {"version": 1}),
    "POST /api/webhooks/whatsapp": _from_gateway,
    "GET /api/admin/officers": _plain("/admin/officers", ADMINISTRATORS),
    "POST /api/admin/officers": _officer_form,
    "PATCH /api/admin/officers/{account_id}": _edit_officer,
    "POST /api/admin/officers/{account_id}/invitation": _invite,
    "GET /api/admin/testimonials": _plain("/admin/testimonials?state=waiting", ADMINISTRATORS),
    "POST /api/admin/testimonials/{testimonial_id}/approve": _testimonial(
        "approve", {"version": 1}
    ),
    "POST /api/admin/testimonials/{testimonial_id}/refuse": _testimonial(
        "refuse", {"version": 1, "reason": "Menyebut nama orang lain."}
    ),
    "GET /api/admin/publications": _plain("/admin/publications?state=hidden", ADMINISTRATORS),
    "POST /api/admin/publications/{publication_id}/hide": _moderated("hide"),
    "POST /api/admin/publications/{publication_id}/show": _moderated("show"),
    "GET /api/admin/places": _plain("/admin/places", ADMINISTRATORS),
    "PUT /api/admin/places/{entry_id}": _entry(
        "places/pasar-{number}", {"name": "Pasar", "kind": "other", "district": "13.02.10"}
    ),
    "GET /api/admin/holidays": _plain("/admin/holidays", ADMINISTRATORS),
    "PUT /api/admin/holidays/{entry_id}": _holiday,
    "GET /api/admin/faq": _plain("/admin/faq", ADMINISTRATORS),
    "PUT /api/admin/faq/{entry_id}": _entry(
        "faq/tanya-{number}", {"question": _TEXT, "answer": _TEXT}
    ),
    "GET /api/admin/guide": _plain("/admin/guide", ADMINISTRATORS),
    "PUT /api/admin/guide/{entry_id}": _entry(
        "guide/topik-{number}", {"title": _TEXT, "steps": [{"text": _TEXT}]}
    ),
    "GET /api/admin/contacts": _plain("/admin/contacts", ADMINISTRATORS),
    "PUT /api/admin/contacts/{entry_id}": _office_contacts,
    "GET /api/admin/announcements": _plain("/admin/announcements?limit=10", ADMINISTRATORS),
    "POST /api/admin/announcements": _plain(
        "/admin/announcements", ADMINISTRATORS, {"content": _NEWS}
    ),
    "PUT /api/admin/announcements/{entry_id}": _announcement,
    "GET /api/admin/permit-types": _plain("/admin/permit-types", ADMINISTRATORS),
    "PUT /api/admin/permit-types/{type_id}/versions/{rule_set}": _type_version,
    "GET /api/admin/audit": _plain("/admin/audit?limit=10", ADMINISTRATORS),
}  # fmt: skip

ROUTES = [f"{endpoint.method} {endpoint.path}" for endpoint in ENDPOINTS]
"""Every declared route; parametrize over these, not over the table above."""
