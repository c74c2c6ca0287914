"""What a sent-in file must be, what its automatic check found, and what the domain needs of the
world to take it in.

Plain dataclasses of the standard library: the killable process that inspects a file imports this
module too, and has to start fast.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, Protocol

from chalicelib.domain.errors import Conflict, NotFound

FileFormat = Literal["jpg", "png", "pdf"]

MEDIA_TYPES: Mapping[FileFormat, str] = {
    "jpg": "image/jpeg",
    "png": "image/png",
    "pdf": "application/pdf",
}


FORM_HOLDS = timedelta(minutes=10)
"""How long the form for one upload may be used (docs/checks.md 16)."""

LINK_HOLDS = timedelta(minutes=5)
"""How long a link to a stored file may be used (docs/checks.md 26)."""


@dataclass(frozen=True)
class DocumentRule:
    """What one document slot takes (docs/domain.md §1.12-15).

    ``formats`` as the content must be, whatever the name's ending; ``max_bytes`` of the file as
    sent; ``max_pages`` for PDF; ``max_pixels`` and ``min_pixels`` are width times height of an
    image (40 megapixels: docs/checks.md 19).

    Of a PDF that is signed electronically, which nobody can make smaller: it may have
    ``signed_max_bytes`` where that is more, and with ``data_attachments`` carry XML along.
    """

    formats: tuple[FileFormat, ...]
    max_bytes: int
    max_pages: int = 200
    max_pixels: int = 40_000_000
    min_pixels: int | None = None
    signed_max_bytes: int = 0
    data_attachments: bool = False

    def most_bytes(self, media_type: str | None) -> int:
        """Of whatever may be sent as this; whether a PDF is signed shows later."""
        is_pdf = media_type == MEDIA_TYPES["pdf"]
        return max(self.max_bytes, self.signed_max_bytes) if is_pdf else self.max_bytes

    def media_types(self) -> tuple[str, ...]:
        """The content types an upload may be declared with, in the order of ``formats``."""
        return tuple(MEDIA_TYPES[name] for name in self.formats)


class Reason(StrEnum):
    """Why a file was refused. Each has its text and cure in ``templates/verdicts.toml``.

    The params of the texts: ``max_kb`` for TOO_LARGE; ``found`` and ``expected`` for WRONG_TYPE;
    ``expected`` for UNKNOWN_TYPE, HEIC and EMPTY; ``width``, ``height``, ``max_megapixels`` for
    TOO_MANY_PIXELS; ``width``, ``height``, ``min_megapixels`` for TOO_FEW_PIXELS; ``pages``
    (counting stops one past the limit) and ``max_pages`` for TOO_MANY_PAGES; ``other`` for
    SAME_FILE, which only the application can know. ``signed``, of a PDF that carries an electronic
    signature: then the cure must not destroy it.
    """

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_TYPE = "unknown_type"
    WRONG_TYPE = "wrong_type"
    HEIC = "heic"
    UNREADABLE = "unreadable"
    TOO_COMPLEX = "too_complex"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_FEW_PIXELS = "too_few_pixels"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    ENCRYPTED = "encrypted"
    JAVASCRIPT = "javascript"
    ACTIVE_CONTENT = "active_content"
    EMBEDDED_FILE = "embedded_file"
    XFA_FORM = "xfa_form"
    HIDDEN_DATA = "hidden_data"
    LEADING_DATA = "leading_data"
    LOCAL_LINK = "local_link"
    MALWARE = "malware"
    SAME_FILE = "same_file"


class Remark(StrEnum):
    """What an officer should look at; never a reason to refuse by itself."""

    SCANNER_APP = "scanner_app"
    BLURRED = "blurred"
    BLANK = "blank"


@dataclass(frozen=True)
class Verdict:
    """Outcome of the automatic check of one file.

    ``reason`` is None when accepted. ``size`` and ``sha256`` (hex) are of the file as received;
    ``clean_size`` and ``clean_sha256`` of the copy that may be shown, when accepted.
    ``media_type`` is what the content is, None when unknown; ``width`` and ``height`` in pixels
    as shown (orientation applied), for images; ``pages`` for PDF.
    """

    accepted: bool
    size: int
    sha256: str
    reason: Reason | None = None
    params: Mapping[str, str | int] = field(default_factory=dict)
    media_type: str | None = None
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    warnings: tuple[Remark, ...] = ()
    clean_size: int | None = None
    clean_sha256: str | None = None


@dataclass(frozen=True)
class Inspection:
    """``clean_bytes`` is there exactly when the verdict accepts."""

    verdict: Verdict
    clean_bytes: bytes | None = None


@dataclass(frozen=True)
class PresignedUpload:
    """A form that lets a browser POST one file: send ``fields`` first, then ``file``, as
    multipart/form-data to ``url``, until ``expires_at`` (aware UTC)."""

    url: str
    fields: Mapping[str, str]
    key: str
    expires_at: datetime
    max_bytes: int
    content_type: str


@dataclass(frozen=True)
class Incoming:
    """A received file as read once: ``etag`` and ``version`` pin what was read. ``data`` ends
    one byte past the limit that the reader gave, so that an oversize file shows as oversize;
    ``size`` is the whole object's."""

    data: bytes
    size: int
    etag: str
    version: str | None


class UploadMissing(NotFound):
    """No such received file: never sent, already checked and removed, or expired."""

    code = "upload-missing"


class UploadReplaced(Conflict):
    """The received file is no longer the one the event told of; its own event follows."""

    code = "upload-replaced"


class Scanner(Protocol):
    """A malware engine. Runs over the raw bytes before anything else looks at them."""

    def find_threat(self, data: bytes) -> str | None:
        """The engine's name of what it found, or None."""
        ...
