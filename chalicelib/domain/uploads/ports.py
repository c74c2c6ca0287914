"""What uploads need from outside: where files lie, and who looks into them."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from chalicelib.domain import ports
from chalicelib.domain.uploads.file_names import Disposition
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.uploads.model import DocumentRule, Incoming, Inspection, PresignedUpload

if TYPE_CHECKING:
    from chalicelib.domain.sheets import SheetReader


class Files(Protocol):
    """Object storage: a quarantine that browsers write to, and a versioned store of checked
    copies that only this service writes to."""

    def issue_upload(self, key: str, content_type: str, max_bytes: int) -> PresignedUpload:
        """A form for exactly this key and content type, 1 to ``max_bytes`` bytes, for at most
        ten minutes."""
        ...

    def read_incoming(
        self, key: str, *, max_bytes: int, version: str | None = None, etag: str | None = None
    ) -> Incoming:
        """The received file; ``version`` and ``etag`` of the event pin which one.

        Raises UploadMissing when it is gone, UploadReplaced when it is another one by now.
        """
        ...

    def store_clean(self, key: str, data: bytes, content_type: str) -> str:
        """Keeps a checked copy and returns its version, which alone names it from then on.
        Storing again under the same key adds a version and changes no earlier one."""
        ...

    def read_clean(self, key: str, version: str) -> bytes:
        """The checked copy of exactly this version. UploadMissing when there is none."""
        ...

    def view_link(
        self, key: str, version: str, *, file_name: str, media_type: str, disposition: Disposition
    ) -> str:
        """A URL to exactly this version, valid five minutes, answering with ``media_type`` and
        with ``file_name`` in a correctly encoded Content-Disposition."""
        ...

    def erase(self, kind: UploadKind, owner_id: str, keep: Collection[str]) -> None:
        """Removes the checked copies of this owner with all their versions, except those whose
        key is in ``keep``. What is gone already is no matter."""
        ...

    def delete_incoming(self, key: str) -> None:
        """Removes the received file; nothing happens when it is gone already."""
        ...


class Inspector(Protocol):
    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        """Always a verdict: whatever the bytes are, and whatever happens to the process that
        reads them, nothing is raised."""
        ...


class Ports(ports.Ports, Protocol):
    @property
    def files(self) -> Files: ...
    @property
    def inspector(self) -> Inspector: ...
    @property
    def sheets(self) -> "SheetReader": ...
