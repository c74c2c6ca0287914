"""Photos of a field visit, by the same pipe as applicants' documents: a form, the check, a copy."""

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.document import CleanFile, Document, DocumentState, Upload
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.review.field_visits import FieldVisit, at_visit
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import DocumentRule, PresignedUpload, Verdict

PREFIX = "visit-"
"""Of a photo's slot. A document's id has no hyphen, so that none can be taken for it."""


def photo_rule(ports: Ports) -> DocumentRule:
    return DocumentRule(formats=("jpg",), max_bytes=ports.limits.visit.photo_kb * 1000)


def request_photo(
    ports: Ports, actor: Actor, application_id: str, media_type: str
) -> tuple[str, PresignedUpload]:
    """The photo's id, and a form to post it with.

    :raises InvalidInput: no JPEG. :raises Conflict: ``too-many-photos``, or as ``at_visit``.
    """
    rule = photo_rule(ports)
    if media_type not in rule.media_types():
        problem = FieldProblem("media_type", "wrong-media-type", {"formats": "jpg"})
        raise InvalidInput(fields=[problem])
    upload = Upload(upload_id=ports.ids.secret(128), issued_at=ports.clock.now())

    def expect_it() -> str:
        _, before = at_visit(ports, actor, application_id)
        slot = _free_slot(ports, before)
        _put(ports, before, before.photos | {slot: Document(upload=upload)})
        return slot

    slot = until_written(expect_it)
    key = UploadKey(UploadKind.APPLICATION, application_id, slot, upload.upload_id)
    return slot, ports.files.issue_upload(key.incoming, media_type, rule.max_bytes)


def remove_photo(ports: Ports, actor: Actor, application_id: str, photo_id: str) -> None:
    """:raises NotFound: ``unknown-photo``."""

    def remove() -> None:
        _, before = at_visit(ports, actor, application_id)
        if photo_id not in before.photos:
            raise NotFound("unknown-photo")
        _put(ports, before, {k: v for k, v in before.photos.items() if k != photo_id})

    until_written(remove)


def expected_photo_rule(ports: Ports, key: UploadKey) -> DocumentRule | None:
    """What this upload must be; ``None`` when nobody waits for it any more."""
    visit = ports.records.find(FieldVisit, key.owner_id)
    return photo_rule(ports) if visit and _awaits(visit, key) else None


def record_photo_verdict(
    ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None
) -> bool:
    """:returns: whether it counted; ``False`` for one that was removed or judged before."""

    def record() -> bool:
        before = ports.records.find(FieldVisit, key.owner_id)
        if before is None or not _awaits(before, key):
            return False
        photo = before.photos[key.slot]
        if verdict.accepted:
            photo = Document(file=clean)
        elif photo.upload:
            refused = str(verdict.reason)
            upload = photo.upload.replace(refused=refused, params=dict(verdict.params))
            photo = photo.replace(upload=upload)
        _put(ports, before, before.photos | {key.slot: photo})
        return True

    return until_written(record)


def _awaits(visit: FieldVisit, key: UploadKey) -> bool:
    photo = visit.photos.get(key.slot)
    upload = photo.upload if photo else None
    awaited = upload is not None and upload.upload_id == key.upload_id and not upload.refused
    return awaited and visit.completed_at is None


def _free_slot(ports: Ports, visit: FieldVisit) -> str:
    """One that was refused or never came gives its place to another."""
    now, most = ports.clock.now(), ports.limits.visit.photos
    busy = {DocumentState.CHECKING, DocumentState.CLEAN}
    for number in range(1, most + 1):
        photo = visit.photos.get(f"{PREFIX}{number}")
        if photo is None or photo.state_at(now) not in busy:
            return f"{PREFIX}{number}"
    raise Conflict("too-many-photos", maximum=most)


def _put(ports: Ports, before: FieldVisit, photos: dict[str, Document]) -> None:
    after = before.replace(version=before.version + 1, photos=photos)
    ports.commit(Put(after, before if before.version else None))
