"""Good calls about who works for an institution."""

from collections.abc import Callable

from chalicelib.domain.operating import inviting
from tests.support.api import World
from tests.support.good_calls.calls import OWNER_ALONE, GoodCall
from tests.support.operating import INSTITUTION, an_operator, asked

NEW = {
    "institution": INSTITUTION,
    "name": "Rina Contoh",
    "email": "rina@yayasan.example",
    "language": "id",
}


def granted(path: str) -> Callable[[World], GoodCall]:
    """One operator, one who has not answered, and an institution that one works for oneself."""

    def make(w: World) -> GoodCall:
        owner = w.citizen()
        an_operator(w.case_ports, owner, w.citizen())
        an_operator(w.case_ports, w.citizen(), owner)
        asked(w.case_ports, owner, NEW["email"])
        return GoodCall(path, owner)

    return make


def inviting_somebody(w: World) -> GoodCall:
    return GoodCall("/operators/invitations", w.citizen(), dict(NEW))


def open_invitation(w: World) -> GoodCall:
    owner = w.citizen()
    asked(w.case_ports, owner, NEW["email"])
    own_id = inviting.identity(owner.account_id, NEW["email"])
    return GoodCall(f"/operators/invitations/{own_id}", owner, only=OWNER_ALONE)


def removing(w: World) -> GoodCall:
    owner, operator = w.citizen(), w.citizen()
    an_operator(w.case_ports, owner, operator)
    return GoodCall(f"/operators/{operator.account_id}", owner, only=OWNER_ALONE)


def leaving(w: World) -> GoodCall:
    """The owner of the call is the operator."""
    owner, operator = w.citizen(), w.citizen()
    an_operator(w.case_ports, owner, operator)
    return GoodCall(f"/institutions/{owner.account_id}", operator, only=OWNER_ALONE)


def invited(path: str) -> Callable[[World], GoodCall]:
    """The owner of the call is asked to work for somebody."""

    def make(w: World) -> GoodCall:
        person = w.citizen()
        account = w.ports.accounts.find(person.account_id)
        assert account
        token = asked(w.case_ports, w.citizen(), account.email)
        only = None if path == "/decline" else OWNER_ALONE
        return GoodCall(f"/operator-invitations{path}", person, {"token": token}, only=only)

    return make
