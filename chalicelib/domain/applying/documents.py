"""The documents of an application: asking for an upload, recording the check's verdict, viewing.

An upload is a one-shot: its random id is kept on the application, and only the verdict on that
very upload counts. Events that come twice, late or in another order therefore change nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.document import (
    CleanFile,
    Document,
    DocumentState,
    PutDocument,
    Upload,
    rewritten,
)
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
    NotAllowed,
    NotFound,
    TooManyAttempts,
)
from chalicelib.domain.limits import FileLimits
from chalicelib.domain.reads import Wanted
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
    for requirement in permit_type.documents_for(application.kind, application.data):
        if requirement.id == document_id:
            return requirement
    raise NotFound("unknown-document")


def rule_of(requirement: DocumentRequirement, limits: FileLimits) -> DocumentRule:
    return DocumentRule(
        formats=requirement.formats,
        max_bytes=requirement.max_bytes,
        max_pages=requirement.max_pages,
        signed_max_bytes=limits.signed_kb * 1000 if "pdf" in requirement.formats else 0,
        data_attachments=requirement.data_attachments,
    )


@dataclass(frozen=True)
class UploadAsked:
    document_id: str
    media_type: str


def request_upload(
    ports: Ports, actor: Actor, application_id: str, document_id: str, media_type: str
) -> PresignedUpload:
    """``request_uploads`` for one; ``media_type`` names what is wrong."""
    asked = [UploadAsked(document_id, media_type)]
    return request_uploads(ports, actor, application_id, asked, path="")[document_id]


def request_uploads(
    ports: Ports,
    actor: Actor,
    application_id: str,
    asked: Sequence[UploadAsked],
    *,
    path: str = "uploads.{n}.",
) -> dict[str, PresignedUpload]:
    """For each document a form to post its file with; it replaces an earlier upload that is still
    awaited. All of them, or none. ``path`` leads to the n-th of a refused request.

    In a correction only documents that were not accepted can be replaced.

    :raises InvalidInput: a wrong media type or a document twice; ``uploads.<n>`` names each.
    :raises TooManyAttempts: each form counts.
    """
    names = [one.document_id for one in asked]
    twice = [n for n, name in enumerate(names) if name in names[:n]]
    wrong = [FieldProblem(path.format(n=n) + "document_id", "document-twice") for n in twice]
    application = own_application(ports, actor, application_id)
    uploads, forms, now = {}, {}, ports.clock.now()
    requirements = uploadable(ports, application, names)
    for n, one in enumerate(asked):
        formats = requirements[one.document_id].formats
        if one.media_type not in [MEDIA_TYPES[name] for name in formats]:
            known = {"formats": ", ".join(formats)}
            field = path.format(n=n) + "media_type"
            wrong.append(FieldProblem(field, "wrong-media-type", known))
    if wrong:
        raise InvalidInput(fields=wrong)
    hour = timedelta(hours=1)
    if not ports.sessions.take_attempt(
        f"upload#{actor.account_id}",
        limit=UPLOADS_PER_HOUR,
        window=hour,
        now=now,
        count=len(asked),
    ):
        raise TooManyAttempts(
            "too-many-uploads",
            maximum=UPLOADS_PER_HOUR,
            retry_after=int(hour.total_seconds()),
        )
    for one in asked:
        upload = uploads[one.document_id] = Upload(upload_id=ports.ids.secret(128), issued_at=now)
        key = UploadKey(UploadKind.APPLICATION, application_id, one.document_id, upload.upload_id)
        rule = rule_of(requirements[one.document_id], ports.limits.files)
        forms[one.document_id] = ports.files.issue_upload(
            key.incoming, one.media_type, rule.most_bytes(one.media_type)
        )

    def expect_them() -> None:
        application = own_application(ports, actor, application_id)
        documents = {
            name: application.document(requirement).replace(upload=uploads[name])
            for name, requirement in uploadable(ports, application, names).items()
        }
        commit_act(ports, application, _with(application, documents))

    until_written(expect_them)
    return forms


def uploadable(
    ports: Ports, application: Application, names: Sequence[str]
) -> dict[str, DocumentRequirement]:
    lifecycle.require(application, Act.UPLOAD)
    rules = rules_of(ports, application)
    requirements = {name: requirement_of(rules, application, name) for name in names}
    for requirement in requirements.values():
        document = application.document(requirement)
        if document.mark and document.mark.accepted:
            raise Conflict("document-already-accepted")
    return requirements


def record_verdict(ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None) -> bool:
    """Write the verdict on one upload into its document.

    :returns: whether it counted; ``False`` for an upload that was replaced, judged before, or
        came after the application was sent in.
    """
    return until_written(lambda: _record(ports, key, verdict, clean))


def _record(ports: Ports, key: UploadKey, verdict: Verdict, clean: CleanFile | None) -> bool:
    application = ports.applications.get(key.owner_id)
    differ = verdict.accepted and rules_of(ports, application).distinct_files
    if differ and _others_are_checked(application, key.slot, ports.clock.now()):
        # Read before the check; their verdicts may have been written meanwhile.
        ports.reads.anew(Wanted.of(Application, key.owner_id))
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
    read: dict[str, Document | None] = {key.slot: document}
    if differ:
        # Of two equal files at the same moment, the second one has to see the first.
        read = dict(application.documents)
    ports.commit(
        PutDocument(application.application_id, key.slot, rewritten(changed, document), read)
    )
    return True


def _others_are_checked(application: Application, document_id: str, now: datetime) -> bool:
    return any(
        name != document_id and document.state_at(now) is DocumentState.CHECKING
        for name, document in application.documents.items()
    )


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
    return rule_of(requirement, ports.limits.files)


def view_link(
    ports: Ports, application: Application, document_id: str, disposition: Disposition
) -> str:
    """A short-lived link to the clean copy; who may ask is the caller's matter.

    :raises NotFound: nothing was uploaded yet.
    """
    document = application.documents.get(document_id)
    if document is None or document.file is None:
        raise NotFound("document-not-uploaded")
    return file_link(ports, application, document_id, document.file, disposition)


def file_link(
    ports: Ports,
    application: Application,
    document_id: str,
    file: CleanFile,
    disposition: Disposition,
) -> str:
    """Likewise, to this very file of the document, which may be an earlier one."""
    suffix = {media: name for name, media in MEDIA_TYPES.items()}[file.media_type]
    return ports.files.view_link(
        file.key,
        file.version_id,
        file_name=f"{application.receipt}-{document_id}.{suffix}",
        media_type=file.media_type,
        disposition=disposition,
    )


def view_own(ports: Ports, actor: Actor, application_id: str, document_id: str) -> str:
    """:raises NotAllowed: ``identity-paper``: it shows a NIK, and an operator asks for it."""
    application = own_application(ports, actor, application_id)
    papers = ports.catalogue.papers
    kind = papers.of(application.type_id, document_id)
    if actor.operator and kind and papers.kinds[kind].identity:
        raise NotAllowed("identity-paper")
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


def _with(application: Application, changed: Mapping[str, Document]) -> Application:
    return application.replace(documents={**application.documents, **changed})
