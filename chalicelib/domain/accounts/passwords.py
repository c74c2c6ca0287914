"""What a password must be (OWASP ASVS 5.0 §6.2, NIST SP 800-63B): long enough, and not to be
guessed from a list or from the person. Any character is allowed, none is demanded."""

import string
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from chalicelib.domain.accounts.model import CitizenDetails, Person
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.errors import FieldProblem, InvalidInput

SHORTEST = 8
LONGEST = 128
_DECORATION = string.digits + string.punctuation + " "


def normalised(password: str) -> str:
    """The same characters give the same password on every keyboard (Unicode NFC)."""
    return unicodedata.normalize("NFC", password)


def password_problem(
    ports: Ports, password: str, person: Person, citizen: CitizenDetails | None, path: str
) -> FieldProblem | None:
    """What is wrong with it, or ``None``. ``path`` is the field's name in the request.

    Personal parts (NIK, names, e-mail, number, birth date in its usual forms) do not count:
    what is left without them must still be long enough.
    """
    if wrong := length_problem(password, path):
        return wrong
    folded = normalised(password).casefold()
    bare = folded.strip(_DECORATION)
    if len(set(folded)) < 4 or any(ports.passwords.is_common(word) for word in (folded, bare)):
        return FieldProblem(path, "password-common")
    rest = folded
    for part in sorted(_personal_parts(person, citizen), key=len, reverse=True):
        rest = rest.replace(part, "")
    if len(rest) < SHORTEST:
        return FieldProblem(path, "password-personal")
    return None


def length_problem(password: str, path: str) -> FieldProblem | None:
    """What can be said of it without knowing whose it is. Counted as it is kept: a letter and its
    mark are one sign on every keyboard."""
    signs = len(normalised(password))
    if signs < SHORTEST:
        return FieldProblem(path, "password-too-short", {"minimum": SHORTEST})
    if signs > LONGEST:
        return FieldProblem(path, "password-too-long", {"maximum": LONGEST})
    return None


def hashed(
    ports: Ports,
    password: str,
    person: Person,
    citizen: CitizenDetails | None,
    path: str = "password",
) -> str:
    """The hash to store.

    :raises InvalidInput: the password is no good, naming ``path``.
    """
    problem = password_problem(ports, password, person, citizen, path)
    if problem:
        raise InvalidInput(fields=[problem])
    return ports.passwords.hash(normalised(password))


def _personal_parts(person: Person, citizen: CitizenDetails | None) -> set[str]:
    parts = {person.nik, person.email, person.email.partition("@")[0], person.name}
    parts |= {*person.name.split(), *person.email.partition("@")[0].replace("_", ".").split(".")}
    parts |= {person.whatsapp, "0" + person.whatsapp.removeprefix("+62")}
    if citizen:
        parts |= set(_written(citizen.birth_date))
    return {part.casefold() for part in parts if len(part) >= 3}


def _written(day: date) -> Iterator[str]:
    """How people type a date: 01011990, 1-1-1990, 1990/01/01, 010190, ..."""
    days, months = {f"{day.day:02}", f"{day.day}"}, {f"{day.month:02}", f"{day.month}"}
    for year in (f"{day.year}", f"{day.year % 100:02}"):
        for d, m in ((d, m) for d in days for m in months):
            yield from _joined((d, m, year))
            yield from _joined((year, m, d))


def _joined(parts: Iterable[str]) -> Iterator[str]:
    pieces = list(parts)
    for separator in ("", "-", "/", ".", " "):
        text = separator.join(pieces)
        if len(text) >= 6:
            yield text
