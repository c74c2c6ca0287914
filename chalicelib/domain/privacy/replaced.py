"""Copies that were replaced before anybody decided on them: gone within hours of being sent in,
whatever becomes of the application (docs/checks.md 62)."""

from collections.abc import Callable, Collection, Iterable

from chalicelib.domain.applications.document import CleanFile
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.replaced import ReplacedDue
from chalicelib.domain.duties import Duties
from chalicelib.domain.privacy.ports import Ports
from chalicelib.domain.review.field_visits import FieldVisit
from chalicelib.domain.storage import Spend
from chalicelib.domain.uploads.keys import UploadKey, UploadKind

RESTS = "replaced"
"""As the list of them is called (``adapters/dynamodb/partitions.py``)."""


def erase_replaced(
    ports: Ports,
    duties: Duties,
    pinned: Callable[[Ports, Application], Collection[str]],
    *,
    limit: int,
) -> int:
    """Those whose time has come, with all their versions; done twice it is done once. ``pinned``:
    the keys of what another application shows.

    :returns: of how many applications.
    """
    done = 0
    due = ports.applications.resting(RESTS, ports.clock.now(), limit=limit)
    for application_id in dict.fromkeys(due):  # of one that was sent in twice, both may be due
        with duties.alone("replaced files not erased", application_id=application_id):
            application = ports.applications.get(application_id)
            if application.phase is not Phase.CORRECTION:  # sent in again, it is due again
                kept = {file.key for file in files_of(ports, application)}
                keep = kept.union(_on_their_way(ports, application), pinned(ports, application))
                ports.files.erase(UploadKind.APPLICATION, application_id, keep)
                done += 1
            ports.commit(*(Spend(one) for one in _due(ports, application)))
    return done


def files_of(ports: Ports, application: Application) -> Iterable[CleanFile]:
    """The current ones, those that corrections have replaced, and those of the visit."""
    yield from (one.file for one in application.documents.values() if one.file)
    for earlier in ports.applications.rounds(application):
        yield from (one.file for one in earlier.files.values())
    visit = ports.records.find(FieldVisit, application.application_id)
    if visit:
        yield from (one.file for one in visit.photos.values() if one.file)
        yield from (visit.minutes,) if visit.minutes else ()


def _on_their_way(ports: Ports, application: Application) -> Iterable[str]:
    """Photos of a visit that are being checked."""
    visit = ports.records.find(FieldVisit, application.application_id)
    for slot, photo in visit.photos.items() if visit else ():
        if photo.upload:
            own = UploadKey(
                UploadKind.APPLICATION, application.application_id, slot, photo.upload.upload_id
            )
            yield own.clean


def _due(ports: Ports, application: Application) -> list[ReplacedDue]:
    """A correction that was sent in a moment ago has its own hour."""
    now = ports.clock.now()
    found = (
        ports.records.find(ReplacedDue, application.application_id, number)
        for number in range(len(application.pauses) + 1)
    )
    return [due for due in found if due and due.due_at <= now]
