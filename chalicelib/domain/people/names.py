"""Names of persons: title case, and titles (gelar) kept apart from them.

A KTP prints names in capitals, so many people type them so; a letter wants ``Irman Syaputra``.
"""

import re
import unicodedata
from dataclasses import dataclass

from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.people.capitals import capitalise, is_one_case
from chalicelib.domain.repertoire import require_printable

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
_ALWAYS_TITLES = frozenset({"prof", "drs", "dra", "hj", "ns", "drg", "kh", "dr"})
"""With a point or without: no name is written so. ``H.``, ``Ir`` and ``apt`` may be of a name."""
_SHORT = frozenset({"dg", "hj", "st"})
"""Two letters without a vowel that are no initials: Daeng, Hajah, Siti."""
_VOWELS = frozenset("AEIOU")


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

    :raises InvalidInput: empty, too long, with titles (``titles-in-name``, which says how the parts
        would stand), or with other signs than a name has.
    """
    name = _tidy(text)
    if not name:
        raise InvalidInput(fields=[FieldProblem(path, "required")])
    if len(name) > NAME_LENGTH:
        problem = FieldProblem(path, "too-long", {"max_length": NAME_LENGTH})
        raise InvalidInput(fields=[problem])
    if apart := _taken_apart(name, path):
        raise InvalidInput(fields=[FieldProblem(path, "titles-in-name", apart)])
    if not _is_name(name):
        raise InvalidInput(fields=[FieldProblem(path, "not-a-name")])
    require_printable(name, path)
    require_no_address(name, path)
    name = _JOINED.sub(r"\1. ", name)
    words, alone = name.split(), name == name.lower()
    return " ".join(
        _word(word, alone=alone, last=index == len(words)) for index, word in enumerate(words, 1)
    )


def _taken_apart(name: str, path: str) -> dict[str, str] | None:
    """What of the name is title, for whoever typed it to see and confirm; ``None``: nothing is."""
    front, _, after = name.partition(",")
    front = _JOINED.sub(r"\1. ", front)
    words = front.split()
    titled = len(words) > 1 and words[0].rstrip(".").casefold() in _ALWAYS_TITLES
    if not after.strip(", ") and not titled:
        return None
    require_no_address(name, path)
    found = split_titles(f"{front},{after}", path)
    return {
        "before": found.title_before or "-",
        "name": found.name,
        "after": found.title_after or "-",
    }


def parse_title(text: str, path: str = "title") -> str:
    """A title, or several (``Prof. Dr.``, ``S.Keb., M.Kes.``). One typed all in capitals or all
    in small letters gets its usual spelling, where that is known; others stay as typed. Empty
    text is no title.

    :raises InvalidInput: too long, with signs that no title has, or in capitals where only the case
        tells a physician from a doctor (``which-doctor``).
    """
    title = _tidy(text).strip(", ")
    if len(title) > TITLE_LENGTH:
        problem = FieldProblem(path, "too-long", {"max_length": TITLE_LENGTH})
        raise InvalidInput(fields=[problem])
    if not all(c.isalpha() or c in " .,-/()" for c in title):
        raise InvalidInput(fields=[FieldProblem(path, "not-a-name")])
    require_printable(title, path)
    require_no_address(title, path)
    if "DR" in re.findall(r"\w+", title):
        raise InvalidInput(fields=[FieldProblem(path, "which-doctor")])
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


def split_titles(text: str, path: str = "name") -> PersonName:
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
        name=parse_name(" ".join(words), path),
        title_before=parse_title(" ".join(before), path),
        title_after=parse_title(after, path),
    )


def _is_title_before(word: str) -> bool:
    bare = word.rstrip(".").casefold()
    # Without its point, "H" or "Ir" could be part of a name.
    return bare in _ALWAYS_TITLES or (word.endswith(".") and bare in _BEFORE)


def _title_word(word: str) -> str:
    if not is_one_case(word):
        return word
    before = _BEFORE.get(word.rstrip(".").casefold())
    return before or _AFTER.get(word.replace(".", "").casefold(), word)


def _word(word: str, *, alone: bool, last: bool) -> str:
    """``alone``: the whole name has no capital, so that particles cannot be told by it. ``last``:
    nothing follows, so that two capitals are initials rather than a word."""
    if word.casefold() in _PARTICLES:
        return word.lower()
    begun = _initial(word)
    letters = "".join(c for c in word if c.isalpha())
    is_word = (
        len(letters) > 2
        or letters.casefold() in _SHORT
        or (
            len(letters) == 2
            and word.isalpha()
            and not last
            and bool(_VOWELS & set(letters.upper()))
        )
    )
    return capitalise(word) if alone or (is_word and begun == begun.upper()) else begun


def _initial(word: str) -> str:
    """Two letters in capitals at the end may be initials (``Fadli AR``) and stay; before another
    word they are one (``LA ODE``, ``NI KADEK``), unless without a vowel. A word starts with a
    capital."""
    return word[:1].upper() + word[1:]


def _is_name(text: str) -> bool:
    return any(c.isalpha() for c in text) and all(
        c.isalpha() or unicodedata.category(c) == "Mn" or c in " .'’`-" for c in text
    )


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
