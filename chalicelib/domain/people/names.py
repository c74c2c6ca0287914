"""Names of persons: title case, and titles (gelar) kept apart from them.

A KTP prints names in capitals, so many people type them so; a letter wants ``Irman Syaputra``.
"""

import re
import unicodedata
from dataclasses import dataclass

from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.people.capitals import capitalise, is_one_case

NAME_LENGTH = 100
TITLE_LENGTH = 60

_PARTICLES = frozenset({"bin", "binti", "binte", "van", "der", "den"})
_BEFORE = {
    title.rstrip(".").casefold(): title
    for title in ("Prof.", "Drs.", "Dra.", "Ir.", "H.", "Hj.", "Ns.", "apt.", "drg.", "KH.")
}
_AFTER = {
    title.replace(".", "").casefold(): title
    for title in (
        "A.Md.", "A.Md.Keb.", "A.Md.Kep.", "A.Md.Farm.", "S.Kom.", "S.Keb.", "S.Tr.Keb.", "S.Kep.",
        "S.ST.", "S.K.M.", "S.Farm.", "S.Gz.", "S.E.", "S.H.", "S.Pd.", "S.Pd.I.", "S.Si.",
        "S.Sos.", "S.T.", "S.IP.", "S.Ag.", "M.Kes.", "M.Keb.", "M.Kep.", "M.Kom.", "M.Pd.",
        "M.Si.", "M.M.", "M.H.", "M.T.", "M.A.", "M.Sc.", "M.K.M.", "Ph.D.", "Bdn.",
    )
}  # fmt: skip
_ENDINGS = frozenset(
    {"app", "biz", "co", "com", "gd", "gl", "id", "info", "io", "link", "ly", "me", "my", "net",
     "org", "site", "top", "xyz"}
)  # fmt: skip
"""Of addresses on the web: no name and no title ends in one of these after a point."""
_PHYSICIAN_OR_DOCTOR = frozenset({"dr", "dr."})


@dataclass(frozen=True)
class PersonName:
    """``title_before`` and ``title_after`` are empty when there are none."""

    name: str
    title_before: str = ""
    title_after: str = ""

    @property
    def full_name(self) -> str:
        """With titles: ``Ns. Irman Syaputra, S.Kom.``."""
        name = " ".join(part for part in (self.title_before, self.name) if part)
        return f"{name}, {self.title_after}" if self.title_after else name


def parse_name(text: str, path: str = "name") -> str:
    """The name without titles, one space between words, in title case.

    Words in capitals only, and names without any capital, get one capital each (``bin`` and its
    like none); other spellings (``McDonald``) stay.

    :raises InvalidInput: empty, too long, or with other signs than a name has.
    """
    name = _tidy(text)
    if not name:
        raise InvalidInput(fields=[FieldProblem(path, "required")])
    if len(name) > NAME_LENGTH:
        problem = FieldProblem(path, "too-long", {"max_length": NAME_LENGTH})
        raise InvalidInput(fields=[problem])
    if not _is_name(name):
        raise InvalidInput(fields=[FieldProblem(path, "not-a-name")])
    require_no_address(name, path)
    name = _JOINED.sub(r"\1. ", name)
    return " ".join(_word(word, alone=name == name.lower()) for word in name.split())


def parse_title(text: str, path: str = "title") -> str:
    """A title, or several (``Prof. Dr.``, ``S.Keb., M.Kes.``). One typed all in capitals or all
    in small letters gets its usual spelling, where that is known; others stay as typed. Empty
    text is no title.

    :raises InvalidInput: too long, or with signs that no title has.
    """
    title = _tidy(text).strip(", ")
    if len(title) > TITLE_LENGTH:
        problem = FieldProblem(path, "too-long", {"max_length": TITLE_LENGTH})
        raise InvalidInput(fields=[problem])
    if not all(c.isalpha() or c in " .,-/()" for c in title):
        raise InvalidInput(fields=[FieldProblem(path, "not-a-name")])
    require_no_address(title, path)
    parts = [part.strip() for part in title.split(",") if part.strip()]
    return ", ".join(" ".join(_title_word(word) for word in part.split()) for part in parts)


_JOINED = re.compile(r"(?<=\w)(\w)\.(?=\w{2})")
"""``Muh.Yusuf``: a point without the space behind it, which programs take for an address."""


def require_no_address(text: str, path: str) -> None:
    """Names stand in the office's own messages, where programs make links of addresses.

    :raises InvalidInput: ``www.``, or a word that ends as web addresses do (``link-in-name``).
    """
    for word in re.split(r"[\s,()/-]+", text.casefold()):
        *before, ending = word.strip(".'’`").split(".")
        if before and (ending in _ENDINGS or before[0] == "www"):
            raise InvalidInput(fields=[FieldProblem(path, "link-in-name")])


def split_titles(text: str) -> PersonName:
    """A name as people write it, taken apart: ``NS. IRMAN SYAPUTRA, S.KOM`` gives ``Ns.``,
    ``Irman Syaputra`` and ``S.Kom.``.

    What follows the first comma is title; before the name, only known titles are. Refuses like
    ``parse_name``.
    """
    front, _, after = _tidy(text).partition(",")
    words = front.split()
    before: list[str] = []
    while len(words) > 1 and _is_title_before(words[0]):
        before.append(words.pop(0))
    return PersonName(
        name=parse_name(" ".join(words)),
        title_before=parse_title(" ".join(before)),
        title_after=parse_title(after),
    )


def _is_title_before(word: str) -> bool:
    # Without its point, "H" or "Ir" could be part of a name.
    return word.endswith(".") and (
        word.rstrip(".").casefold() in _BEFORE or word.casefold() in _PHYSICIAN_OR_DOCTOR
    )


def _title_word(word: str) -> str:
    if not is_one_case(word):
        return word
    before = _BEFORE.get(word.rstrip(".").casefold())
    return before or _AFTER.get(word.replace(".", "").casefold(), word)


def _word(word: str, *, alone: bool) -> str:
    """``alone``: the whole name has no capital, so that particles cannot be told by it."""
    if word.casefold() in _PARTICLES:
        return word.lower()
    begun = _initial(word)
    shouted = len([c for c in word if c.isalpha()]) > 2 and begun == begun.upper()
    return capitalise(word) if alone or shouted else begun


def _initial(word: str) -> str:
    """Two letters in capitals may be initials (``AR``) or a word (``EL``): left as typed, but a
    word starts with a capital."""
    return word[:1].upper() + word[1:]


def _is_name(text: str) -> bool:
    return any(c.isalpha() for c in text) and all(
        c.isalpha() or unicodedata.category(c) == "Mn" or c in " .'’`-" for c in text
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
