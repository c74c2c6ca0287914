"""Rules that the office has to confirm, for administrators: what is open before it goes live."""

from datetime import datetime

from pydantic import Field

from chalicelib.domain.catalogue.legal import Mark
from chalicelib.domain.offering import legal
from chalicelib.domain.offering.legal import RuleStanding, Standing
from chalicelib.domain.text import Localized
from chalicelib.handlers.admin.office_entries import EntryInput
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import SHORTEST_REASON, View

routes = Routes(__name__)


class PassageView(View):
    """What stands in the data: file under ``templates/``, key, value; without a key it is a remark
    at the head of the file."""

    file: str
    key: str
    value: str


class ConfirmationView(View):
    """``proof``: on what it rests."""

    by: str
    at: datetime
    proof: str


class LegalRuleView(View):
    """``wording`` is sent back with a confirmation, which holds for what was read alone.
    ``confirmation``: the last one; where ``standing`` is ``changed`` it was of another wording."""

    rule_id: str
    topic: str
    rule: Localized
    basis: str
    source: str
    mark: Mark
    passages: tuple[PassageView, ...]
    wording: str
    standing: Standing
    confirmation: ConfirmationView | None
    version: int

    @classmethod
    def of(cls, found: RuleStanding) -> "LegalRuleView":
        rule, said = found.written.rule, found.confirmation
        confirmation = said and said.changed_at and (said.content, said.changed_at)
        return cls(
            rule_id=rule.id,
            topic=rule.topic,
            rule=rule.rule,
            basis=rule.basis,
            source=rule.source,
            mark=rule.mark,
            passages=tuple(map(PassageView.model_validate, found.written.passages)),
            wording=found.written.wording,
            standing=found.standing,
            confirmation=ConfirmationView(
                by=confirmation[0].by, at=confirmation[1], proof=confirmation[0].proof
            )
            if confirmation
            else None,
            version=found.version,
        )


class LegalTopicView(View):
    topic: str
    label: Localized


class LegalRulesView(View):
    """``open``: how many rules still wait for somebody's word."""

    topics: list[LegalTopicView]
    items: list[LegalRuleView]
    open: int


class ConfirmationInput(EntryInput):
    """``wording`` as read. Not ``active``: the confirmation is taken back, ``proof`` says why."""

    wording: str = Field(pattern=r"^[0-9a-f]{32}$")
    proof: str = Field(min_length=SHORTEST_REASON, max_length=200)


@routes.get(
    "/api/admin/legal",
    access=Access.ADMINISTRATOR,
    summary="Every rule with its basis and source, and whether the office has confirmed it",
)
def list_legal_rules(call: Call) -> LegalRulesView:
    found = legal.list_rules(call.ports, call.actor)
    topics = call.ports.catalogue.legal_rules.topics
    waiting = (Standing.OPEN, Standing.CHANGED)
    return LegalRulesView(
        topics=[LegalTopicView(topic=topic, label=label) for topic, label in topics.items()],
        items=list(map(LegalRuleView.of, found)),
        open=sum(one.standing in waiting for one in found),
    )


@routes.put(
    "/api/admin/legal/{entry_id}",
    access=Access.ADMINISTRATOR,
    summary="Confirm a rule as it was read, or take that back",
)
def confirm_legal_rule(call: Call, body: ConfirmationInput, entry_id: str) -> LegalRuleView:
    found = legal.confirm(
        call.ports,
        call.actor,
        entry_id,
        body.version,
        body.wording,
        body.proof,
        active=body.active,
    )
    return LegalRuleView.of(found)
