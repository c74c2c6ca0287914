"""What an officer sees of a whole application at once: documents with their links beside the facts
that they prove."""

from datetime import datetime

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.document import Document, DocumentState, Mark
from chalicelib.domain.applications.model import Application, Outcome
from chalicelib.domain.applications.rounds import replaced_files
from chalicelib.domain.applying.duplicates import with_the_same_file
from chalicelib.domain.catalogue.reasons import CodedReason
from chalicelib.domain.catalogue.schema import DocumentRequirement, FieldKind, PermitType
from chalicelib.domain.review.facts import Fact, facts_of
from chalicelib.domain.review.looking import HandedOut, changed_since_return
from chalicelib.domain.review.sight import Sight
from chalicelib.domain.text import Language
from chalicelib.handlers.models import View
from chalicelib.handlers.officer.reviewing import ApplicationForReview
from chalicelib.handlers.presenting import mark_reason, verdict_on
from chalicelib.handlers.views.applications import NoteView


class MarkForOfficers(View):
    """``reason`` is what the applicant reads, with the coded reason's cure; ``own_words`` what the
    officer wrote; ``by``: the role, in words."""

    accepted: bool
    reason_code: str | None
    own_words: str | None
    reason: str | None
    by: str
    at: datetime


class EarlierFile(View):
    """A file that a correction replaced, as it was then."""

    file_id: str
    media_type: str
    size: int
    pages: int | None
    url: str
    replaced_at: datetime
    mark: MarkForOfficers | None


class FactView(View):
    """``value`` is in Indonesian, as the document has it."""

    name: str
    label: str
    value: str


class FindingView(View):
    code: str
    text: str


class ReasonView(View):
    """``text`` with its cure, as the applicant reads it."""

    code: str
    label: str
    text: str

    @classmethod
    def of(cls, reasons: dict[str, CodedReason], language: Language) -> "list[ReasonView]":
        return [
            cls(code=code, label=one.label.in_language(language), text=one.said(language))
            for code, one in reasons.items()
        ]


class DocumentInReview(View):
    """One document. ``file_id`` names exactly this file, and ``url`` leads to it until
    ``expires_at``; without a file they are null. ``history``: earlier files, the latest last.
    ``facts``: what the document proves; ``findings``: what the automatic check noticed;
    ``reasons``: those that may be given for a ✗."""

    document_id: str
    label: str
    required: bool
    state: DocumentState
    verdict: str | None
    file_id: str | None
    name: str | None
    media_type: str | None
    size: int | None
    pages: int | None
    url: str | None
    expires_at: datetime | None
    mark: MarkForOfficers | None
    history: list[EarlierFile]
    facts: list[FactView]
    findings: list[FindingView]
    reasons: list[ReasonView]


class ReasonLists(View):
    """What may be said of a return for correction, and of a rejection."""

    returning: list[ReasonView]
    rejecting: list[ReasonView]


class AnswerView(View):
    """One field of the form; ``value`` in words, empty where nothing was answered."""

    id: str
    label: str
    kind: FieldKind
    value: str


class RulesInReview(View):
    """The rules that it is judged by, and the form's answers under them."""

    rule_set: str
    legal_basis: tuple[str, ...]
    basis_note: str | None
    fields: list[AnswerView]


class StepInReview(View):
    """Where it stands; ``accepts``: approving here accepts the application; ``field_visit``:
    its minutes are handed in before; ``final``: this step signs."""

    id: str
    label: str
    role: str
    role_name: str
    accepts: bool
    field_visit: bool
    final: bool


class DecisionInReview(View):
    step: str
    step_label: str
    outcome: Outcome
    officer_name: str
    role: str
    at: datetime


class SeesView(View):
    """``whole``: this officer sees all of it; else only these documents."""

    whole: bool
    documents: list[str]


class FileView(View):
    """A whole application under review. ``since_last_round``: documents whose file came after the
    last return. ``step`` is null when it has ended."""

    review: ApplicationForReview
    documents: list[DocumentInReview]
    notes: list[NoteView]
    reasons: ReasonLists
    rules: RulesInReview
    since_last_round: list[str]
    round: int
    step: StepInReview | None
    decisions: list[DecisionInReview]
    sees: SeesView


def documents_in_review(
    ports: AllPorts,
    application: Application,
    rules: PermitType,
    sight: Sight,
    links: HandedOut,
    language: Language,
) -> list[DocumentInReview]:
    """``application`` and ``rules`` as narrowed by ``sight``."""
    return [
        _document(ports, application, rules, requirement, sight, links, language)
        for requirement in rules.documents_for(application.kind)
    ]


def _document(
    ports: AllPorts,
    application: Application,
    rules: PermitType,
    requirement: DocumentRequirement,
    sight: Sight,
    links: HandedOut,
    language: Language,
) -> DocumentInReview:
    document = application.document(requirement)
    label, file = requirement.label.in_language(language), document.file
    shows = ports.catalogue.evidence.of(requirement)
    offered = ports.catalogue.reasons.of_document(application.type_id, requirement.id)
    return DocumentInReview(
        document_id=requirement.id,
        label=label,
        required=requirement.required,
        state=document.state_at(ports.clock.now()),
        verdict=verdict_on(ports, document, label, language)[0],
        file_id=file.file_id if file else None,
        name=f"{application.receipt}-{requirement.id}" if file else None,
        media_type=file.media_type if file else None,
        size=file.size if file else None,
        pages=file.pages if file else None,
        url=links.links[file.file_id] if file else None,
        expires_at=links.expires_at if file else None,
        mark=_mark(ports, document.mark, language),
        history=[
            EarlierFile(
                file_id=one.file.file_id,
                media_type=one.file.media_type,
                size=one.file.size,
                pages=one.file.pages,
                url=links.links[one.file.file_id],
                replaced_at=one.replaced_at,
                mark=_mark(ports, one.mark, language),
            )
            for one in replaced_files(application, links.rounds, requirement.id)
        ],
        facts=[_fact(f, language) for f in facts_of(ports, rules, application, shows, sight)],
        findings=_findings(ports, application, rules, requirement, document, language),
        reasons=ReasonView.of(offered, language),
    )


def _mark(ports: AllPorts, mark: Mark | None, language: Language) -> MarkForOfficers | None:
    if mark is None:
        return None
    role = ports.catalogue.roles.get(mark.role)
    return MarkForOfficers(
        accepted=mark.accepted,
        reason_code=mark.reason_code,
        own_words=mark.reason,
        reason=mark_reason(ports, mark, language),
        by=role.name.in_language(language) if role else mark.role,
        at=mark.at,
    )


def _fact(fact: Fact, language: Language) -> FactView:
    return FactView(name=fact.name, label=fact.label.in_language(language), value=fact.value)


def _findings(
    ports: AllPorts,
    application: Application,
    rules: PermitType,
    requirement: DocumentRequirement,
    document: Document,
    language: Language,
) -> list[FindingView]:
    if document.file is None:
        return []
    found = [
        FindingView(code=code, text=ports.verdicts.text(code, language, {}))
        for code in document.file.warnings
    ]
    sent = document.file.sent_sha256
    twins = with_the_same_file(rules, application, requirement.id, sent)
    if twins:
        others = ", ".join(other.label.in_language(language) for other in twins)
        text = ports.texts.of_field("file-twice", language, {"other": others})
        found.append(FindingView(code="file-twice", text=text))
    if any(match.document == requirement.id for match in application.file_matches):
        text = ports.texts.of_field("file-of-another", language, {})
        found.append(FindingView(code="file-of-another", text=text))
    return found


def rules_in_review(
    ports: AllPorts, application: Application, rules: PermitType, sight: Sight, language: Language
) -> RulesInReview:
    asked = rules.fields_for(application.kind)
    names = [rule.id for rule in asked]
    values = {f.name: f.value for f in facts_of(ports, rules, application, names, sight)}
    return RulesInReview(
        rule_set=rules.rule_set,
        legal_basis=rules.legal_basis,
        basis_note=rules.basis_note.in_language(language) if rules.basis_note else None,
        fields=[
            AnswerView(
                id=rule.id,
                label=rule.label.in_language(language),
                kind=rule.kind,
                value=values.get(rule.id, ""),
            )
            for rule in asked
        ],
    )


def reason_lists(ports: AllPorts, application: Application, language: Language) -> ReasonLists:
    reasons = ports.catalogue.reasons
    return ReasonLists(
        returning=ReasonView.of(reasons.of_return(application.type_id), language),
        rejecting=ReasonView.of(reasons.of_rejection(application.type_id), language),
    )


def step_in_review(
    ports: AllPorts, application: Application, language: Language
) -> StepInReview | None:
    if not application.phase.is_running:
        return None
    step = application.step
    role = ports.catalogue.roles.get(step.role)
    return StepInReview(
        id=step.id,
        label=step.label.in_language(language),
        role=step.role,
        role_name=role.name.in_language(language) if role else step.role,
        accepts=step.accepts_application,
        field_visit=step.field_visit,
        final=step.final,
    )


def decisions_in_review(application: Application, language: Language) -> list[DecisionInReview]:
    labels = {step.id: step.label.in_language(language) for step in application.steps}
    return [
        DecisionInReview(
            step=decision.step,
            step_label=labels.get(decision.step, decision.step),
            outcome=decision.outcome,
            officer_name=decision.officer_name,
            role=decision.role,
            at=decision.at,
        )
        for decision in application.decisions
    ]


def since_last_round(application: Application) -> list[str]:
    return sorted(changed_since_return(application))
