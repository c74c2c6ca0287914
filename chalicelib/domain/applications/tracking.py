"""Public tracking: how far an application is, for whoever holds one of its numbers and its check
value. The answer names no person.
"""

import hmac
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chalicelib.domain.accounts import throttling
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.ports import Ports
from chalicelib.domain.applications.reading import rules_of
from chalicelib.domain.applications.timeline import StepState, timeline
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lookups import code_key, number_key
from chalicelib.domain.text import Localized

CHECK_CHARACTERS = 6
FAILURES_PER_NUMBER = throttling.Limit("tracking", 20, timedelta(minutes=15))
"""By one address. A check value has 30 random bits: so one is guessed in some centuries."""
FAILURES_PER_ADDRESS = throttling.Limit("tracking-address", 300, timedelta(minutes=15))
"""Against floods: many people share one."""

_RECEIPT = re.compile(r"P([0-9A-Z]{4})([0-9A-Z]{4})")


@dataclass(frozen=True)
class TrackedStep:
    """``on``: the day it was done, came to the step, was returned, or ended there."""

    label: Localized
    state: StepState
    on: date | None


@dataclass(frozen=True)
class Tracked:
    """Days are the office's. ``correct_by`` is there while a correction is awaited."""

    type_name: Localized
    phase: Phase
    receipt: str
    registration_number: str | None
    submitted_on: date | None
    accepted_on: date | None
    promised_on: date | None
    correct_by: date | None
    closed_on: date | None
    steps: tuple[TrackedStep, ...]


def track(ports: Ports, number: str, check: str, source_address: str) -> Tracked:
    """By receipt, registration or permit number, and the check value on the receipt.

    :raises NotFound: ``unknown-number``, whether the number or the check value is wrong.
    :raises TooManyAttempts: too many failures with this number, or a flood, from this address.
    """
    source, plain = throttling.network(source_address), normalised_number(number)
    asked = f"{source} {plain}"
    throttling.require(ports, FAILURES_PER_ADDRESS, source)
    throttling.require(ports, FAILURES_PER_NUMBER, asked)
    application = ports.applications.find_by_number(plain)
    expected = code_key(application.tracking_code) if application else ""
    matches = hmac.compare_digest(code_key(check).encode(), expected.encode())
    if application is None or not matches:
        raise NotFound("unknown-number")
    ports.both(
        lambda: ports.sessions.give_back_attempt(FAILURES_PER_ADDRESS.key(source)),
        lambda: ports.sessions.give_back_attempt(FAILURES_PER_NUMBER.key(asked)),
    )
    return _tracked(ports, application)


def like_receipt(number: str) -> bool:
    """Of a receipt's form, which needs no digit: one in twenty has none."""
    return _receipt(number_key(number)) is not None


def normalised_number(number: str) -> str:
    """As it is looked up; a receipt also with look-alikes folded."""
    plain = number_key(number)
    receipt = _receipt(plain)
    return "-".join(["P", *map(code_key, receipt.groups())]) if receipt else plain


def _receipt(plain: str) -> re.Match[str] | None:
    return _RECEIPT.fullmatch(plain.replace("-", ""))


def _tracked(ports: Ports, application: Application) -> Tracked:
    def day(moment: datetime | None) -> date | None:
        return ports.calendar.local_date(moment) if moment else None

    return Tracked(
        type_name=rules_of(ports, application).name,
        phase=application.phase,
        receipt=application.receipt,
        registration_number=application.registration_number,
        submitted_on=day(application.submitted_at),
        accepted_on=application.accepted_on,
        promised_on=application.promised_on,
        correct_by=day(application.due_at) if application.phase is Phase.CORRECTION else None,
        closed_on=day(application.closed_at),
        steps=tuple(
            TrackedStep(row.step.label, row.state, day(row.since)) for row in timeline(application)
        ),
    )
