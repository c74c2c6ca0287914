"""Good calls about what the office writes: its own data, and messages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.office_data.model import OfficeKind
from tests.support.api import World
from tests.support.cases import Case
from tests.support.good_calls.calls import BACK_OFFICE, OWNER_ALONE, GoodCall
from tests.support.stories import draft, from_gateway


def announced(w: World) -> Case:
    case = draft(w)
    made = w.call("POST", "/admin/announcements", {"content": NEWS}, by=w.administrator)
    assert made.status == 201
    return case


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


TEXT = {"id": "Pengumuman", "en": "Announcement"}
NEWS = {"title": TEXT, "text": TEXT, "starts_on": "2026-03-01"}
