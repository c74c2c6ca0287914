"""The writes of permits and of published research, as parts of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.permits.model import Permit, Publication
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class PutPermit(Change):
    permit: Permit
    expected_version: int | None


@dataclass(frozen=True)
class PutPublication(Change):
    """Put over an earlier one; the permit that goes along in the same commit has the condition."""

    publication: Publication


@dataclass(frozen=True)
class DropPublication(Change):
    """As ``PutPublication``; nothing happens when there is none."""

    publication_id: str
