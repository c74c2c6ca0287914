"""What the function that erases does in one run: persons who asked for it, and what is past its
time, each on its own."""

from dataclasses import dataclass, field

from chalicelib.domain.accounts.model import ADMINISTRATOR
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.scans import erase_scans
from chalicelib.domain.accounts.staff import holders
from chalicelib.domain.complaints.erasing import erase_old
from chalicelib.domain.duties import Duties
from chalicelib.domain.privacy import erasure, retention
from chalicelib.domain.privacy.model import RequestKind
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.privacy.replaced import erase_replaced
from chalicelib.domain.storage import Add, Overwrite
from chalicelib.domain.text import Language

PERSONS, APPLICATIONS, REGISTRATIONS, SENT_IN, COMPLAINTS = 20, 50, 100, 100, 100
"""At most so many are erased in one run; the rest is still due at the next."""


@dataclass
class Erased:
    """For the log. ``persons`` are accounts; ``warned`` counts owners of drafts who were told,
    ``scans`` registrations whose scans nobody needs any more, ``replaced`` applications whose
    replaced files nobody does."""

    persons: list[str] = field(default_factory=list)
    applications: int = 0
    warned: int = 0
    scans: int = 0
    replaced: int = 0
    complaints: int = 0


def erase(ports: Ports, duties: Duties) -> Erased:
    erased = Erased()
    with duties.alone("persons not looked at"):
        _persons(ports, duties, erased)
    with duties.alone("applications not looked at"):
        found = retention.sweep(ports, duties, limit=APPLICATIONS)
        erased.applications, erased.warned = found
    with duties.alone("scans not looked at"):
        erased.scans = erase_scans(ports, duties, limit=REGISTRATIONS)
    with duties.alone("replaced files not looked at"):
        pinned = retention.pinned_by_others
        erased.replaced = erase_replaced(ports, duties, pinned, limit=SENT_IN)
    with duties.alone("complaints not looked at"):
        erased.complaints = erase_old(ports, duties, limit=COMPLAINTS)
    for place in duties.aside:
        with duties.alone("administrators not told"):
            tell_stuck(ports, place)
    return erased


def tell_stuck(ports: Ports, place: str) -> None:
    """Administrators hear, once, that a record is to be erased and cannot be read: the time that
    the law gives for it runs on."""
    aside = ports.asides.find(place)
    officers = holders(ports, ADMINISTRATOR)
    if aside is None or aside.told_at or not officers:
        return
    messages = [
        message
        for officer in officers
        for message in notice(
            ports,
            "erasure_stuck",
            officer,
            Language.INDONESIAN,
            about=place,
            kind=aside.kind,
            place=place,
        )
    ]
    told = aside.replace(told_at=ports.clock.now())
    ports.commit(Overwrite(told), *(Add(message) for message in messages))
    ports.announcer.announce(messages)


def _persons(ports: Ports, duties: Duties, erased: Erased) -> None:
    """The longest due first. Requests that are stuck leave room for the others."""
    cursor = None
    while True:
        page = ports.data_requests.open(RequestKind.ERASURE, limit=PERSONS, cursor=cursor)
        duties.leave_out(*page.aside)
        for request in page.items:
            with duties.alone("not erased", request_id=request.request_id):
                if erasure.carry_out(ports, request, duties):
                    erased.persons.append(request.account_id)
            if len(erased.persons) == PERSONS:
                return
        if (cursor := page.cursor) is None:
            return
