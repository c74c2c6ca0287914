"""From a file under review to what its officer is shown (``file_views.py``)."""

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.document import Document, Mark
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.requirements import still_required
from chalicelib.domain.applications.rounds import replaced_files
from chalicelib.domain.applying.duplicates import with_the_same_file
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.review.facts import Fact, facts_of
from chalicelib.domain.review.looking import HandedOut, changed_since_return
from chalicelib.domain.review.sight import Sight
from chalicelib.domain.text import Language
from chalicelib.handlers.officer.file_views import (
    AnswerView,
    DecisionInReview,
    DocumentInReview,
    EarlierFile,
    FactView,
    FindingView,
    MarkForOfficers,
    ReasonLists,
    ReasonView,
    RulesInReview,
    StepInReview,
)
from chalicelib.handlers.presenting import mark_reason, verdict_on


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
        for requirement in rules.documents_for(application.kind, application.data)
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
        required=still_required(rules, application, requirement, ports.clock.now()),
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
    asked = rules.fields_for(application.kind, application.data)
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
