"""The texts of messages to people (``templates/messages/<template>.toml``).

Each text may use the template's own ``params`` and the office's particulars: ``office.name``,
``office.short_name``, ``office.address``, ``office.phone``, ``office.website``, ``office.hours``
and ``office.whatsapp`` (the first contact).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from chalicelib.domain.messages.model import Channel
from chalicelib.domain.office import Office
from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.placeholders import fill, placeholders
from chalicelib.domain.text import Language, Localized

OFFICE_NAMES = frozenset(
    f"office.{name}"
    for name in ("name", "short_name", "address", "phone", "website", "hours", "whatsapp")
)
# 16 digits standing alone are a NIK; officers may have quoted one in a reason.
_NIK = re.compile(r"(?<![\w/+=-])(\d{4})\d{10}(\d{2})(?![\w/+=-])")


class Told(StrEnum):
    """``urgent``: somebody has to do something in time, or loses something: by every way there is.
    ``usual``: by the one way that its reader has chosen. ``steps``: what happens inside the office,
    or what its reader has just done: to those who want it; everybody finds it in the site."""

    URGENT = "urgent"
    USUAL = "usual"
    STEPS = "steps"


class EmailText(Part):
    subject: Localized
    body: Localized


class MessageTemplate(Part):
    """One message in two languages, for each channel it may go by. ``params`` are the names that
    whoever sends it must give. ``warns`` of a change of how somebody signs in: it goes however many
    messages went before, so that a flood cannot hide a thief. ``news``: one line of it for the list
    in the site. ``told``: by which ways it goes (``Told``)."""

    id: Slug
    params: tuple[Slug, ...]
    warns: bool = False
    label: Localized | None = None
    told: Told = Told.USUAL
    email: EmailText | None = None
    whatsapp: Localized | None = None
    news: Localized | None = None

    @model_validator(mode="after")
    def _uses_what_it_is_given(self) -> Self:
        texts = [self.email.subject, self.email.body] if self.email else []
        texts += [text for text in (self.whatsapp, self.news) if text]
        if self.told is Told.STEPS and not self.news:
            raise ValueError(f"message {self.id}: told to few, and has no line in the site")
        if not texts:
            raise ValueError(f"message {self.id}: has no text for any channel")
        used = {name for text in texts for name in placeholders(text.id) | placeholders(text.en)}
        unknown = used - OFFICE_NAMES - set(self.params)
        unused = set(self.params) - used
        if unknown or unused:
            raise ValueError(
                f"message {self.id}: unknown {sorted(unknown)}, given but unused {sorted(unused)}"
            )
        return self


def line(template: MessageTemplate, language: Language, params: Mapping[str, str]) -> str | None:
    """Its line for the list in the site; ``None``: it has none, or lacks a param by now."""
    text = template.news and template.news.in_language(language)
    if not text or placeholders(text) - params.keys():
        return None
    return fill(text, {name: _without_nik(value) for name, value in params.items()})


@dataclass(frozen=True)
class RenderedMessage:
    """Ready to send: plain text. ``subject`` is empty for WhatsApp; ``warns`` as the template."""

    subject: str
    body: str
    warns: bool = False


def render(
    template: MessageTemplate,
    channel: Channel,
    language: Language,
    params: Mapping[str, str],
    office: Office,
) -> RenderedMessage:
    """The message's words. A NIK inside a param is masked.

    :raises LookupError: the template has no text for this channel, or a param is missing.
    """
    values = {name: _without_nik(value) for name, value in params.items()} | _office(office)
    if channel is Channel.WHATSAPP:
        if template.whatsapp is None:
            raise LookupError(f"message {template.id} does not go by WhatsApp")
        body = fill(template.whatsapp.in_language(language), values)
        return RenderedMessage(subject="", body=body.strip(), warns=template.warns)
    if template.email is None:
        raise LookupError(f"message {template.id} does not go by e-mail")
    # One line whatever was filled in: a line break would start a header of its own.
    subject = " ".join(fill(template.email.subject.in_language(language), values).split())
    body = fill(template.email.body.in_language(language), values)
    return RenderedMessage(subject=subject, body=body.strip() + "\n", warns=template.warns)


def _without_nik(text: str) -> str:
    return _NIK.sub(r"\1**********\2", text)


def _office(office: Office) -> dict[str, str]:
    hours = office.hours
    return {
        "office.name": office.name,
        "office.short_name": office.short_name,
        "office.address": f"{office.address}, {office.city} {office.postal_code}",
        "office.phone": office.phone,
        "office.website": office.website,
        "office.hours": f"{hours.opens:%H.%M}–{hours.closes:%H.%M}",
        "office.whatsapp": office.contacts[0].shown,
    }
