"""Complaining, with one's account or without a name, and seeing what became of it."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.throttling import Limit, network, of_today, require
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.complaints.committing import commit_complaint, tell_office, to_complainant
from chalicelib.domain.complaints.figures import filed
from chalicelib.domain.complaints.model import Complaint
from chalicelib.domain.complaints.ports import Ports
from chalicelib.domain.complaints.rules import Category
from chalicelib.domain.conversations.writing import checked_text
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lookups import code_key
from chalicelib.domain.permits.numbering import roman_month
from chalicelib.domain.placeholders import fill
from chalicelib.domain.storage import AdvanceCounter, Page, until_written
from chalicelib.domain.wording import indonesian_date

CODE_LENGTH = 12
"""Characters of base 32, hence 60 random bits: the code alone leads to a complaint."""


ANONYMOUS = "anonymous"
"""Whom an audit note names where nobody is known."""


@dataclass(frozen=True)
class Wrong:
    """What somebody complains of: ``category`` is one of ``complaints.toml``."""

    category: str
    text: str


def file_anonymously(ports: Ports, wrong: Wrong, source_address: str) -> tuple[Complaint, str]:
    """Nothing about whoever complains is kept, their address neither.

    :returns: the complaint, and the code by which it is followed: we have its hash alone.
    :raises InvalidInput: no such category, or ``checked_text``.
    :raises TooManyAttempts: a flood from this network.
    """
    an_hour = Limit("complaints-network", ports.complaint_rules.an_hour, timedelta(hours=1))
    category, text = _checked(ports, wrong)
    require(ports, an_hour, network(source_address))
    code = ports.ids.code(CODE_LENGTH)
    return _filed(ports, category, text, code_hash=_hashed(code)), code


def file_as(ports: Ports, actor: Actor, wrong: Wrong) -> Complaint:
    """By who is signed in; they are told at each turn.

    :raises InvalidInput: no such category, or ``checked_text``.
    :raises TooManyAttempts: so many a day.
    """
    account = own_account(ports, actor)
    category, text = _checked(ports, wrong)
    limit = of_today(ports, "complaints", ports.complaint_rules.a_day)
    require(ports, limit, account.account_id)
    return _filed(ports, category, text, account_id=account.account_id)


def own_complaints(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[Complaint]:
    """Newest first; anonymous ones are nobody's."""
    return ports.complaints.of_account(actor.account_id, limit=limit, cursor=cursor)


def follow(ports: Ports, code: str, source_address: str) -> Complaint:
    """By the code that an anonymous complaint was given, however it is typed.

    :raises NotFound: ``unknown-complaint-code``. :raises TooManyAttempts: a flood of codes.
    """
    looks = ports.complaint_rules.looks
    tried = Limit("complaint-codes", looks, timedelta(minutes=15))
    require(ports, tried, network(source_address))
    complaint = ports.complaints.find_by_code(_hashed(code))
    if complaint is None:
        raise NotFound("unknown-complaint-code")
    return complaint


def _checked(ports: Ports, wrong: Wrong) -> tuple[Category, str]:
    rules = ports.complaint_rules
    return rules.category(wrong.category), checked_text(wrong.text, rules.characters)


def _hashed(code: str) -> str:
    return hashlib.sha256(code_key(code).encode()).hexdigest()


def _filed(
    ports: Ports,
    category: Category,
    text: str,
    *,
    account_id: str | None = None,
    code_hash: str = "",
) -> Complaint:
    """Under the next number of the year: whoever comes second takes the one after."""
    now = ports.clock.now()
    today = ports.calendar.local_date(now)
    series = f"complaints#{today.year}"
    own_id = ports.ids.new_id()

    def attempt() -> Complaint:
        last = ports.counters.last(series)
        named = {
            "sequence": last + 1,
            "year": today.year,
            "month_roman": roman_month(today.month),
        }
        complaint = Complaint(
            complaint_id=own_id,
            number=fill(ports.complaint_rules.number, named),
            category=category.id,
            text=text,
            account_id=account_id,
            code_hash=code_hash,
            filed_at=now,
            due_on=ports.calendar.add_working_days(today, category.days),
        )
        until = indonesian_date(complaint.due_on)
        return commit_complaint(
            ports,
            None,
            complaint,
            Event("complaint-filed", account_id or ANONYMOUS, "complainant"),
            messages=to_complainant(ports, complaint, "complaint_received", until=until),
            also=[AdvanceCounter(series, last), filed(ports, complaint)],
        )

    complaint = until_written(attempt)
    tell_office(ports)
    return complaint
