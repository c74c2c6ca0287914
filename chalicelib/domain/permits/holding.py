"""A holder's own permits: the list, one of them, and its file.

The file opens once the three surveys of that permit are in (docs/domain.md §1.21).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.errors import Conflict, FieldProblem, NotFound
from chalicelib.domain.permits.model import Permit, PermitStanding
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Page

_PERMIT_ID = re.compile(r"[A-Za-z0-9_-]{16,64}")
_READS = 10
"""Pages looked through for one answer, so that a list of many old permits stays cheap."""


class StandingFilter(StrEnum):
    """Izin Aktif and Izin Kadaluarsa; a revoked permit is neither and only among all."""

    ACTIVE = "active"
    EXPIRED = "expired"
    ALL = "all"

    def admits(self, standing: PermitStanding) -> bool:
        wanted = {
            StandingFilter.ACTIVE: PermitStanding.IN_FORCE,
            StandingFilter.EXPIRED: PermitStanding.EXPIRED,
        }
        return standing is wanted.get(self, standing)


@dataclass(frozen=True)
class Download:
    """``url`` is valid at most five minutes and leads to the signed file of ``size`` bytes."""

    url: str
    file_name: str
    size: int


def list_own(
    ports: Ports, actor: Actor, which: StandingFilter, *, limit: int, cursor: str | None
) -> Page[Permit]:
    """Newest first. A page may hold fewer than ``limit``; only a missing cursor ends the list.

    :raises InvalidInput: ``bad-cursor``.
    """
    today = ports.calendar.local_date(ports.clock.now())
    for _ in range(_READS):
        page = ports.permits.by_holder(actor.account_id, limit=limit, cursor=cursor)
        found = tuple(permit for permit in page.items if which.admits(permit.standing(today)))
        cursor = page.cursor
        if found or cursor is None:
            return Page(found, cursor)
    return Page((), cursor)


def known_permit(ports: Ports, permit_id: str) -> Permit:
    """:raises NotFound: ``unknown-permit``, also for what cannot be an id at all."""
    permit = ports.permits.find(permit_id) if _PERMIT_ID.fullmatch(permit_id) else None
    if permit is None:
        raise NotFound("unknown-permit")
    return permit


def own_permit(ports: Ports, actor: Actor, permit_id: str) -> Permit:
    """:raises NotFound: also when it is somebody else's. The id is in the QR of every print, so
    it opens nothing by itself."""
    permit = known_permit(ports, permit_id)
    if permit.holder_id != actor.account_id:
        raise NotFound("unknown-permit")
    return permit


def download(ports: Ports, actor: Actor, permit_id: str) -> Download:
    """The way to the signed file, named after the permit's number.

    :raises Conflict: ``surveys-missing``, with each missing one as a field ``surveys.<kind>``.
    """
    permit = own_permit(ports, actor, permit_id)
    if permit.missing_surveys:
        raise Conflict(
            "surveys-missing",
            fields=[
                FieldProblem(f"surveys.{kind}", "survey-missing") for kind in permit.missing_surveys
            ],
        )
    name = file_name(permit)
    url = ports.permit_files.download_link(permit.key, permit.version_id, name)
    return Download(url, name, permit.size)


def file_name(permit: Permit) -> str:
    """``449.1-096-IPP-DPMPTSPNAKER-VI-2022.pdf``."""
    return f"{re.sub(r'[^A-Za-z0-9.]+', '-', permit.number).strip('-.')}.pdf"
