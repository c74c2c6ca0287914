"""A second net under ``pdf_objects``: names of dangerous things, as the file is written.

Readers disagree about damaged files (pypdf gives up on the rest of a dictionary where others go
on), and a file can keep objects that its own index no longer lists. So whatever lies outside of
strings and streams, and inside of object streams, is searched as well.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_tokens import Name, Stream, tokens
from chalicelib.domain.uploads.model import Reason

# Each of these has to be there for the thing to work, and has no harmless use.
_DANGEROUS = {
    b"JS": Reason.JAVASCRIPT,
    b"Launch": Reason.ACTIVE_CONTENT,
    b"SubmitForm": Reason.ACTIVE_CONTENT,
    b"ImportData": Reason.ACTIVE_CONTENT,
    b"GoToE": Reason.ACTIVE_CONTENT,
    b"RichMedia": Reason.ACTIVE_CONTENT,
    b"XFA": Reason.XFA_FORM,
}
# Harmless or not, as ``pdf_objects`` finds; but not where other readers see what it does not.
_UNSEEN = {
    b"JavaScript": Reason.JAVASCRIPT,
    b"OpenAction": Reason.ACTIVE_CONTENT,
    b"AA": Reason.ACTIVE_CONTENT,
    b"URI": Reason.ACTIVE_CONTENT,
    b"GoToR": Reason.ACTIVE_CONTENT,
    b"Rendition": Reason.ACTIVE_CONTENT,
    b"Movie": Reason.ACTIVE_CONTENT,
    b"Sound": Reason.ACTIVE_CONTENT,
    b"FileAttachment": Reason.EMBEDDED_FILE,
    b"EmbeddedFiles": Reason.EMBEDDED_FILE,
}
_ATTACHING = b"EF"
_LARGEST_OBJECT_STREAM = 20_000_000


@dataclass
class Written:
    """What a file has in it, by its text alone.

    ``attachments`` counts the dictionaries that name one, ``unread`` the object streams that are
    packed in another way than usual: of both, ``pdf_objects`` has to have seen as many.
    """

    attachments: int = 0
    unread: int = 0
    encrypted: bool = False
    _dangerous: set[Reason] = field(default_factory=set)
    _unseen: set[Reason] = field(default_factory=set)

    def require_nothing_dangerous(self) -> None:
        if found := self._dangerous or self._unseen:
            raise Refused(min(found))

    def take(self, token: Name | Stream) -> None:
        if isinstance(token, Stream):
            if b"ObjStm" in token.names:
                self._take_objects(token.data)
            return
        if reason := _DANGEROUS.get(token.text):
            self._dangerous.add(reason)
        elif token.after_fault and (reason := _UNSEEN.get(token.text)):
            self._unseen.add(reason)
        self.attachments += token.text == _ATTACHING
        self.encrypted |= token.text == b"Encrypt"

    def _take_objects(self, packed: bytes) -> None:
        try:
            unpacked = zlib.decompressobj().decompress(
                packed.lstrip(b"\r\n"), _LARGEST_OBJECT_STREAM
            )
        except zlib.error:
            self.unread += 1
        else:
            for token in _objects(unpacked):
                self.take(token)


def read(data: bytes) -> Written:
    """Of a whole file.

    :raises Refused: what ``tokens`` refuses.
    """
    written = Written()
    for token in tokens(data):
        written.take(token)
    return written


def check_names(part: bytes) -> None:
    """Over the objects of an object stream."""
    written = Written()
    for token in _objects(part):
        written.take(token)
    written.require_nothing_dangerous()


def _objects(part: bytes) -> Iterator[Name | Stream]:
    """There are no streams in object streams: the word is none of ours there."""
    return (token for token in tokens(part) if isinstance(token, Name))
