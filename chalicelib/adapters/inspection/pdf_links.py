"""Where a PDF's links may lead: to addresses in the net, never to a computer's own files."""

import re

from pypdf.generic import DictionaryObject, PdfObject

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.domain.uploads.model import Reason

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers and readers drop these before they look at an address.
_DROPPED = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2060\ufeff]")
_SCRIPTS = {"javascript", "vbscript", "data"}
# Of the many schemes those that start a program of the computer or open its files; others, such as
# mailto, tel and whatsapp, are for their sender to choose.
_LOCAL = {"file", "smb", "search-ms", "search", "jar", "shell", "ms-msdt", "ms-officecmd", "ldap"}
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)


def check_address(address: str) -> None:
    """:raises Refused: JAVASCRIPT, or LOCAL_LINK: to a file of the computer or to another's share
    (which tells it the reader's name and a hash of the password)."""
    bare = _DROPPED.sub("", address)
    found = _SCHEME.match(bare)
    scheme = found[1].lower() if found else ""
    if scheme in _SCRIPTS:
        raise Refused(Reason.JAVASCRIPT)
    if scheme in _LOCAL or _DRIVE.match(bare) or bare[:2] in ("\\\\", "//", "\\/", "/\\"):
        raise Refused(Reason.LOCAL_LINK)


def check_file_name(name: PdfObject | None) -> None:
    """Of another file that a link leads to: beside this one it may lie, nowhere else
    (``GoToR``; ISO 32000-1, 7.11)."""
    for _ in range(8):
        if not isinstance(name, DictionaryObject):
            break
        name = name.get("/UF") or name.get("/F")
    if name is not None:
        check_address(str(name))
