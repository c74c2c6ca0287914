"""How numbers, codes and names are looked up: alike everywhere, however they were typed or pasted.

Nobody sees whether a dash is an en dash or a non-breaking one, an apostrophe straight or curly, or
that a mark of direction came along from a chat. What is asked for and what is on record are brought
to one spelling by the same functions; what is shown stays as it was written.
"""

import re
import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "'\"’‘‛`´ʼʻʹʾʿ′″“”＇"), "")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_SLASHES = dict.fromkeys(map(ord, "⁄∕／"), "/")
_HEADING = re.compile(r"^(NOMOR|NO(?=[.:]))")
_LOOK_ALIKES = str.maketrans("OIL", "011")


def number_key(text: str) -> str:
    """Of a permit's, a registration's or any office's number: capitals, one kind of dash and slash,
    no spaces, nothing invisible, no point or comma at its ends, and without the NOMOR that stands
    before it on the letter."""
    plain = re.sub(r"\s", "", one_spelling(text)).upper()
    return _HEADING.sub("", plain).strip(".,;:")


def code_key(text: str) -> str:
    """Of a code as Crockford's base 32 reads it: any case, O as 0, I and L as 1, without dashes."""
    return number_key(text).replace("-", "").translate(_LOOK_ALIKES)


def name_key(text: str) -> str:
    """Of a name: small letters without accents and apostrophes, single spaces, a dash being one:
    ``Nur-Aïni  ST.`` gives ``nur aini st``."""
    bare = unicodedata.normalize("NFKD", one_spelling(text).replace("-", " ")).casefold()
    return " ".join("".join(c for c in bare if c.isalpha() or c.isspace()).split())


def one_spelling(text: str) -> str:
    """One kind of dash and slash, no apostrophes, and nothing without a shape: marks of direction,
    joiners, soft hyphens, control characters."""
    bare = text.translate(_APOSTROPHES)  # NFKC would make a space of some
    plain = unicodedata.normalize("NFKC", bare).translate(_DASHES | _SLASHES | _APOSTROPHES)
    return "".join(c for c in plain if c.isspace() or unicodedata.category(c)[0] != "C")
