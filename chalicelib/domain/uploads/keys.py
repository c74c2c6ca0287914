"""Names of the objects that hold sent-in files. Made by the server alone: nothing that a citizen
typed, a file name least of all, becomes part of a key."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import unquote_plus

_PART = re.compile(r"[A-Za-z0-9_-]{1,64}")
_INCOMING = "uploads"


class UploadKind(StrEnum):
    """What a file belongs to: an application (owner id = application id), a registration not
    yet completed (owner id = registration id), or a permit (owner id = permit id)."""

    APPLICATION = "application"
    REGISTRATION = "registration"
    PERMIT = "permit"


@dataclass(frozen=True)
class UploadKey:
    """One upload's place: ``upload_id`` is random, at least 128 bits, and used once.

    Every part is 1-64 characters of ``A-Z a-z 0-9 _ -``; anything else raises ValueError.
    """

    kind: UploadKind
    owner_id: str
    slot: str
    upload_id: str

    def __post_init__(self) -> None:
        for part in (self.owner_id, self.slot, self.upload_id):
            if not _PART.fullmatch(part):
                raise ValueError(f"not a key part: {part!r}")

    @property
    def clean(self) -> str:
        """Key of the checked copy, in the documents bucket."""
        return f"{self.kind.value}/{self.owner_id}/{self.slot}/{self.upload_id}"

    @property
    def incoming(self) -> str:
        """Key of the file as received, in the quarantine bucket."""
        return f"{_INCOMING}/{self.clean}"

    @classmethod
    def parse_incoming(cls, key: str) -> Self:
        """Reads ``incoming`` back. ValueError when it is not one of ours."""
        prefix, _, rest = key.partition("/")
        parts = rest.split("/")
        if prefix != _INCOMING or len(parts) != 4:
            raise ValueError(f"not an incoming key: {key!r}")
        return cls(UploadKind(parts[0]), *parts[1:])

    @classmethod
    def from_event(cls, encoded_key: str) -> Self:
        """The key of an S3 event notification, which comes URL-encoded with ``+`` for a space."""
        return cls.parse_incoming(unquote_plus(encoded_key))
