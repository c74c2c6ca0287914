"""Good calls about complaints."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.complaints.filing import Wrong, file_anonymously, file_as
from tests.support.api import SOURCE, World
from tests.support.good_calls.calls import ANSWERING_COMPLAINTS, READING_COMPLAINTS, GoodCall

WRONG = {"category": "time", "text": "Berkas saya tiga minggu di meja yang sama."}


def followed(w: World) -> GoodCall:
    _, code = file_anonymously(w.ports, Wrong(**WRONG), SOURCE)
    return GoodCall("/complaints/follow", w.citizen(), {"code": code})


def own(w: World) -> GoodCall:
    owner = w.citizen()
    file_as(w.ports, owner, Wrong(**WRONG))
    return GoodCall("/own-complaints", owner)


def replied(w: World) -> GoodCall:
    call = followed(w)
    return GoodCall(
        "/complaints/replies", call.owner, {**(call.body or {}), "text": "Terjadi lagi."}
    )


def own_replied(w: World) -> GoodCall:
    owner = w.citizen()
    complaint = file_as(w.ports, owner, Wrong(**WRONG))
    path = f"/own-complaints/{complaint.complaint_id}/replies"
    return GoodCall(path, owner, {"text": "Terjadi lagi."})


def filed(path: str, body: dict[str, Any] | None = None) -> Callable[[World], GoodCall]:
    """A complaint that waits, as those see it who answer it."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        complaint = file_as(w.ports, owner, Wrong(**WRONG))
        called = f"/officer/complaints{path.format(complaint.complaint_id)}"
        return GoodCall(
            called, owner, body, only=ANSWERING_COMPLAINTS if body else READING_COMPLAINTS
        )

    return make
