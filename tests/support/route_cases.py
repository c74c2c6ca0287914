"""Good calls of routes, with all that has to be there before them: what the rows of
``route_table.py`` are made of."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.model import ActingKind, Actor, Delegation, KtpScan
from chalicelib.domain.accounts.recovery import forgotten
from chalicelib.domain.accounts.sign_in import open_session
from chalicelib.domain.accounts.way_changes import ask_factor_reset
from chalicelib.domain.applying import drafting, wallet
from chalicelib.domain.delivery import undelivered as delivery
from chalicelib.domain.importing import proposing
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.undelivered import Lost
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.privacy import people
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.model import Subject
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from chalicelib.handlers.admin.permit_imports import XLSX
from infra.local.codes import code_at
from tests.support import stored
from tests.support.api import SOURCE, Answer, World
from tests.support.cases import Case
from tests.support.factor import fresh_code, with_factor
from tests.support.people import ROLES
from tests.support.stories import (
    NEW_PASSWORD,
    PASSWORD,
    at_head,
    at_visit,
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
from tests.support.workbooks import workbook

NOBODY, OWNER, STRANGER, ADMINISTRATOR = "nobody", "citizen A", "citizen B", "administrator"
CALLERS = (NOBODY, OWNER, STRANGER, *ROLES, ADMINISTRATOR)
"""Everybody who may turn up at a route. ``citizen A`` is the one whose things are called for."""

OWNER_ALONE = frozenset({OWNER})
CHAIN = frozenset({"back_office", "section_head", "division_head", "secretary", "head"})
"""The roles in the chain of an izin penelitian; two roles have no part in it."""

BACK_OFFICE = frozenset({"back_office"})
ANSWERING = frozenset({"back_office", ADMINISTRATOR})
HEAD = frozenset({"head"})
SECOND = frozenset({"head", ADMINISTRATOR})
VISITING = frozenset({"data_verification"})
SCHOOL_CHAIN = CHAIN | VISITING
SECRETARY = frozenset({"secretary", ADMINISTRATOR})
MANAGING = frozenset({"section_head", "division_head", "secretary", "head", ADMINISTRATOR})


@dataclass
class GoodCall:
    """``path`` starts behind ``/api``; ``owner`` is citizen A. ``only`` are the callers who get a
    2xx, where those are fewer than the route is for. ``headers`` may hold a secret that stands for
    a sign-in. ``allowed`` is filled in from the table."""

    path: str
    owner: Actor
    body: dict[str, Any] | None = None
    only: frozenset[str] | None = None
    allowed: frozenset[str] = frozenset()
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


def start_registration(w: World) -> GoodCall:
    form = registration_form(w.next_number())
    return GoodCall("/registrations", w.citizen(), form)


def registration(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(going.path, w.citizen(), headers=going.headers)


def scan_again(w: World) -> GoodCall:
    going = registering(w, w.next_number())
    return GoodCall(f"{going.path}/ktp", w.citizen(), headers=going.headers)


def complete_registration(w: World) -> GoodCall:
    going = registering(w, w.next_number()).send_scan()
    return GoodCall(f"{going.path}/complete", w.citizen(), headers=going.headers)


def verify(w: World) -> GoodCall:
    w.announced()
    assert registering(w, w.next_number()).send_scan().complete().status == 200
    token = link_token(w.send_messages())
    return GoodCall("/accounts/verify", w.citizen(), {"token": token, "password": None})


def sign_in(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"login": owner.nik, "password": PASSWORD}
    return GoodCall("/sessions", owner, body)


def refresh(w: World) -> GoodCall:
    owner = w.citizen()
    session = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    headers = {"Cookie": f"sisfo_refresh={session.refresh_token}"}
    return GoodCall("/sessions/refresh", owner, headers=headers)


def forgotten_password(w: World) -> GoodCall:
    owner = w.citizen()
    return GoodCall("/passwords/forgotten", owner, {"login": owner.nik})


def reset(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    w.announced()
    forgotten(w.ports, owner.nik, SOURCE, Language.INDONESIAN)
    token = link_token(w.send_messages())
    body = {"token": token, "password": NEW_PASSWORD}
    return GoodCall("/passwords/reset", owner, body)


def end_session(w: World) -> GoodCall:
    owner = w.citizen()
    other = open_session(w.ports, w.ports.accounts.find(owner.account_id))
    session_id = other.refresh_token.partition(".")[0]
    return GoodCall(f"/profile/sessions/{session_id}", owner, only=OWNER_ALONE)


WISH = {"subject": "account", "field": "nik", "wrong": "1302", "wanted": "1302105705900099"}


def erasure(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD}
    return GoodCall("/profile/erasure", owner, body)


def views(w: World) -> GoodCall:
    case = submitted(w)
    document = f"/officer/applications/{case.application_id}/documents/ktp"
    assert w.call("GET", document, by=w.staff["back_office"]).status == 200
    path = f"/applications/{case.application_id}/views"
    return GoodCall(path, case.applicant, only=OWNER_ALONE)


def asked(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A request for a correction, made and not yet answered."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        wish = Wish(Subject.ACCOUNT, None, "nik", wrong="1302", wanted=WISH["wanted"])
        asked = ask_correction(w.ports, owner, wish, Language.INDONESIAN)
        called = f"/officer/data-requests{path.format(asked.request_id)}"
        return GoodCall(called, owner, body, only=ANSWERING)

    return make


def edit_profile(w: World) -> GoodCall:
    return GoodCall("/profile", w.citizen(), {"version": 1, "occupation": "Petani"})


def change_email(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"email": f"baru{owner.nik}@contoh.id", "current_password": PASSWORD}
    return GoodCall("/profile/email", owner, body, only=OWNER_ALONE)


def change_whatsapp(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"whatsapp": "081299990000", "current_password": PASSWORD}
    return GoodCall("/profile/whatsapp", owner, body, only=OWNER_ALONE)


def change_password(w: World) -> GoodCall:
    owner = w.citizen(password=PASSWORD)
    body = {"current_password": PASSWORD, "new_password": NEW_PASSWORD}
    return GoodCall("/profile/password", owner, body, only=OWNER_ALONE)


def track(w: World) -> GoodCall:
    now = submitted(w).now
    body = {"number": now.receipt, "check": now.tracking_code}
    return GoodCall("/tracking", w.citizen(), body)


def verify_code(w: World) -> GoodCall:
    case = issued(w)
    return GoodCall(f"/verifications/{permit_id(case)}", case.applicant)


def verify_file(w: World) -> GoodCall:
    return GoodCall(
        "/verifications",
        w.citizen(),
        raw=b"%PDF-1.7 not ours",
        content_type="application/pdf",
    )


OLD_PERMIT = [
    *("SK/{}/2020", "Surat Izin Praktik Bidan", "Yulia Ramadhani", "2020-01-31", "Kepala Dinas"),
]
HEADINGS = ["Nomor izin", "Jenis izin", "Nama pemegang", "Tanggal terbit", "Penandatangan"]


def _old_list(w: World) -> bytes:
    number, *rest = OLD_PERMIT
    return workbook([HEADINGS, [number.format(w.next_number()), *rest]])


def old_permits(path: str) -> Callable[[World], GoodCall]:
    def made(w: World) -> GoodCall:
        return GoodCall(
            f"/admin/permit-imports{path}", w.citizen(), raw=_old_list(w), content_type=XLSX
        )

    return made


def old_list(path: str, **body: Any) -> Callable[[World], GoodCall]:
    """One that an administrator has proposed whom no test signs in as."""

    def made(w: World) -> GoodCall:
        batch = proposing.propose(w.ports, w.officer("administrator"), _old_list(w))
        called = f"/officer/permit-imports{path.format(batch.batch_id)}"
        sent = {"version": batch.version, **body} if path else None
        return GoodCall(called, w.citizen(), sent, only=SECOND)

    return made


def open_copy(w: World) -> GoodCall:
    case = at_head(w)
    w.announced()
    case.sign()
    w.run_chain()
    copies = [message for message in w.send_messages() if "kampus" in message.address]
    return GoodCall("/permit-copies", case.applicant, {"token": link_token(copies)})


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
            key=_key(w) if options.get("once") else None,
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
            key=_key(w) if options.get("once") else None,
        )

    return build


def step_to_redo(w: World) -> GoodCall:
    """One secretary decided, and stands in for the head; the other leads it out."""
    case = submitted(w).approve_up_to("secretary")
    decider = w.staff.second["secretary"]
    case.approve(by=decider)
    w.run_chain()
    secretary = w.ports.accounts.find(decider.account_id)
    day = w.ports.calendar.local_date(w.clock.now())
    acting = Delegation(
        delegation_id="d1", role="head", kind=ActingKind.PLT, starts_on=day, until=day,
        basis="800/1/2026", position="Kepala Dinas", given_by="a", given_by_name="A",
        given_at=w.clock.now(),
    )  # fmt: skip
    after = secretary.replace(delegations=(acting,), version=secretary.version + 1)
    w.ports.commit(Put(after, secretary))
    path = f"/officer/applications/{case.application_id}/steps/secretary/again"
    return GoodCall(path, case.applicant, version(case), only=frozenset({"secretary"}))


def message_to_send_again(w: World) -> GoodCall:
    case = submitted(w)
    [message, *_] = [
        one for one in stored.messages(w.case_ports) if one.subject_id == case.application_id
    ]
    now = w.clock.now()
    delivery.report(w.ports, message.message_id, Channel.EMAIL, Lost.BOUNCED, now)
    path = f"/officer/applications/{case.application_id}/undelivered/{message.message_id}/again"
    return GoodCall(path, case.applicant, only=CHAIN)


def permit(
    path: str, body: dict[str, Any] | None = None, *, surveyed: bool = False
) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = issued(w)
        if surveyed:
            give_surveys(w, case)
        place = f"/permits/{permit_id(case)}{path}"
        return GoodCall(place, case.applicant, body, only=OWNER_ALONE)

    return build


def issued_permit(
    path: str,
    body: dict[str, Any] | None = None,
    *,
    only: frozenset[str] | None = None,
    once: bool = False,
) -> Callable[[World], GoodCall]:
    """A route about somebody's permit, for officers."""

    def build(w: World) -> GoodCall:
        case = issued(w)
        place = f"/officer/permits/{permit_id(case)}{path}"
        return GoodCall(place, case.applicant, body, key=_key(w) if once else None, only=only)

    return build


def renewal(w: World) -> GoodCall:
    case = midwife(w)
    path = f"/permits/{permit_id(case)}/renewal"
    return GoodCall(path, case.applicant, only=OWNER_ALONE)


def own_result(w: World) -> GoodCall:
    case = with_result(w)
    return GoodCall(f"/permits/{permit_id(case)}/result", case.applicant, only=OWNER_ALONE)


def published(w: World) -> GoodCall:
    case = with_result(w, publish=True)
    publication_id = w.ports.permits.find(permit_id(case)).publication_id
    return GoodCall(f"/publications/research/{publication_id}/file", case.applicant)


def filled(make: Callable[[World], Case], path: str) -> Callable[[World], GoodCall]:
    """A list, asked for by somebody who has such a case; it holds for others too."""
    return lambda w: GoodCall(path, make(w).applicant)


def recommended(w: World) -> Case:
    """An issued permit, whose holder's testimonial everybody may read."""
    case = issued(w)
    give_surveys(w, case)
    path = f"/admin/testimonials/{_given(w, case).testimonial_id}/approve"
    assert w.call("POST", path, {"version": 1}, by=w.administrator).status == 200
    return case


def announced(w: World) -> Case:
    case = draft(w)
    made = w.call("POST", "/admin/announcements", {"content": NEWS}, by=w.administrator)
    assert made.status == 201
    return case


def publishing(w: World) -> Case:
    return with_result(w, publish=True)


def plain(
    path: str, body: dict[str, Any] | None = None, *, only: frozenset[str] | None = None
) -> Callable[[World], GoodCall]:
    return lambda w: GoodCall(path, w.citizen(), body, only=only)


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


def visiting(w: World) -> Case:
    """A school at its field visit, of which nothing was written yet."""
    return at_visit(w)


def photographed(w: World) -> Case:
    case = at_visit(w)
    case.photograph(case.officer)
    return case


def visited(w: World) -> Case:
    """All that the minutes need was written."""
    case = at_visit(w)
    case.report()
    return case


def visit_form(case: Case) -> dict[str, Any]:
    return {"version": case.visit_version, "planned_on": "2027-03-01", "place": "Jorong Simpang"}


def visit_version(case: Case) -> dict[str, Any]:
    return {"version": case.visit_version}


def seen(w: World) -> Case:
    """Sent in, and all of it seen by whose step it is."""
    return submitted(w).show()


def judged(case: Case, **mark: Any) -> dict[str, Any]:
    return {"file_id": case.file_id("ktp"), **mark}


def marks(**mark: Any) -> Callable[[Case], dict[str, Any]]:
    return lambda case: version(case) | {"marks": [{"document_id": "ktp", **judged(case, **mark)}]}


def undo_mark(w: World) -> GoodCall:
    case = submitted(w).mark("ktp")
    place = f"/officer/applications/{case.application_id}/marks/ktp"
    return GoodCall(f"{place}?version={case.now.version}", case.applicant, only=BACK_OFFICE)


def many(act: str, **more: Any) -> Callable[[World], GoodCall]:
    """For every officer: whose step it is not at, is told so item by item."""

    def make(w: World) -> GoodCall:
        case = submitted(w)
        item = {"application_id": case.application_id, "version": case.now.version}
        return GoodCall(f"/officer/{act}", case.applicant, {"items": [item], **more})

    return make


def search(
    path: str, only: frozenset[str] | None = None, **more: Any
) -> Callable[[World], GoodCall]:
    def make(w: World) -> GoodCall:
        case = submitted(w)
        return GoodCall(path, case.applicant, {"words": case.now.receipt, **more}, only=only)

    return make


DESK = {
    "views": [{"name": "Punya saya", "filters": {"role": "back_office", "state": "mine"}}],
    "preferences": {"single_keys": True, "rows": 50, "splitter": 0.4, "language": "id"},
}


def batch(w: World) -> GoodCall:
    """For every officer: whose step a file is not at, is told so file by file."""
    case = at_head(w)
    items = [{"application_id": case.application_id, "version": case.now.version}]
    body = {"items": items, "passphrase": "sandi-penanda-tangan"}
    return GoodCall("/officer/signing-batches", case.applicant, body, key=_key(w))


EXPORT = {"kind": "figures", "format": "csv", "from": "2026-01-01", "to": "2026-03-31"}


def export(path: str, *, made: bool = False) -> Callable[[World], GoodCall]:
    """One of the head's own, whose only it is; ``made``: its file is there."""

    def build(w: World) -> GoodCall:
        begun = w.call("POST", "/officer/exports", EXPORT, by=w.staff["head"])
        place = f"/officer/exports/{begun.body['export_id']}"
        if made:
            assert w.call("POST", f"{place}/step", by=w.staff["head"]).status == 200
        return GoodCall(f"{place}{path}", w.citizen(), only=HEAD)

    return build


def batch_progress(w: World) -> GoodCall:
    good = batch(w)
    made = good.make(w, "POST", "head")
    assert made.status == 201, made.text
    return GoodCall(f"{good.path}/{made.body['batch_id']}", good.owner, only=HEAD)


def officer_form(w: World) -> GoodCall:
    number = w.next_number()
    body = {
        "nik": f"130210570590{number:04d}",
        "name": "Petugas Baru",
        "email": f"petugas.baru{number}@contoh.id",
        "whatsapp": "081234567890",
        "roles": ["back_office"],
    }
    return GoodCall("/admin/officers", w.citizen(), body)


def edit_officer(w: World) -> GoodCall:
    officer = w.officer("back_office")
    body = {"version": 1, "roles": ["section_head"]}
    return GoodCall(f"/admin/officers/{officer.account_id}", w.citizen(), body)


def invite(w: World) -> GoodCall:
    officer = w.officer("back_office")
    path = f"/admin/officers/{officer.account_id}/invitation"
    return GoodCall(path, w.citizen())


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


def delegate(w: World) -> GoodCall:
    return GoodCall("/officer/delegations", w.citizen(), _delegation(w), only=SECRETARY)


def revoke_delegation(w: World) -> GoodCall:
    given = w.call("POST", "/officer/delegations", _delegation(w), by=w.staff["secretary"])
    path = f"/officer/delegations/{given.body['delegation_id']}/revocation"
    return GoodCall(path, w.citizen(), only=SECRETARY)


def _given(w: World, case: Case) -> Testimonial:
    waiting = w.ports.testimonials.waiting(limit=50, cursor=None).items
    [given] = [item for item in waiting if item.permit_id == permit_id(case)]
    return given


def testimonial(act: str, body: dict[str, Any]) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = issued(w)
        give_surveys(w, case)
        given = _given(w, case)
        path = f"/admin/testimonials/{given.testimonial_id}/{act}"
        return GoodCall(path, case.applicant, body)

    return build


def thread(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A route about one citizen's messages, for the officers who answer."""

    def build(w: World) -> GoodCall:
        owner = w.citizen()
        assert w.call("POST", "/messages", {"text": "Halo?"}, by=owner).status == 201
        return GoodCall(
            f"/officer/messages/{owner.account_id}{path}", owner, body, only=BACK_OFFICE
        )

    return build


def handed_over(w: World) -> GoodCall:
    good = thread("/handover")(w)
    to = {"officer_id": w.staff["back_office"].account_id, "note": "Mohon dijawab."}
    return replace(good, body=to)


def read_messages(w: World) -> GoodCall:
    owner = w.citizen()
    path = f"/officer/messages/{owner.account_id}"
    answered = w.call("POST", path, {"text": "Sudah."}, by=w.staff["back_office"])
    assert answered.status == 201
    return GoodCall("/messages/read", owner, {"version": 1}, only=OWNER_ALONE)


def told_by_gateway(w: World) -> GoodCall:
    owner = w.citizen()
    raw, headers = from_gateway(w, "KONTAK", owner)
    return GoodCall("/webhooks/whatsapp", owner, raw=raw, headers=headers)


def _key(w: World) -> str:
    return f"key-{w.next_number():08d}"


def entry(path: str, content: dict[str, Any]) -> Callable[[World], GoodCall]:
    """A new entry of the office's data, or the first word about a default."""

    def build(w: World) -> GoodCall:
        place = f"/admin/{path.format(number=w.next_number())}"
        return GoodCall(place, w.citizen(), {"version": 0, "content": content})

    return build


def announcement(w: World) -> GoodCall:
    body = {"content": NEWS}
    made = w.call("POST", "/admin/announcements", body, by=w.administrator).body
    path = f"/admin/announcements/{made['entry_id']}"
    return GoodCall(path, w.citizen(), {"version": 1, "content": NEWS})


def type_version(w: World) -> GoodCall:
    path = "/admin/permit-types/stpt/versions/seed-2021"
    version = w.ports.office_data.find(OfficeKind.TYPE_VERSION, "stpt.seed-2021")
    body = {"version": version.version if version else 0, "content": {"withdrawn_on": None}}
    return GoodCall(path, w.citizen(), body)


def legal_rule(w: World) -> GoodCall:
    record = w.ports.office_data.find(OfficeKind.LEGAL, "istirahat-jumat")
    rules = w.ports.catalogue.legal_rules.rules
    wording = next(one.wording for one in rules if one.rule.id == "istirahat-jumat")
    body = {
        "version": record.version if record else 0,
        "wording": wording,
        "proof": "Perbup 3/2024",
    }
    return GoodCall("/admin/legal/istirahat-jumat", w.citizen(), body)


def office_contacts(w: World) -> GoodCall:
    record = w.ports.office_data.find(OfficeKind.CONTACTS, "office")
    contact = {"label": TEXT, "whatsapp": "+6281200000001"}
    content = {"phone": "(0755) 000000", "email": "izin@contoh.id", "contacts": [contact]}
    body = {"version": record.version if record else 0, "content": content}
    return GoodCall("/admin/contacts/office", w.citizen(), body)


def holiday(w: World) -> GoodCall:
    day = date(2027, 1, 1) + timedelta(days=w.next_number())
    body = {"version": 0, "content": {"rule": "holiday", "reason": "Hari jadi kabupaten"}}
    return GoodCall(f"/admin/holidays/{day}", w.citizen(), body)


def moderated(act: str) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = with_result(w, publish=True)
        publication_id = w.ports.permits.find(permit_id(case)).publication_id
        path = f"/admin/publications/{publication_id}/{act}"
        reason = {"reason": "Memuat data pribadi responden."}
        return GoodCall(path, case.applicant, reason)

    return build


TEXT = {"id": "Pengumuman", "en": "Announcement"}
NEWS = {"title": TEXT, "text": TEXT, "starts_on": "2026-03-01"}


def second_factor(w: World) -> GoodCall:
    officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
    with_factor(w.ports, officer.account_id)
    body = {"ticket": _ticket(w, officer), "code": code_at(w.clock.now())}
    return GoodCall("/sessions/second-factor", officer, body)


def enrolment(w: World) -> GoodCall:
    officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
    return GoodCall("/sessions/second-factor/enrolment", officer, {"ticket": _ticket(w, officer)})


def enrolled(w: World) -> GoodCall:
    begun = enrolment(w)
    secret = w.call("POST", begun.path, begun.body).body["secret"].replace(" ", "")
    code = totp.code(base64.b32decode(secret), totp.step_at(w.clock.now()))
    return GoodCall(f"{begun.path}/confirmation", begun.owner, {**(begun.body or {}), "code": code})


def _ticket(w: World, officer: Actor) -> str:
    answer = w.call("POST", "/sessions", {"login": officer.nik, "password": PASSWORD})
    return str(answer.body["second_factor"]["ticket"])


def own_factor(act: str) -> Callable[[World], GoodCall]:
    """An officer gives password and code again."""

    def make(w: World) -> GoodCall:
        officer = w.officer("back_office", password_hash=w.ports.passwords.hash(PASSWORD))
        body = {"password": PASSWORD, "code": fresh_code(w.ports, officer.account_id)}
        return GoodCall(f"/me/second-factor/{act}", officer, body, only=OWNER_ALONE)

    return make


def of_an_officer(act: str, body: dict[str, Any]) -> Callable[[World], GoodCall]:
    """Another way to sign in, for a clerk with a second factor."""

    def make(w: World) -> GoodCall:
        clerk = w.officer("back_office").account_id
        with_factor(w.ports, clerk)
        path = f"/admin/officers/{clerk}/{act}"
        return GoodCall(path, w.citizen(), {"reason": "Ponsel hilang.", **body})

    return make


def way_change(path: str) -> Callable[[World], GoodCall]:
    """One that waits for a second person."""

    def make(w: World) -> GoodCall:
        target = w.officer("administrator").account_id
        with_factor(w.ports, target)
        ask_factor_reset(w.ports, w.officer("administrator"), target, "Ponsel hilang.")
        called = f"/admin/second-factor-resets{path.format(target)}"
        return GoodCall(called, w.citizen(), only=SECOND)

    return make


def identity(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A new account with a scan that nobody has looked at."""

    def make(w: World) -> GoodCall:
        scan = KtpScan(key="registration/g1/ktp/u1", version_id="v1")
        person = w.citizen(ktp=scan, warnings=("nik-sex-differs",))
        called = f"/officer/identities{path.format(person.account_id)}"
        return GoodCall(called, w.citizen(), body, only=ANSWERING)

    return make


def people_search(w: World) -> GoodCall:
    case = submitted(w)
    return GoodCall("/admin/accounts/search", case.applicant, {"words": case.applicant.nik})


def persons_account(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A citizen who has sent something in, as an administrator looks into the account."""

    def make(w: World) -> GoodCall:
        case = submitted(w)
        return GoodCall(f"/admin/accounts/{case.applicant.account_id}{path}", w.citizen(), body)

    return make


def closed_account(w: World) -> GoodCall:
    closed = w.citizen()
    people.close(w.ports, w.administrator, closed.account_id, "Dipakai orang lain.")
    body = {"reason": "Pemiliknya datang dengan KTP."}
    return GoodCall(f"/admin/accounts/{closed.account_id}/reopening", w.citizen(), body)


def nik_release(w: World) -> GoodCall:
    taken = w.citizen()
    body = {"nik": taken.nik, "reason": "Pemilik KTP datang ke loket."}
    path = f"/admin/accounts/{taken.account_id}/nik-release"
    return GoodCall(path, w.citizen(), body)
