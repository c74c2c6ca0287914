"""A PDF as it is written, token by token, whatever its index says of it.

Readers disagree about damaged files: some go by the index, others look for ``N G obj`` wherever it
stands; some give up on a dictionary where others go on. So strings, comments and streams are told
apart here (ISO 32000-1, 7.2 to 7.3), what does not clearly end is not skipped, and what follows on
a fault is marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.domain.uploads.model import Reason

_TOKEN = re.compile(
    rb"""
    (?P<string> \( [^()\\]* (?: \\. [^()\\]* )* \) | < [0-9A-Fa-f\s]* > )
  | (?P<comment> %[^\r\n]* )
  | / (?P<name> [^\x00\t\n\x0c\r\ ()<>\[\]{}/%]* )
  | (?P<opening> << | \[ )
  | (?P<closing> >> | \] )
  | (?P<unclear> [()<>{}] )
  | (?P<word> [^\x00\t\n\x0c\r\ ()<>\[\]{}/%]+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_PARENTHESIS = re.compile(rb"\\.|[()]", re.DOTALL)
_NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]+)")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_VALUE = re.compile(rb"[+\-.\d]+(?:[eE][+-]?\d+)?|true|false|null")
_ENTRY = re.compile(rb"\d+\s+\d+\s+obj\b")
_DIRECTORY = re.compile(rb"(?:^|[\r\n])\s*trailer\s*<<")
_DEEPEST = 500
_MOST_UNCLEAR = 200


@dataclass(frozen=True)
class Name:
    """``#41`` is written out (7.3.5). ``after_fault``: something before it in its object should not
    stand there, and readers differ on what follows."""

    text: bytes
    after_fault: bool


@dataclass(frozen=True)
class Stream:
    """``names`` are those of the dictionary before it; ``data`` as it is packed."""

    names: frozenset[bytes]
    data: bytes


def tokens(data: bytes) -> Iterator[Name | Stream]:
    """Of a whole file, or of the objects in an object stream.

    :raises Refused: TOO_COMPLEX for nesting that crashes readers, and for too much that does not
        end; HIDDEN_DATA for an object inside of a stream or string.
    """
    place = _Place()
    position, unclear = 0, 0
    while match := _TOKEN.search(data, position):
        kind, position = match.lastgroup, match.end()
        if kind == "name":
            yield place.name(_HEX.sub(_written_out, match["name"]))
        elif kind == "word":
            word = match["word"]
            if word == b"stream" and place.may_begin_stream:
                stream = _stream(data, position, place)
                position += len(stream.data)
                yield stream
            else:
                place.word(word)
        elif kind == "opening":
            place.open(match[0])
        elif kind == "closing":
            place.close(match[0])
        elif kind == "comment":
            _require_no_object(match[0])
            for name in _NAME.findall(match[0]):
                yield Name(_HEX.sub(_written_out, name), after_fault=True)
        else:
            end = match.end() if kind == "string" else _end_of_string(data, match)
            if end is None:
                place.faulty = True
                unclear += 1
                if unclear > _MOST_UNCLEAR:
                    raise Refused(Reason.TOO_COMPLEX)
                continue
            _require_no_object(data[match.start() : end])
            place.value()
            position = end


@dataclass
class _Container:
    """``operands``: how many stand behind the last key; of a dictionary without any, one."""

    closing: bytes
    operands: int = 1
    keys: set[bytes] = field(default_factory=set)


class _Place:
    """Where in an object the reading stands."""

    def __init__(self) -> None:
        self._open: list[_Container] = []
        self._names: set[bytes] = set()
        self.faulty = False

    @property
    def may_begin_stream(self) -> bool:
        return bool(self._names) and not self._open

    @property
    def names(self) -> frozenset[bytes]:
        return frozenset(self._names)

    def name(self, text: bytes) -> Name:
        self._names.add(text)
        if self._open and self._open[-1].closing == b">>":
            inner = self._open[-1]
            if inner.operands == 0:
                inner.operands = 1
            else:
                # Of a key that comes twice, some readers take the first, others the last.
                self.faulty |= inner.operands > 1 or text in inner.keys
                inner.keys.add(text)
                inner.operands = 0
        return Name(text, self.faulty)

    def value(self) -> None:
        if self._open:
            self._open[-1].operands += 1

    def word(self, word: bytes) -> None:
        if word.endswith(b"obj") or word.startswith(b"endobj"):
            self.faulty |= bool(self._open)
            if not self._open:
                self._names = set()
        elif not self._open:
            return
        elif word == b"R":
            self._open[-1].operands -= 1
        elif _VALUE.fullmatch(word):
            self.value()
        else:
            self.faulty = True

    def open(self, text: bytes) -> None:
        self._open.append(_Container(b">>" if text == b"<<" else b"]"))
        if len(self._open) > _DEEPEST:
            raise Refused(Reason.TOO_COMPLEX)

    def close(self, text: bytes) -> None:
        if not self._open or self._open[-1].closing != text:
            self.faulty |= bool(self._open)
            return
        self._open.pop()
        if not self._open:
            self.faulty = False
        else:
            self.value()


def _written_out(match: re.Match[bytes]) -> bytes:
    return bytes([int(match[1], 16)])


def _end_of_string(data: bytes, start: re.Match[bytes]) -> int | None:
    """Of one with parentheses inside; None when they never match, or when it is no string."""
    if start[0] != b"(":
        return None
    depth = 1
    for match in _PARENTHESIS.finditer(data, start.end()):
        if match[0] == b"(":
            depth += 1
        elif match[0] == b")":
            depth -= 1
            if not depth:
                return match.end()
    return None


def _stream(data: bytes, position: int, place: _Place) -> Stream:
    end = data.find(b"endstream", position)
    packed = data[position : end if end >= 0 else len(data)]
    _require_no_object(packed)
    return Stream(place.names, packed)


def _require_no_object(text: bytes) -> None:
    """Readers that rebuild a wrong index would find it there."""
    if (b"obj" in text and _ENTRY.search(text)) or (b"trailer" in text and _DIRECTORY.search(text)):
        raise Refused(Reason.HIDDEN_DATA)
