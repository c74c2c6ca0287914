"""Replies that administrators keep, filled in for one citizen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import citizen_account, require_answering
from chalicelib.domain.office_data.sections import SAVED_REPLIES
from chalicelib.domain.placeholders import fill, placeholders
from chalicelib.domain.text import Language, Localized
from chalicelib.domain.wording import indonesian_date

LOOKED_THROUGH = 10
"""The newest applications among which the one is sought that the citizen asks about."""


@dataclass(frozen=True)
class FilledReply:
    """``missing``: placeholders for which there is nothing; the text has them in brackets."""

    reply_id: str
    title: Localized
    text: Localized
    missing: tuple[str, ...]


def replies_for(ports: Ports, actor: Actor, account_id: str) -> tuple[FilledReply, ...]:
    """Those that are offered, in their order.

    :raises NotAllowed: the role is another one. :raises NotFound: no such citizen.
    """
    require_answering(actor)
    citizen = citizen_account(ports, account_id)
    newest = ports.applications.by_applicant(account_id, limit=LOOKED_THROUGH, cursor=None)
    about = next((one for one in newest.items if one.phase is not Phase.DRAFT), None)
    values = {one: _values(ports, actor, citizen, about, one) for one in Language}
    return tuple(
        FilledReply(
            entry.entry_id,
            entry.content.title,
            Localized(
                id=_filled(entry.content.text.id, values[Language.INDONESIAN]),
                en=_filled(entry.content.text.en, values[Language.ENGLISH]),
            ),
            tuple(sorted(placeholders(entry.content.text.id) - values[Language.INDONESIAN].keys())),
        )
        for entry in ports.office_book.active(SAVED_REPLIES)
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    blanks = {name: f"[{name}]" for name in placeholders(text)}
    return fill(text, {**blanks, **values})


def _values(
    ports: Ports,
    actor: Actor,
    citizen: Account,
    about: ApplicationSummary | None,
    language: Language,
) -> dict[str, str]:
    """By the names that ``office_data/sections.py`` allows; what is not known is left out."""
    office, calendar = ports.office, ports.calendar
    said = indonesian_date if language is Language.INDONESIAN else _english_date
    values = {
        "nama": citizen.full_name,
        "petugas": actor.name,
        "kantor": office.short_name,
        "telepon": office.phone,
        "hari_ini": said(calendar.local_date(ports.clock.now())),
    }
    if about:
        values["nomor"] = about.registration_number or about.receipt
        values["jenis"] = type_name(ports, about.type_id).in_language(language)
        if about.promised_on:
            values["janji"] = said(about.promised_on)
    return values


def _english_date(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
