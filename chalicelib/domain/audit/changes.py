"""The write of an audit note, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.audit.notes import Note
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class AppendNote(Change):
    note: Note
