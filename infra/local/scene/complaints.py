"""Complaints of the scene, in every state: `[[complaints]]` of `words.toml`."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from chalicelib.domain.complaints import answering, continuing, filing
from chalicelib.domain.complaints.model import Complaint, ComplaintOutcome
from infra.local.scene.acts import Office
from infra.local.scene.people import words

_FROM = "10.250.0.9"
"""The network of whoever complains without a name."""


def stories(office: Office, moment: Callable[[int, float], datetime], days: int) -> Iterator[Any]:
    """Each is filed so many working days ago, then asked, replied to, and closed, a day apart."""
    for number, said in enumerate(words("words")["complaints"]):
        yield _complained(office, moment, days - 1 - said["days_ago"], number, said)


def _complained(
    office: Office,
    moment: Callable[[int, float], datetime],
    day: int,
    number: int,
    said: dict[str, Any],
) -> Iterator[datetime]:
    ports = office.ports
    secretary = office.by_role["secretary"][0]
    yield moment(day, 9 + number / 60)
    wrong = filing.Wrong(said["category"], said["text"])
    known = list(office.citizens.values())
    citizen, code = known[number % len(known)], ""
    if said.get("nameless"):
        complaint, code = filing.file_anonymously(ports, wrong, _FROM)
    else:
        complaint = filing.file_as(ports, citizen, wrong)
    if "asked" in said:
        yield moment(day + 1, 10 + number / 60)
        complaint = _answered(office, secretary, complaint, said["asked"], None)
    if "replied" in said:
        yield moment(day + 1, 15 + number / 60)
        if code:
            complaint = continuing.reply_by_code(ports, code, said["replied"], _FROM)
        else:
            complaint = continuing.reply_as(ports, citizen, complaint.complaint_id, said["replied"])
    if "outcome" in said:
        yield moment(day + 2 + said.get("late", 0), 11 + number / 60)
        outcome = ComplaintOutcome(said["outcome"])
        _answered(office, secretary, complaint, said["answer"], outcome)
    office.mail()


def _answered(
    office: Office, who: Any, before: Complaint, text: str, outcome: ComplaintOutcome | None
) -> Complaint:
    return answering.answer(office.ports, who, before.complaint_id, before.version, text, outcome)
