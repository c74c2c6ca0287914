"""The words of a letter: from the type's letter data and the facts of one case to its content.

``compose_letter`` fills the ``{placeholders}`` of a type's letter (``catalogue/schema.Letter``);
a ``LetterRenderer`` lays the result out. Nothing here knows about PDF.

Placeholders (``domain/placeholders.py``) are dotted names looked up in one flat dict, which
``letter_variables`` builds. The names:

- ``applicant.name``, ``applicant.full_name_with_titles``, ``applicant.nik``,
  ``applicant.birth_place``, ``applicant.birth_date``, ``applicant.birth`` ("Solok, 1 Mei 1990"),
  ``applicant.sex``, ``applicant.address``, ``applicant.occupation``, ``applicant.phone``
- ``data.<field id>`` for every field of the type: dates as "22 Juni 2022", ranges as
  "24 Juni 2021 sampai dengan 24 Juli 2021", a lifetime as "Seumur Hidup", choices by their
  label, whole numbers as "1.250". Places are a list: alone in a row they become numbered lines,
  in running text "A, B, dan C". A village is "Koto Baru, Kecamatan Kubung".
- ``permit.number``, ``permit.issued_on``, ``permit.valid_until``, ``permit.period``,
  ``permit.registration_number``, ``permit.previous_number``
- ``office.name``, ``office.short_name``, ``office.code``, ``office.government``,
  ``office.regency``, ``office.province``, ``office.address``, ``office.postal_code``,
  ``office.city``, ``office.phone``, ``office.email``, ``office.website``, ``office.head``, and
  ``office.delegation``, the regulation that lets the head sign, empty until it is known
- ``type.name``
- ``ended.type_name``, ``ended.issued_on``, ``ended.valid_until``: of the permit that this paper
  ends (``ends`` of its type), else empty
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Protocol

from chalicelib.domain.catalogue.outcome import Letter
from chalicelib.domain.catalogue.schema import FieldRule
from chalicelib.domain.office import Office
from chalicelib.domain.permits.letter import (
    Decree,
    LetterContent,
    LetterError,
    Row,
    SignerBlock,
    Stationery,
)
from chalicelib.domain.placeholders import fill
from chalicelib.domain.placeholders import placeholders as names_in
from chalicelib.domain.wording import Text, clean, field_text, indonesian_date, listed, period

UNLIMITED = "Selama memenuhi ketentuan peraturan perundang-undangan"
ENDED_NAMES = ("type_name", "issued_on", "valid_until")
OFFICE_NAMES = (
    "name", "short_name", "code", "government", "regency", "province", "address",
    "postal_code", "city", "phone", "email", "website", "delegation",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ApplicantFacts:
    """The applicant as the letter names them; titles are already in their places."""

    name: str
    full_name_with_titles: str
    nik: str
    birth_place: str
    birth_date: date
    sex: str
    address: str
    occupation: str
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class PermitFacts:
    """Number and dates of this permit; ``valid_until`` None means without an end."""

    number: str
    issued_on: date
    valid_until: date | None
    registration_number: str
    previous_number: str = ""


class Ended(Protocol):
    """Of the permit that a paper ends, what the paper says of it."""

    @property
    def type_name(self) -> str: ...

    @property
    def issued_on(self) -> date: ...

    @property
    def valid_until(self) -> date | None: ...


@dataclass(frozen=True)
class EndedFacts:
    """Of one that is made up."""

    type_name: str
    issued_on: date
    valid_until: date | None


def office_words(office: Office) -> dict[str, str]:
    """The office's part of the variables, ``office.head`` apart."""
    return {f"office.{name}": clean(getattr(office, name) or "") for name in OFFICE_NAMES}


def letter_variables(
    *,
    applicant: ApplicantFacts,
    rules: Iterable[FieldRule],
    data: Mapping[str, object],
    permit: PermitFacts,
    office: Office,
    type_name: str,
    ended: Ended | None = None,
) -> dict[str, Text]:
    """Every variable of this module's list. ``rules`` are all fields of the type: one that this
    application did not have to answer (``only_for``) is there with an empty text."""
    until = permit.valid_until
    texts: dict[str, Text] = {
        f"applicant.{item.name}": clean(getattr(applicant, item.name)) for item in fields(applicant)
    }
    born = indonesian_date(applicant.birth_date)
    texts |= {
        "applicant.birth_date": born,
        "applicant.birth": f"{clean(applicant.birth_place)}, {born}",
        "permit.number": clean(permit.number),
        "permit.issued_on": indonesian_date(permit.issued_on),
        "permit.valid_until": indonesian_date(until) if until else UNLIMITED,
        "permit.period": period(permit.issued_on, until) if until else UNLIMITED,
        "permit.registration_number": clean(permit.registration_number),
        "permit.previous_number": clean(permit.previous_number),
        "type.name": clean(type_name),
    }
    texts |= {f"data.{rule.id}": field_text(rule, data.get(rule.id)) for rule in rules}
    texts |= office_words(office)
    texts |= {f"ended.{name}": "" for name in ENDED_NAMES}
    if ended is not None:
        last = ended.valid_until
        texts |= {
            "ended.type_name": clean(ended.type_name),
            "ended.issued_on": indonesian_date(ended.issued_on),
            "ended.valid_until": indonesian_date(last) if last else UNLIMITED,
        }
    return texts | {"office.head": clean(office.head.title)}


def known_placeholders(rules: Iterable[FieldRule]) -> frozenset[str]:
    """The names that a letter over these fields may use."""
    applicant = {item.name for item in fields(ApplicantFacts)} | {"birth"}
    permit = {item.name for item in fields(PermitFacts)} | {"period"}
    return frozenset(
        {f"applicant.{name}" for name in applicant}
        | {f"permit.{name}" for name in permit}
        | {f"office.{name}" for name in (*OFFICE_NAMES, "head")}
        | {f"data.{rule.id}" for rule in rules}
        | {f"ended.{name}" for name in ENDED_NAMES}
        | {"type.name"}
    )


def placeholders(letter: Letter) -> set[str]:
    """The names that a letter uses. Raises ``LetterError`` for a brace that belongs to none."""
    try:
        return {name for template in _templates(letter) for name in names_in(template)}
    except ValueError as error:
        raise LetterError(f"letter: {error}") from None


def check_letter(letter: Letter, rules: Iterable[FieldRule]) -> None:
    """Raises ``LetterError`` naming every placeholder that nothing will ever fill."""
    unknown = placeholders(letter) - known_placeholders(rules)
    if unknown:
        raise LetterError(f"letter: unknown placeholders: {', '.join(sorted(unknown))}")


def compose_letter(
    letter: Letter,
    variables: Mapping[str, Text],
    *,
    stationery: Stationery,
    signer: SignerBlock,
    issued_on: date,
    verification_url: str,
    photo: bytes | None = None,
    footer: str | None = None,
    watermark: str = "",
) -> LetterContent:
    """The letter in its final words. ``variables`` come from ``letter_variables``.

    A row, paragraph or list item that comes out empty, or all of whose placeholders do
    ("{data.area} m²"), is left out. List items are closed here, because only now it is known which
    is the last. ``footer`` goes before the stationery's. Raises ``LetterError`` for a placeholder
    without a variable.
    """

    def text(template: str) -> str:
        return _filled(template, variables)

    def texts(templates: Iterable[str]) -> tuple[str, ...]:
        return tuple(filled for template in templates if (filled := text(template)))

    title = text(letter.title).upper()
    words = stationery.words
    if letter.basis_label is not None:
        words = replace(words, legal_basis=letter.basis_label)
    decree = None
    if letter.about is not None:
        by = text("{office.head} {office.regency}")
        about = text(letter.about).upper()
        enacting = f"{title} {words.about} {about}."
        decree = Decree(about=about, by=f"{by.upper()},", enacting=enacting)
        signer = replace(signer, title=f"{signer.title} {text('{office.regency}')}")
    if letter.signer == "plain":
        signer = replace(signer, name=signer.plain_name, rank="", nip="")
    rows = (Row(text(row.label), _row_values(row.value, variables)) for row in letter.rows)
    footer_texts = {
        "signature.url": verification_url,
        "signature.issuer": stationery.certificate_issuer,
    }
    return LetterContent(
        letterhead=texts(stationery.letterhead),
        contact=texts(stationery.contact),
        title=title,
        permit_number=text("{permit.number}"),
        decree=decree,
        considering=_closed(texts(letter.considering), ";"),
        legal_basis=_closed(texts(letter.legal_basis), ";"),
        noting=_closed(texts(letter.noting), ";"),
        opening=text(letter.opening),
        rows=tuple(row for row in rows if row.values),
        body=texts(letter.body),
        conditions=_closed(texts(letter.conditions), "."),
        closing=text(letter.closing),
        place=text("{office.city}"),
        issued_on=issued_on,
        signer=signer,
        copies_to=texts(letter.copies_to),
        footer=_filled(stationery.footer, footer_texts) if footer is None else footer,
        verification_url=verification_url,
        words=words,
        office_name=text("{office.name}"),
        subject=f"{text('{type.name}')} - {text('{applicant.name}')}",
        photo=photo,
        watermark=watermark,
    )


def _templates(letter: Letter) -> Iterable[str]:
    yield from (letter.title, letter.about or "", letter.opening, letter.closing)
    yield from (part for row in letter.rows for part in (row.label, row.value))
    for group in (letter.considering, letter.legal_basis, letter.noting, letter.body):
        yield from group
    yield from (*letter.conditions, *letter.copies_to)


def _closed(items: tuple[str, ...], last: str) -> tuple[str, ...]:
    """Each with its mark: ``;``, and the last one with its own."""
    bare = [item.rstrip(" ;.") for item in items]
    return tuple(f"{item};" for item in bare[:-1]) + tuple(f"{item}{last}" for item in bare[-1:])


def _filled(template: str, variables: Mapping[str, Text]) -> str:
    inline = {
        name: value if isinstance(value, str) else listed(value)
        for name in names_in(template)
        if (value := variables.get(name)) is not None
    }
    try:
        text = " ".join(fill(template, inline).split())
    except KeyError as unknown:
        raise LetterError(f"letter: unknown placeholder: {unknown}") from None
    return "" if inline and not any(inline.values()) else text


def _row_values(template: str, variables: Mapping[str, Text]) -> tuple[str, ...]:
    alone = next(iter(names_in(template)), "")
    value = variables.get(alone)
    if isinstance(value, tuple) and template.strip() == f"{{{alone}}}":
        return value
    filled = _filled(template, variables)
    return (filled,) if filled else ()
