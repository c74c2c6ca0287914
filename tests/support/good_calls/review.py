"""Good calls of those who examine, visit, sign and count."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.accounts.model import ActingKind, Delegation
from chalicelib.domain.delivery import undelivered as delivery
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.undelivered import Lost
from chalicelib.domain.storage import Put
from tests.support import stored
from tests.support.api import World
from tests.support.cases import Case
from tests.support.good_calls.calls import BACK_OFFICE, CHAIN, HEAD, GoodCall, key_of
from tests.support.good_calls.files import version
from tests.support.stories import at_head, at_visit, submitted


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


def undelivered(path: str) -> Callable[[World], GoodCall]:
    """What follows from a submission of which a mail was refused."""

    def made(w: World) -> GoodCall:
        case, message = _bounced(w)
        called = path.format(application=case.application_id, message=message.message_id)
        only = CHAIN if path.startswith("/officer") else None
        return GoodCall(called, case.applicant, only=only)

    return made


def _bounced(w: World) -> tuple[Case, Message]:
    case = submitted(w)
    [message, *_] = [
        one for one in stored.messages(w.case_ports) if one.subject_id == case.application_id
    ]
    now = w.clock.now()
    delivery.report(w.ports, message.message_id, Channel.EMAIL, Lost.BOUNCED, now)
    return case, message


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
    return GoodCall("/officer/signing-batches", case.applicant, body, key=key_of(w))


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
