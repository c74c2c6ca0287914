"""What must hold for a permit type beyond the schema: each rule yields keys and a sentence.

These are rules for writing, not for running: an application keeps the type under which it was
sent in, and a rule that is made later must not refuse it.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from chalicelib.domain.catalogue.families import NUMBER_NAMES
from chalicelib.domain.catalogue.outcome import Letter
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, PermitType
from chalicelib.domain.limits import Limits
from chalicelib.domain.office import FRIDAY, Office, OfficeHours
from chalicelib.domain.permits.letter import LetterError
from chalicelib.domain.permits.letter_words import check_letter, known_placeholders
from chalicelib.domain.placeholders import placeholders
from infra.catalogue.regulations import misplaced

Keys = tuple[str | int, ...]
Problem = tuple[Keys, str]

ENDS = {FieldKind.DATE, FieldKind.DATE_RANGE, FieldKind.DATE_OR_LIFETIME}


def problems(
    kind: PermitType, roles: Iterable[str], messages: Iterable[str], limits: Limits, office: Office
) -> Iterator[Problem]:
    """All of one version. ``roles`` and ``messages`` are the ids that there are."""
    yield from _texts(kind)
    yield from _fields(kind)
    yield from _documents(kind)
    yield from _places(kind, limits.application.places)
    yield from _renewal(kind)
    yield from _chain(kind, set(roles))
    yield from _budgets(kind, office.hours)
    yield from _deadline(kind)
    yield from _numbers(kind)
    yield from _letter(kind)
    yield from _validity_and_copies(kind, set(messages))
    yield from _ends(kind)


def between(versions: Iterable[PermitType]) -> Iterator[tuple[PermitType, Keys, str]]:
    """Between all versions of all types: numbers that could be given twice, equal starts."""
    series: dict[tuple[str, str], PermitType] = {}
    groups: dict[str, PermitType] = {}
    seen: dict[tuple[str, str], PermitType] = {}
    starts: dict[tuple[str, str], PermitType] = {}
    for kind in versions:
        if seen.setdefault((kind.id, kind.rule_set), kind) is not kind:
            yield kind, ("id",), f"another file is {kind.rule_set} of it too: keep one of them"
            continue
        numbering = kind.numbering
        other = series.setdefault((numbering.classification, numbering.type_code), kind)
        if other.id != kind.id:
            text = f"{other.id} counts in this series too: choose another code"
            yield kind, ("numbering", "type_code"), text
        elif other.numbering.permit != numbering.permit:
            text = f"{other.rule_set} writes numbers of this series otherwise: use its format"
            yield kind, ("numbering", "permit"), text
        other = groups.setdefault(numbering.registration_group, kind)
        if other.numbering.registration != numbering.registration:
            text = f"{other.id} writes numbers of this group otherwise: use its format"
            yield kind, ("numbering", "registration"), text
        other = starts.setdefault((kind.id, kind.starts_on), kind)
        if other is not kind:
            yield kind, ("starts_on",), f"{other.rule_set} starts that day too: which one counts?"


def _places(kind: PermitType, most: int) -> Iterator[Problem]:
    for n, rule in enumerate(kind.fields):
        if rule.kind is FieldKind.PLACES and (rule.maximum or 0) > most:
            yield ("fields", n, "maximum"), f"is more than {most} (limits.toml): ask for fewer"


def _texts(kind: PermitType) -> Iterator[Problem]:
    """Both languages are there, and no name of a family was left unfilled."""
    for keys, text in _all_texts(kind.model_dump(mode="json")):
        if not text.strip():
            yield keys, "is empty: write it, or leave the key out"
        elif keys[0] not in ("letter", "numbering") and set("{}") & set(text):
            yield keys, f"nothing fills the braces in '{text}': write the words themselves"


def _all_texts(content: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    if isinstance(content, str):
        yield keys, content
    elif isinstance(content, Mapping):
        for key, item in content.items():
            yield from _all_texts(item, (*keys, key))
    elif isinstance(content, list):
        for position, item in enumerate(content):
            yield from _all_texts(item, (*keys, position))


def _fields(kind: PermitType) -> Iterator[Problem]:
    for n, field in enumerate(kind.fields):
        least, most = field.minimum, field.maximum
        if least is not None and most is not None and least > most:
            yield ("fields", n, "minimum"), "is more than maximum: exchange them"
        if field.kind is FieldKind.PLACES and not field.minimum and field.required:
            yield ("fields", n), "required places need minimum = 1"
        values = [choice.value for choice in field.choices]
        if len(set(values)) < len(values):
            yield ("fields", n, "choices"), "the same value stands there twice"


def _documents(kind: PermitType) -> Iterator[Problem]:
    for n, one in enumerate(kind.documents):
        if "max_pages" in one.model_fields_set and "pdf" not in one.formats:
            yield ("documents", n, "max_pages"), "a picture has no pages: leave it out"


def _renewal(kind: PermitType) -> Iterator[Problem]:
    """A type that can be renewed asks for the earlier permit, and no other does."""
    renewable = ApplicationKind.RENEWAL in kind.kinds
    for part, wanted in (
        ("fields", [field.only_for for field in kind.fields]),
        ("documents", [document.only_for for document in kind.documents]),
    ):
        only = [n for n, one in enumerate(wanted) if one is ApplicationKind.RENEWAL]
        if renewable and not only:
            cure = 'only_for = "renewal"'
            yield (part,), f"a renewal asks for nothing of the earlier permit: one needs {cure}"
        if not renewable and only:
            yield (part, only[0], "only_for"), 'the type has no renewals: add "renewal" to kinds'


def _chain(kind: PermitType, roles: set[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, step in enumerate(kind.steps):
        if step.role not in roles:
            close = get_close_matches(step.role, roles, 1) or [", ".join(sorted(roles))]
            text = f"roles.toml has no '{step.role}': did you mean {close[0]}?"
            yield ("steps", n, "role"), text
        if step.role in seen:
            yield ("steps", n, "role"), "has a step already: nobody decides twice in one chain"
        seen.add(step.role)


def _budgets(kind: PermitType, hours: OfficeHours) -> Iterator[Problem]:
    """What the steps after acceptance may take fits into what is promised."""
    accepted = next(n for n, step in enumerate(kind.steps) if step.accepts_application)
    later = kind.steps[accepted + 1 :]
    days = sum(step.working_days for step in later if step.working_hours is None)
    if days > kind.promised_days:
        text = f"the steps after acceptance take {days}: promise more, or give steps fewer days"
        yield ("promised_days",), text
        return
    needed = sum(step.working_hours or 0 for step in later)
    there = hours_of_week(hours, kind.promised_days - days)
    if needed > there:
        text = f"the steps after acceptance take {needed} working hours, and there are {there}"
        yield ("promised_days",), f"{text}: promise more, or give steps fewer hours"


def _deadline(kind: PermitType) -> Iterator[Problem]:
    days = kind.on_deadline.escalate_on_days if kind.on_deadline else ()
    for n, day in enumerate(days):
        if day >= kind.promised_days:
            text = f"is no day before the last of {kind.promised_days}: choose an earlier one"
            yield ("on_deadline", "escalate_on_days", n), text


def hours_of_week(hours: OfficeHours, days: int) -> int:
    """Whole working hours of so many days on end, the shortest that they can be: with as many
    Fridays as there may be among them."""
    length = {weekday: _length(hours, weekday) for weekday in (0, FRIDAY)}
    fridays = -(-days // 5)
    return int(((days - fridays) * length[0] + fridays * length[FRIDAY]) // 60)


def _length(hours: OfficeHours, weekday: int) -> int:
    spans = hours.spans(weekday)
    return sum(
        60 * (closes.hour - opens.hour) + closes.minute - opens.minute for opens, closes in spans
    )


def _numbers(kind: PermitType) -> Iterator[Problem]:
    for key in ("registration", "permit"):
        names = _names(getattr(kind.numbering, key))
        if names is None or not names <= NUMBER_NAMES:
            text = f"may use {{{'}, {'.join(sorted(NUMBER_NAMES))}}} and no other braces"
            yield ("numbering", key), text
        elif not {"sequence", "year"} <= names:
            yield ("numbering", key), "needs {sequence} and {year}, or numbers repeat"


def _letter(kind: PermitType) -> Iterator[Problem]:
    letter = kind.letter
    texts = list(_all_texts(letter.model_dump(mode="json"), ("letter",)))
    yield from _placeholders(kind, texts)
    used = {name for _, text in texts for name in _names(text) or ()}
    if "applicant.nik" in used and not letter.carries_nik:
        text = "prints the NIK: leave {applicant.nik} out, or say carries_nik = true if it is no"
        yield ("letter",), f"{text} permit that hangs on a wall"
    if letter.carries_nik and letter.photo_document:
        yield ("letter", "carries_nik"), "a permit with a photo hangs on a wall: leave the NIK out"
    for n, text in misplaced(letter.legal_basis):
        yield ("letter", "legal_basis", n), text
    yield from _decree(letter)
    limited = kind.validity.kind != "unlimited"
    if limited and not used & {"permit.valid_until", "permit.period"}:
        yield ("letter", "body"), "does not tell how long it holds: use {permit.valid_until}"
    if not limited and (ends := used & {"permit.valid_until", "permit.period"}):
        text = f"has no end, so {{{min(ends)}}} would be no day: say how long it holds in words"
        yield ("letter",), text
    for part in ("considering", "legal_basis", "noting", "conditions"):
        for n, line in enumerate(getattr(letter, part)):
            if line.endswith((";", ".")):
                yield ("letter", part, n), "is closed when printed: leave the mark at its end out"
            if line[:3].rstrip(". ").isdigit():
                yield ("letter", part, n), "lists are numbered when printed: leave the number out"
    photo = next((d for d in kind.documents if d.id == letter.photo_document), None)
    if photo and (photo.formats != ("jpg",) or not photo.required):
        yield ("letter", "photo_document"), "the photo must be a required document of format jpg"


def _decree(letter: Letter) -> Iterator[Problem]:
    """A decree and nothing else begins with KESATU, and is titled so."""
    if letter.about is None:
        if letter.title.upper().startswith("KEPUTUSAN"):
            yield ("letter", "title"), 'is a decree\'s: say what it is about in about = "…"'
    elif not letter.opening.startswith("KESATU: "):
        yield ("letter", "opening"), 'is the first dictum of a decree: begin it with "KESATU: "'
    elif letter.signer != "plain":
        yield ("letter", "signer"), 'names titles: a decree has signer = "plain"'


def _placeholders(kind: PermitType, texts: Iterable[tuple[Keys, str]]) -> Iterator[Problem]:
    """What the letter's own check refuses, each placeholder at its place."""
    try:
        check_letter(kind.letter, kind.fields)
        return
    except LetterError as error:
        refused = str(error)
    known, told = known_placeholders(kind.fields), False
    for keys, text in texts:
        names = _names(text)
        if names is None:
            told = True
            yield keys, f"a brace in '{text}' belongs to no placeholder"
        for name in sorted((names or frozenset()) - known):
            told = True
            close = get_close_matches(name, known, 1)
            hint = f"did you mean {{{close[0]}}}?" if close else "see docs/permit-types.md"
            yield keys, f"nothing fills {{{name}}}: {hint}"
    if not told:
        yield ("letter",), refused


def _validity_and_copies(kind: PermitType, messages: set[str]) -> Iterator[Problem]:
    kinds = {field.id: field.kind for field in kind.fields}
    until = kind.validity.until_field
    if until and kinds[until] not in ENDS:
        yield ("validity", "until_field"), f"'{until}' is no date: choose a field that is one"
    if kind.validity.kind == "unlimited" and (kind.validity.years or until):
        yield ("validity",), "'unlimited' has neither years nor until_field: take them out"
    for n, copy in enumerate(kind.copies):
        if kinds[copy.field] is not FieldKind.EMAIL:
            yield ("copies", n, "field"), f"'{copy.field}' is no e-mail field"
        if copy.message not in messages:
            yield ("copies", n, "message"), f"there is no templates/messages/{copy.message}.toml"


def _ends(kind: PermitType) -> Iterator[Problem]:
    if kind.ends and kind.ends.replaces and not kind.validity.until_field:
        text = "stands in an earlier permit's place: name its last day in until_field"
        yield ("validity",), text
    if kind.ends and ApplicationKind.RENEWAL in kind.kinds:
        yield ("kinds",), 'a paper that ends another is not renewed: leave "renewal" out'


def _names(template: str) -> frozenset[str] | None:
    """The placeholders in it; None if it has a brace that belongs to none."""
    try:
        return placeholders(template)
    except ValueError:
        return None
