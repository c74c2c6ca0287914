"""Erasing what is past its time (``templates/retention.toml``).

An application is erased in three steps, each of which can be repeated: what it holds is taken out
of its record, the files go with all their versions, and the record leaves the list of what is being
erased. A crash in between leaves it on that list.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from chalicelib.domain.applications.claims import files_freed
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, ErasedFor, Phase
from chalicelib.domain.applications.notices import to_applicant
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import file_terms
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.duties import Duties
from chalicelib.domain.errors import Conflict, Unreadable
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.privacy.replaced import files_of
from chalicelib.domain.privacy.rules import RESTING
from chalicelib.domain.review.field_visits import FieldVisit
from chalicelib.domain.storage import Page, Spend
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.wording import indonesian_date

_PAGE = 50
_LOOKED_AT = 1000
"""Those that cannot be erased leave room for the others."""


def sweep(ports: Ports, duties: Duties, *, limit: int) -> tuple[int, int]:
    """One look at what is past its time, of which about ``limit`` are erased. Whatever is left is
    still due at the next one.

    :returns: how many applications were erased, and how many owners were told.
    """
    now = ports.clock.now()
    erased = warned = 0
    for application_id in ports.applications.resting("erasing", now, limit=_LOOKED_AT):
        with duties.alone("not erased", application_id=application_id):
            erased += erase_application(ports, ports.applications.get(application_id))
        if erased == limit:
            return erased, warned
    for kind in ports.retention.erased:
        notice = timedelta(days=kind.notice_days)
        due = now - timedelta(days=kind.days)
        ripe = kind.phase.value
        if kind.notice_days:
            for application_id in ports.applications.resting(ripe, due + notice, limit=_LOOKED_AT):
                with duties.alone("owner not told", application_id=application_id):
                    warned += _warn(ports, application_id, now + notice)
                if warned == limit:
                    break
            ripe, due = f"{ripe}-warned", now - notice
        for application_id in ports.applications.resting(ripe, due, limit=_LOOKED_AT):
            with duties.alone("not erased", application_id=application_id):
                erased += _erase_if_ripe(ports, application_id, ripe, due, kind.basis)
            if erased == limit:
                return erased, warned
    return erased, warned


def _erase_if_ripe(ports: Ports, application_id: str, ripe: str, due: datetime, basis: str) -> int:
    application = ports.applications.get(application_id)
    if application.resting != ripe or application.updated_at > due:
        return 0
    return erase_application(ports, application, ErasedFor.RETENTION, basis)


def erase_application(
    ports: Ports,
    application: Application,
    reason: ErasedFor = ErasedFor.RETENTION,
    basis: str = "",
) -> int:
    """Particulars, data and files, with all versions. The record stays without them: its number,
    its phase and its audit chain.

    :returns: 1; 0 when it had been erased before.
    :raises Conflict: it runs, or a permit came of it. :raises CommitRefused: somebody was faster.
    """
    if application.erased_at and not application.erasing:
        return 0
    if application.phase not in RESTING:
        raise Conflict("act-not-possible-now", act="erase", phase=application.phase.value)
    if not application.erased_at:
        event = Event(
            "erased", "system", "system", details={"reason": reason.value, "basis": basis}
        )
        # What was withdrawn gave its claims back then; by now they may be another's.
        freed = files_freed(application) if application.phase is Phase.REJECTED else []
        amendments = [Spend(one) for one in ports.applications.amendments(application)]
        emptied = _emptied(application, reason, ports.clock.now())
        rounds = [Spend(one) for one in ports.applications.rounds(application)]
        terms = [Spend(one) for one in file_terms(application)]
        visit = ports.records.find(FieldVisit, application.application_id)
        visits = [Spend(visit)] if visit else []
        also = [*freed, *amendments, *rounds, *terms, *visits]
        application = commit_act(ports, application, emptied, events=[event], also=also)
    keep = pinned_by_others(ports, application)
    ports.files.erase(UploadKind.APPLICATION, application.application_id, keep)
    commit_act(ports, application, application.replace(erasing=False))
    return 1


def all_of(ports: Ports, applicant_id: str) -> Iterable[Application]:
    """Every application of one person, however many pages.

    :raises Unreadable: one of them cannot be read.
    """
    for page in pages_of(ports, applicant_id):
        require_all(page)
        for summary in page.items:
            yield ports.applications.get(summary.application_id)


def pages_of(ports: Ports, applicant_id: str) -> Iterable[Page[ApplicationSummary]]:
    cursor = None
    while True:
        page = ports.applications.by_applicant(applicant_id, limit=_PAGE, cursor=cursor)
        yield page
        if (cursor := page.cursor) is None:
            return


def require_all(page: Page[Any]) -> None:
    """:raises Unreadable: something was left out of this page."""
    for place in page.aside:
        raise Unreadable("Page", "aside", place)


def pinned_by_others(ports: Ports, application: Application) -> frozenset[str]:
    """Keys of files that another application of the same person shows."""
    return pinned_by(ports, application.applicant_id, but=application.application_id)


def pinned_by(ports: Ports, applicant_id: str, *, but: str | None = None) -> frozenset[str]:
    """Keys of files that this person's applications show, ``but`` one. A renewal takes over checked
    copies, and so does whoever ticks an earlier paper (decisions 0018 and 0071)."""
    return frozenset(
        file.key
        for other in all_of(ports, applicant_id)
        if other.application_id != but
        for file in files_of(ports, other)
    )


def _emptied(application: Application, reason: ErasedFor, now: datetime) -> Application:
    """A draft is closed by it, so that nobody fills it in again."""
    phase = Phase.WITHDRAWN if application.phase is Phase.DRAFT else application.phase
    return application.replace(
        phase=phase,
        closed_at=application.closed_at or now,
        closing_reason=None,
        closing_codes=(),
        applicant=None,
        data={},
        subject="",
        documents={},
        correction=None,
        amended=0,
        file_matches=(),
        claimed_files=(),
        terms=(),
        erased_at=now,
        erased_for=reason,
        erasing=True,
    )


def _warn(ports: Ports, application_id: str, until: datetime) -> int:
    """Once; whoever then touches the draft begins its time anew."""
    application = ports.applications.get(application_id)
    if application.resting != Phase.DRAFT.value:
        return 0
    erased_on = indonesian_date(ports.calendar.local_date(until))
    commit_act(
        ports,
        application,
        application.replace(warned_version=application.version + 1),
        messages=to_applicant(ports, application, "draft_ending", erased_on=erased_on),
    )
    return 1
