"""The citizen's own name of a file: kept for people to read, never trusted by machines."""

import unicodedata
from typing import Literal
from urllib.parse import quote

Disposition = Literal["inline", "attachment"]

_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}
_KNOWN_ENDINGS = (".jpg", ".jpeg", ".png", ".pdf")
_LONGEST = 100


def tidy_file_name(file_name: str, media_type: str) -> str:
    """A name safe to show and to save under: last path part, no control, format (bidirectional
    overrides) or reserved characters, at most 100 characters, ending as ``media_type`` says.
    Empty becomes ``dokumen``."""
    base = unicodedata.normalize("NFC", file_name).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        " " if mark in '<>:"|?*' or unicodedata.category(mark)[0] in "CZ" else mark for mark in base
    )
    stem = " ".join(kept.split())
    for ending in _KNOWN_ENDINGS:
        if stem.lower().endswith(ending):
            stem = stem[: -len(ending)]
            break
    return (stem.strip(". ")[:_LONGEST].strip(". ") or "dokumen") + _ENDINGS.get(media_type, "")


def content_disposition(disposition: Disposition, file_name: str, media_type: str) -> str:
    """The header's value (RFC 6266): an ASCII ``filename`` for old browsers and, RFC 8187
    encoded, the real one. Nothing in ``file_name`` can end the parameter or the header."""
    name = tidy_file_name(file_name, media_type)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join("_" if mark in "\"\\%;'" else mark for mark in plain)
    if plain.startswith("."):
        plain = "dokumen" + plain
    encoded = quote(name, safe="!#$&+-.^_`|~")
    return f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{encoded}"
