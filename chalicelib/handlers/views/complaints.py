"""A complaint: what is sent in, and what whoever complained and the office see of it."""

from datetime import date, datetime
from typing import Self

from pydantic import Field

from chalicelib.domain.complaints.continuing import may_reply
from chalicelib.domain.complaints.filing import Wrong
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.storage import Page
from chalicelib.domain.text import Language
from chalicelib.handlers.models import Input, View


class ComplaintInput(Input):
    """How long the text may be, ``complaints.toml`` says."""

    category: str = Field(min_length=1, max_length=40)
    text: str = Field(min_length=1, max_length=10_000)

    def wrong(self) -> Wrong:
        return Wrong(self.category, self.text)


class ComplaintAnswerView(View):
    """``by``: the role that answered, in words."""

    at: datetime
    by: str
    text: str


class ComplaintReplyInput(Input):
    """How long it may be, ``complaints.toml`` says."""

    text: str = Field(min_length=1, max_length=10_000)


class ComplaintReplyView(View):
    """What whoever complained added."""

    at: datetime
    text: str


class ComplaintView(View):
    """``may_reply``: something can be added now. ``category`` and ``outcome_name`` in words;
    ``due_on``: the last day for an outcome; ``erased``: what was written is gone, number and
    outcome stay."""

    complaint_id: str
    number: str
    category: str
    text: str
    filed_at: datetime
    due_on: date
    answers: list[ComplaintAnswerView]
    replies: list[ComplaintReplyView]
    may_reply: bool
    outcome: ComplaintOutcome | None
    outcome_name: str | None
    closed_at: datetime | None
    erased: bool

    @classmethod
    def of(cls, ports: Ports, complaint: Complaint, language: Language) -> Self:
        roles = ports.catalogue.roles
        return cls(
            complaint_id=complaint.complaint_id,
            number=complaint.number,
            category=ports.complaint_rules.name_of(complaint.category).in_language(language),
            text=complaint.text,
            filed_at=complaint.filed_at,
            due_on=complaint.due_on,
            answers=[
                ComplaintAnswerView(
                    at=one.at,
                    by=roles[one.role].name.in_language(language) if one.role in roles else "",
                    text=one.text,
                )
                for one in complaint.answers
            ],
            replies=[ComplaintReplyView(at=one.at, text=one.text) for one in complaint.replies],
            may_reply=may_reply(ports, complaint),
            outcome=complaint.outcome,
            outcome_name=outcome_name(ports, complaint, language),
            closed_at=complaint.closed_at,
            erased=complaint.erased_at is not None,
        )


def outcome_name(ports: Ports, complaint: Complaint, language: Language) -> str | None:
    """In words; ``None`` while it is open."""
    named = complaint.outcome and ports.complaint_rules.outcomes[complaint.outcome]
    return named.in_language(language) if named else None


class ComplaintPage(View):
    items: list[ComplaintView]
    cursor: str | None

    @classmethod
    def of(cls, ports: Ports, page: Page[Complaint], language: Language) -> Self:
        items = [ComplaintView.of(ports, one, language) for one in page.items]
        return cls(items=items, cursor=page.cursor)
