"""Good calls about lists of people, and about being invited."""

import base64
from collections.abc import Callable
from typing import Any

from chalicelib.domain.inviting import sending
from tests.support import stored
from tests.support.api import World
from tests.support.good_calls.calls import OWNER_ALONE, GoodCall
from tests.support.workbooks import workbook

TYPE = "penelitian"


def body(email: str, name: str = "Rina Contoh") -> dict[str, Any]:
    file = workbook([["Nama", "E-mail"], [name, email]])
    return {
        "type_id": TYPE,
        "institution": "Universitas Contoh",
        "workbook": base64.b64encode(file).decode(),
    }


def checked(w: World) -> GoodCall:
    """A list in which somebody has no name."""
    said = body("rina@kampus.example", name="")
    return GoodCall("/invitation-lists/checks", w.citizen(), said)


def listed(w: World) -> GoodCall:
    return GoodCall("/invitation-lists", w.citizen(), body("rina@kampus.example"))


def _sent(w: World, email: str) -> tuple[Any, str]:
    """Who sent a list with this address, and its id."""
    owner = w.citizen()
    said = body(email)
    new = sending.NewList(TYPE, said["institution"], base64.b64decode(said["workbook"]))
    return owner, sending.send(w.ports, owner, new).list_id


def own(path: str) -> Callable[[World], GoodCall]:
    """Of a list that the owner sent: ``{}`` of the path is its id."""

    def make(w: World) -> GoodCall:
        owner, list_id = _sent(w, "rina@kampus.example")
        return GoodCall(f"/invitation-lists{path.format(list_id)}", owner, only=OWNER_ALONE)

    return make


def sent(w: World) -> GoodCall:
    owner, _ = _sent(w, "rina@kampus.example")
    return GoodCall("/invitation-lists", owner)


def invited(path: str) -> Callable[[World], GoodCall]:
    """The owner of the call is on somebody's list."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        account = w.ports.accounts.find(owner.account_id)
        assert account
        _sent(w, account.email)
        told = [one for one in stored.messages(w.case_ports) if one.template == "invitation"]
        token = told[-1].params["link"].partition("#token=")[2]
        only = None if path == "/decline" else OWNER_ALONE
        return GoodCall(f"/invitations{path}", owner, {"token": token}, only=only)

    return make
