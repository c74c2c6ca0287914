"""The documents of an application: asking for an upload, recording the check's verdict, viewing.

An upload is a one-shot: its random id is kept on the application, and only the verdict on that
very upload counts. Events that come twice, late or in another order therefore change nothing.
"""

from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import CleanFile, Document, Upload
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.reading import own_application, rules_of
from chalicelib.domain.applying.duplicates import with_the_same_file
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import (
    Conflict,
    FieldProblem,
    InvalidInput,
    NotFound,
    TooManyAttempts,
)
from chalicelib.domain.storage import until_written
from chalicelib.domain.uploads.file_names import Disposition
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import (
    MEDIA_TYPES,
    DocumentRule,
    PresignedUpload,
    Reason,
    Verdict,
)

UPLOADS_PER_HOUR = 120
"""Per citizen: eleven documents, each tried ten times, is an hour's honest work."""


def requirement_of(
    permit_type: PermitType, application: Application, document_id: str
) -> DocumentRequirement:
    """:raises NotFound: this application has no such document."""
    for requirement in permit_type.documents_for(application.kind):
        if requirement.id == document_id:
            return requirement
    raise NotFound("unknown-document")


def rule_of(requirement: DocumentRequirement) -> DocumentRule:
    return DocumentRule(
        formats=requirement.formats,
        max_bytes=requirement.max_bytes,
        max_pages=requirement.max_pages,
    )


def request_upload(
    ports: Ports, actor: Actor, application_id: str, document_id: str, media_type: str
) -> PresignedUpload:
    """A form to post the file with; it replaces an earlier upload that is still awaited.

    In a correction only documents that were not accepted can be replaced.
    """
    requirement = _uploadable(ports, actor, application_id, document_id)[1]
    if media_type not in [MEDIA_TYPES[name] for name in requirement.formats]:
        raise InvalidInput(
            fields=[
                FieldProblem(
                    "media_type", "wrong-media-type", {"formats": ", ".join(requirement.formats)}
                )
            ]
        )
    now = ports.clock.now()
    hour = timedelta(hours=1)
    if not ports.sessions.take_attempt(
        f"upload#{actor.account_id}", limit=UPLOADS_PER_HOUR, window=hour, now=now
    ):
        raise TooManyAttempts(
            "too-many-uploads",
            maximum=UPLOADS_PER_HOUR,
            retry_after=int(hour.total_seconds()),
        )
    upload = Upload(upload_id=ports.ids.secret(128), issued_at=now)
    form = ports.files.issue_upload(
        UploadKey(UploadKind.APPLICATION, application_id, document_id, upload.upload_id).incoming,
        media_type,
        requirement.max_bytes,
    )

    def expect_it() -> None:
        application, requirement = _uploadable(ports, actor, application_id, document_id)
        changed = application.document(requirement).replace(upload=upload)
        commit_act(ports, application, _with(application, document_id, changed))

    until_written(expect_it)
    return form


def _uploadable(
    ports: Ports, actor: Actor, application_id: str, document_id: str
) -> tuple[Application, DocumentRequirement]:
    application = own_application(ports, actor, application_id)
    lifecycle.require(application, Act.UPLOAD)
    requirement = requirement_of(rules_of(ports, application), application, document_id)
    document = application.document(requirement)
    if document.mark and document.mark.accepted:
        raise Conflict("document-already-accepted")
    return application, requirement


def record_verdict(ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None) -> bool:
    """Write the verdict on one upload into its document.

    :returns: whether it counted; ``False`` for an upload that was replaced, judged before, or
        came after the application was sent in.
    """
    return until_written(lambda: _record(ports, key, verdict, clean))


def _record(ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None) -> bool:
    application = ports.applications.get(key.owner_id)
    document = application.documents.get(key.slot, Document())
    upload = document.upload
    if upload is None or upload.upload_id != key.upload_id or upload.refused:
        return False
    if Act.UPLOAD not in lifecycle.allowed_acts(application):
        return False
    reason, params = verdict.reason, dict(verdict.params)
    if verdict.accepted and (twin := _forbidden_twin(ports, application, key.slot, clean)):
        reason, params = Reason.SAME_FILE, {"other": twin.label.id}
    if reason is None:
        changed = Document(file=clean)
    else:
        refused = upload.replace(refused=str(reason), params=params)
        changed = document.replace(upload=refused)
    commit_act(ports, application, _with(application, key.slot, changed))
    return True


def _forbidden_twin(
    ports: Ports, application: Application, document_id: str, clean: CleanFile | None
) -> DocumentRequirement | None:
    """Another document with the same file, where the type wants them to differ."""
    rules = rules_of(ports, application)
    sent = clean.sent_sha256 if clean and rules.distinct_files else None
    return next(iter(with_the_same_file(rules, application, document_id, sent)), None)


def expected_rule(ports: Ports, key: UploadKey) -> DocumentRule | None:
    """The rule that this upload must meet; ``None`` when nobody waits for it any more."""
    try:
        application = ports.applications.get(key.owner_id)
        requirement = requirement_of(rules_of(ports, application), application, key.slot)
    except NotFound:
        return None
    upload = application.document(requirement).upload
    if upload is None or upload.upload_id != key.upload_id or upload.refused:
        return None
    return rule_of(requirement)


def view_link(
    ports: Ports, application: Application, document_id: str, disposition: Disposition
) -> str:
    """A short-lived link to the clean copy; who may ask is the caller's matter.

    :raises NotFound: nothing was uploaded yet.
    """
    document = application.documents.get(document_id)
    if document is None or document.file is None:
        raise NotFound("document-not-uploaded")
    suffix = {media: name for name, media in MEDIA_TYPES.items()}[document.file.media_type]
    return ports.files.view_link(
        document.file.key,
        document.file.version_id,
        file_name=f"{application.receipt}-{document_id}.{suffix}",
        media_type=document.file.media_type,
        disposition=disposition,
    )


def view_own(ports: Ports, actor: Actor, application_id: str, document_id: str) -> str:
    application = own_application(ports, actor, application_id)
    return view_link(ports, application, document_id, "inline")


def clean_file(key: str, version: str, verdict: Verdict, checked_at: datetime) -> CleanFile:
    """The pinned copy, from the verdict that accepted it."""
    return CleanFile(
        key=key,
        version_id=version,
        sha256=verdict.clean_sha256 or verdict.sha256,
        size=verdict.clean_size or verdict.size,
        media_type=verdict.media_type or "application/octet-stream",
        pages=verdict.pages,
        checked_at=checked_at,
        warnings=tuple(remark.value for remark in verdict.warnings),
        sent_sha256=verdict.sha256,
    )


def _with(application: Application, document_id: str, document: Document) -> Application:
    documents = {**application.documents, document_id: document}
    return application.replace(documents=documents)
