"""Good calls about permits: looked up, verified, fetched, recorded, spoken of."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.importing import proposing
from chalicelib.domain.permits.revoking import propose
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.handlers.admin.permit_imports import XLSX
from tests.support.api import World
from tests.support.cases import Case
from tests.support.good_calls.calls import (
    ADMINISTRATOR,
    CHAIN,
    HEAD,
    OWNER_ALONE,
    SECOND,
    GoodCall,
    key_of,
)
from tests.support.revoked import revoked as revoked_by
from tests.support.stories import (
    at_head,
    give_surveys,
    issued,
    link_token,
    midwife,
    permit_id,
    submitted,
    with_result,
)
from tests.support.workbooks import workbook


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


UNFIT = "Tidak menaati ketentuan."
OLD_PERMIT = [
    *("SK/{}/2020", "Surat Izin Praktik Bidan", "Yulia Ramadhani", "2020-01-31", "Kepala Dinas"),
]
HEADINGS = ["Nomor izin", "Jenis izin", "Nama pemegang", "Tanggal terbit", "Penandatangan"]


def _old_list(w: World) -> bytes:
    number, *rest = OLD_PERMIT
    return workbook([HEADINGS, [number.format(w.next_number()), *rest]])


def old_permits(w: World) -> GoodCall:
    return GoodCall("/admin/permit-imports", w.citizen(), raw=_old_list(w), content_type=XLSX)


def faulty_old_permits(w: World) -> GoodCall:
    """A row without its number."""
    raw = workbook([HEADINGS, ["", *OLD_PERMIT[1:]]])
    return GoodCall("/admin/permit-imports/checks", w.citizen(), raw=raw, content_type=XLSX)


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
        return GoodCall(place, case.applicant, body, key=key_of(w) if once else None, only=only)

    return build


def to_be_revoked(w: World) -> GoodCall:
    """A permit whose decree waits for its signature."""
    case = issued(w)
    propose(w.ports, w.staff["head"], permit_id(case), reason=UNFIT)
    place = f"/officer/permits/{permit_id(case)}"
    return GoodCall(place, case.applicant, only=CHAIN | {ADMINISTRATOR})


def decree(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """Of a decree that waits for its signature: whoever may revoke."""

    def build(w: World) -> GoodCall:
        case = issued(w)
        propose(w.ports, w.staff["head"], permit_id(case), reason=UNFIT)
        return GoodCall(
            f"/officer/decrees/{permit_id(case)}{path}", case.applicant, body, only=HEAD
        )

    return build


def revoked(to: str) -> Callable[[World], GoodCall]:
    """The decree of a revoked permit: for its holder, or for officers."""

    def build(w: World) -> GoodCall:
        case = issued(w)
        revoked_by(w.ports, w.staff["head"], permit_id(case))
        only = OWNER_ALONE if to == "holder" else CHAIN | {ADMINISTRATOR}
        place = f"{'' if to == 'holder' else '/officer'}/permits/{permit_id(case)}/revocation"
        return GoodCall(place, case.applicant, only=only)

    return build


def by_number(w: World) -> GoodCall:
    case = issued(w)
    body = {"number": case.now.permit_number}
    return GoodCall("/officer/permits/search", case.applicant, body, only=CHAIN | {ADMINISTRATOR})


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


def recommended(w: World) -> Case:
    """An issued permit, whose holder's testimonial everybody may read."""
    case = issued(w)
    give_surveys(w, case)
    path = f"/admin/testimonials/{_given(w, case).testimonial_id}/approve"
    assert w.call("POST", path, {"version": 1}, by=w.administrator).status == 200
    return case


def publishing(w: World) -> Case:
    return with_result(w, publish=True)


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


def moderated(act: str) -> Callable[[World], GoodCall]:
    def build(w: World) -> GoodCall:
        case = with_result(w, publish=True)
        publication_id = w.ports.permits.find(permit_id(case)).publication_id
        path = f"/admin/publications/{publication_id}/{act}"
        reason = {"reason": "Memuat data pribadi responden."}
        return GoodCall(path, case.applicant, reason)

    return build
