"""What a return or a rejection says: the office's coded reasons and the officer's own words."""

from collections.abc import Mapping, Sequence

from chalicelib.domain.applications.model import Application, Correction, FieldCorrection
from chalicelib.domain.catalogue.reasons import Reasons, unknown_codes
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.review.marking import require_short
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.text import Language


def correction_of(
    ports: Ports,
    permit_type: PermitType,
    application: Application,
    *,
    message: str | None,
    reasons: Sequence[str],
    fields: Sequence[FieldCorrection],
) -> Correction:
    """All that is to be corrected now: documents with a ✗, these fields, and what is said of all.

    :raises InvalidInput: nothing to correct was named, a code or field that is unknown, a field
        that is named twice, or ``reasons-too-long``.
    """
    require_offered(reasons, ports.catalogue.reasons.of_return(application.type_id))
    known = {rule.id for rule in permit_type.fields_for(application.kind, application.data)}
    named = [item.field for item in fields]
    if unknown := [field for field in named if field not in known]:
        raise InvalidInput(fields=[FieldProblem(f"fields.{f}", "unknown-field") for f in unknown])
    if twice := {field for field in named if named.count(field) > 1}:
        raise InvalidInput(fields=[FieldProblem(f"fields.{f}", "field-twice") for f in twice])
    most = ports.limits.application.correction_kb
    require_short([message or "", *(item.reason for item in fields)], most)
    marks = {name: document.mark for name, document in application.documents.items()}
    refused = {name: mark for name, mark in marks.items() if mark and not mark.accepted}
    if not (refused or fields or reasons):
        raise InvalidInput("nothing-to-correct", fields=[FieldProblem("fields", "required")])
    return Correction(
        at=ports.clock.now(),
        message=message,
        documents={name: mark.reason or "" for name, mark in refused.items()},
        codes={name: mark.reason_code for name, mark in refused.items() if mark.reason_code},
        reasons=tuple(reasons),
        fields=tuple(fields),
    )


def in_words(
    reasons: Reasons, permit_type: PermitType, correction: Correction, language: Language
) -> str:
    """As the applicant reads it: what is said of the whole, then a line for each part."""
    documents = {d.id: d.label.in_language(language) for d in permit_type.documents}
    fields = {rule.id: rule.label.in_language(language) for rule in permit_type.fields}
    whole = reasons.said(correction.reasons, correction.message, language)
    lines = [
        f"- {documents[name]}: {said_of_document(reasons, correction, name, language)}"
        for name in correction.documents
    ]
    lines += [f"- {fields[item.field]}: {item.reason}" for item in correction.fields]
    return "\n".join([*([whole] if whole else []), *lines])


def said_of_document(
    reasons: Reasons, correction: Correction, document_id: str, language: Language
) -> str:
    """On one line."""
    code, own = correction.codes.get(document_id), correction.documents[document_id]
    return " ".join(reasons.said([code] if code else [], own, language).splitlines())


def require_offered(codes: Sequence[str], offered: Mapping[str, object]) -> None:
    """:raises InvalidInput: a code that is not offered here."""
    if wrong := unknown_codes(codes, offered):
        problems = [FieldProblem(f"reasons.{n}", "unknown-reason") for n in wrong]
        raise InvalidInput(fields=problems)
