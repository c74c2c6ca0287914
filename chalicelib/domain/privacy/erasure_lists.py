"""What is to be erased, when and why, and what was, for administrators: the very lists that the
function which erases goes by (``erasing.py``)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.officers import require_administrator
from chalicelib.domain.applications.model import ERASED, Application, ErasedFor, Phase
from chalicelib.domain.applications.ports import Resting
from chalicelib.domain.privacy.model import RequestKind
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.privacy.rules import ErasedKind
from chalicelib.domain.storage import Page


class ErasureList(StrEnum):
    """Applications that rest, by their phase, ``draft-warned`` once their owners were told; and
    persons who asked for it. ``erased`` and ``persons-erased``: what is done."""

    DRAFT = "draft"
    WARNED = "draft-warned"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    PERSONS = "persons"
    ERASED = ERASED
    PERSONS_ERASED = "persons-erased"


@dataclass(frozen=True)
class Erasure:
    """Of an application or of a person (``account_id``), due or done ``at``. ``kind``: the rule by
    which it is due."""

    at: datetime
    because: ErasedFor | None
    application: Application | None = None
    account_id: str = ""
    kind: ErasedKind | None = None


def erasures(
    ports: Ports, actor: Actor, which: ErasureList, *, limit: int, cursor: str | None
) -> Page[Erasure]:
    """What is due comes by its day, what is done the latest first.

    :raises NotAllowed: not an administrator. :raises InvalidInput: ``bad-cursor``.
    """
    require_administrator(actor)
    if which is ErasureList.PERSONS:
        open_ones = ports.data_requests.open(RequestKind.ERASURE, limit=limit, cursor=cursor)
        due = (Erasure(one.due_at, ErasedFor.REQUEST, None, one.account_id)
               for one in open_ones.items)  # fmt: skip
        return Page(tuple(due), open_ones.cursor, open_ones.aside)
    if which is ErasureList.PERSONS_ERASED:
        gone = ports.data_requests.erased(limit=limit, cursor=cursor)
        done = (Erasure(one.answered_at or one.due_at, ErasedFor.REQUEST, None, one.account_id)
                for one in gone.items)  # fmt: skip
        return Page(tuple(done), gone.cursor, gone.aside)
    is_done = which is ErasureList.ERASED
    page = ports.applications.at_rest(which.value, newest_first=is_done, limit=limit, cursor=cursor)
    found = _of_applications(ports, page.items, None if is_done else _rule(ports, which), which)
    return Page(tuple(found), page.cursor, page.aside)


def _rule(ports: Ports, which: ErasureList) -> ErasedKind | None:
    phase = Phase.DRAFT if which is ErasureList.WARNED else Phase(which.value)
    return next((one for one in ports.retention.erased if one.phase is phase), None)


def _of_applications(
    ports: Ports, resting: Sequence[Resting], rule: ErasedKind | None, which: ErasureList
) -> list[Erasure]:
    ids = [one.application_id for one in resting]
    there = {one.application_id: one for one in ports.applications.get_many(ids)}
    days = 0
    if rule:
        days = rule.notice_days if which is ErasureList.WARNED else rule.days
    found = []
    for one in resting:
        if application := there.get(one.application_id):
            because = ErasedFor.RETENTION if rule else application.erased_for
            at = application.erased_at or one.since + timedelta(days=days)
            found.append(Erasure(at, because, application, kind=rule))
    return found
