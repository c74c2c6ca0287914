"""The result of a research (Hasil penelitian): handed in afterwards, and published if its author
agrees.

An upload goes the way of every document (``applying/documents.py``): asked for, checked, and
counted only if it is the one that is awaited.
"""

from datetime import date, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import CleanFile, Document, Upload
from chalicelib.domain.applying.documents import UPLOADS_PER_HOUR
from chalicelib.domain.applying.drafting import by_applicant
from chalicelib.domain.catalogue.outcome import ResultRule
from chalicelib.domain.errors import (
    Conflict,
    FieldProblem,
    InvalidInput,
    NotFound,
    TooManyAttempts,
)
from chalicelib.domain.permits.holding import own_permit
from chalicelib.domain.permits.model import Permit, PermitState, Publication
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Change, Empty, Overwrite, Page, Put, until_written
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import MEDIA_TYPES, DocumentRule, PresignedUpload, Verdict

SLOT = "result"


def request_upload(ports: Ports, actor: Actor, permit_id: str, media_type: str) -> PresignedUpload:
    """A form to post the PDF with; it replaces an earlier upload that is still awaited, and the
    checked file replaces an earlier result.

    :raises Conflict: ``no-result-for-type`` or ``permit-revoked``.
    """
    permit = _taking(ports, actor, permit_id)
    rule = _rule(ports, permit)
    if media_type != MEDIA_TYPES["pdf"]:
        problem = FieldProblem("media_type", "wrong-media-type", {"formats": "pdf"})
        raise InvalidInput(fields=[problem])
    now, hour = ports.clock.now(), timedelta(hours=1)
    if not ports.sessions.take_attempt(
        f"upload#{actor.account_id}", limit=UPLOADS_PER_HOUR, window=hour, now=now
    ):
        raise TooManyAttempts(
            "too-many-uploads",
            maximum=UPLOADS_PER_HOUR,
            retry_after=int(hour.total_seconds()),
        )
    upload = Upload(upload_id=ports.ids.secret(128), issued_at=now)
    key = UploadKey(UploadKind.PERMIT, permit_id, SLOT, upload.upload_id)
    most = _document_rule(ports, rule).most_bytes(media_type)
    form = ports.files.issue_upload(key.incoming, media_type, most)

    def expect_it() -> None:
        permit = _taking(ports, actor, permit_id)
        _put(ports, permit, permit.result.replace(upload=upload))

    until_written(expect_it)
    return form


def expected_rule(ports: Ports, key: UploadKey) -> DocumentRule | None:
    """The rule that this upload must meet; ``None`` when nobody waits for it any more."""
    permit = ports.permits.find(key.owner_id)
    if permit is None or not _awaits(permit, key):
        return None
    return _document_rule(ports, _rule(ports, permit))


def _document_rule(ports: Ports, rule: ResultRule) -> DocumentRule:
    return DocumentRule(
        formats=("pdf",),
        max_bytes=rule.max_bytes,
        max_pages=rule.max_pages,
        signed_max_bytes=ports.limits.files.signed_kb * 1000,
    )


def record_verdict(ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None) -> bool:
    """Write the verdict onto the permit, and publish the file if its author has agreed to that.

    :returns: whether it counted; ``False`` for an upload that was replaced or judged before.
    """

    def record() -> bool:
        permit = ports.permits.find(key.owner_id)
        if permit is None or not _awaits(permit, key):
            return False
        if verdict.accepted:
            _put(ports, permit, Document(file=clean))
        else:
            upload = permit.result.upload and permit.result.upload.replace(
                refused=str(verdict.reason), params=dict(verdict.params)
            )
            _put(ports, permit, permit.result.replace(upload=upload))
        return True

    return until_written(record)


def set_consent(ports: Ports, actor: Actor, permit_id: str, publish: bool) -> Permit:
    """Whether the result may be published; it can be taken back at any time (UU 27/2022), and
    then the result is public no longer. Each change is in the audit notes.

    :raises Conflict: ``no-result-for-type``.
    """

    def write() -> Permit:
        permit = own_permit(ports, actor, permit_id)
        due_on(permit)
        if permit.publish_result is publish:
            return permit
        application = ports.applications.get(permit.application_id)
        after = permit.replace(publish_result=publish, version=permit.version + 1)
        if publish and permit.publication_id is None:
            after = after.replace(publication_id=ports.ids.new_id())
        name = "publication-allowed" if publish else "publication-withdrawn"
        commit_act(
            ports,
            application,
            application,
            events=[by_applicant(actor, name)],
            also=[Put(after, permit), *_publishing(ports, after)],
        )
        return after

    return until_written(write)


def view_own(ports: Ports, actor: Actor, permit_id: str) -> str:
    """:raises NotFound: ``document-not-uploaded``."""
    permit = own_permit(ports, actor, permit_id)
    if permit.result.file is None:
        raise NotFound("document-not-uploaded")
    return _link(ports, permit.result.file, permit.permit_id)


def list_published(ports: Ports, *, limit: int, cursor: str | None) -> Page[Publication]:
    """Newest first, for everybody."""
    return ports.permits.publications(limit=limit, cursor=cursor)


def open_published(ports: Ports, publication_id: str) -> str:
    """:raises NotFound: ``unknown-publication``, also when it was withdrawn or hidden."""
    publication = ports.permits.find_publication(publication_id)
    if publication is None or publication.hidden:
        raise NotFound("unknown-publication")
    return _link(ports, publication.file, publication_id)


def _taking(ports: Ports, actor: Actor, permit_id: str) -> Permit:
    permit = own_permit(ports, actor, permit_id)
    due_on(permit)
    if permit.state is PermitState.REVOKED:
        raise Conflict("permit-revoked")
    return permit


def due_on(permit: Permit) -> date:
    """From when on its holder is reminded of the result.

    :raises Conflict: ``no-result-for-type``.
    """
    if permit.result_due_on is None:
        raise Conflict("no-result-for-type", type_name=permit.type_name)
    return permit.result_due_on


def _rule(ports: Ports, permit: Permit) -> ResultRule:
    rule = ports.applications.frozen_type(permit.application_id).result
    if rule is None:
        raise Conflict("no-result-for-type", type_name=permit.type_name)
    return rule


def _awaits(permit: Permit, key: UploadKey) -> bool:
    upload = permit.result.upload
    awaited = upload is not None and upload.upload_id == key.upload_id and not upload.refused
    return awaited and key.slot == SLOT


def _put(ports: Ports, permit: Permit, result: Document) -> None:
    after = permit.replace(result=result, version=permit.version + 1)
    fresh = result.file is not None and result.file != permit.result.file
    ports.commit(Put(after, permit), *(_publishing(ports, after) if fresh else []))


def _publishing(ports: Ports, permit: Permit) -> list[Change]:
    """What makes the public list agree with the permit."""
    if permit.publication_id is None:
        return []
    file = permit.result.file
    if file is None or not permit.publish_result:
        return [Empty(Publication, permit.publication_id)]
    application = ports.applications.get(permit.application_id)
    title = application.data.get(_rule(ports, permit).title_field, permit.type_name)
    publication = Publication(
        publication_id=permit.publication_id,
        permit_id=permit.permit_id,
        title=str(title),
        author=permit.holder_name,
        valid_until=permit.valid_until,
        published_at=ports.clock.now(),
        file=file,
        hidden=permit.publication_hidden,
    )
    return [Overwrite(publication)]


def _link(ports: Ports, file: CleanFile, name: str) -> str:
    return ports.files.view_link(
        file.key,
        file.version_id,
        file_name=f"hasil-penelitian-{name}.pdf",
        media_type=file.media_type,
        disposition="inline",
    )
