"""What packed streams of a PDF unpack to, counted without keeping it (ISO 32000-1, 7.4)."""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from chalicelib.adapters.inspection.pdf_values import value_of

COMPRESSING = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/BrotliDecode"}
# Of pictures inside a page's content, but viewers know them everywhere.
_SHORT_NAMES = {
    "/Fl": "/FlateDecode",
    "/LZW": "/LZWDecode",
    "/RL": "/RunLengthDecode",
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}
_CHUNK = 1 << 20
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]")
_NO_BASE_85 = re.compile(rb"[^!-uz]")
_CLEAR, _END = 256, 257


def filters_of(stream: StreamObject) -> list[str]:
    """By their whole names, in the order in which they are undone."""
    named = value_of(stream, "/Filter")
    names = [one.get_object() for one in named] if isinstance(named, ArrayObject) else [named]
    return [_SHORT_NAMES.get(str(name), str(name)) for name in names]


def unpacked_size(stream: StreamObject, limit: int) -> int:
    """Bytes that a viewer would get, of what may be far more than what is packed; 0 of the rest.
    Counting stops somewhere behind ``limit``. What is damaged counts as far as it goes: it shows as
    a damaged page, nothing worse."""
    packed, filters = stream._data, filters_of(stream)  # there is no public way to the packed bytes
    while filters and filters[0] in _AS_TEXT:
        packed = _AS_TEXT[filters.pop(0)](packed)
    sizes = _SIZES.get(filters[0]) if filters else None
    total = 0
    for size in sizes(packed, stream) if sizes else ():
        total += size
        if total > limit:
            break
    return total


def _inflated(packed: bytes, _: DictionaryObject) -> Iterator[int]:
    decompressor = zlib.decompressobj()
    rest = packed
    while rest and not decompressor.eof:
        try:
            yield len(decompressor.decompress(rest, _CHUNK))
        except zlib.error:
            return
        rest = decompressor.unconsumed_tail


def _run_lengths(packed: bytes, _: DictionaryObject) -> Iterator[int]:
    position = 0
    while position < len(packed) and (length := packed[position]) != 128:
        yield length + 1 if length < 128 else 257 - length
        position += length + 2 if length < 128 else 2


def _lzw_lengths(packed: bytes, stream: DictionaryObject) -> Iterator[int]:
    """The table holds the length of each entry in place of its bytes."""
    late = _changes_late(stream)
    lengths: list[int] = []
    held, bits, width, last = 0, 0, 9, 0
    for byte in packed:
        held, bits = (held << 8 | byte) & 0xFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == _END:
            break
        if code == _CLEAR:
            lengths, width, last = [], 9, 0
            continue
        known = code < _CLEAR or code - _END <= len(lengths)
        own = (1 if code < _CLEAR else lengths[code - _END - 1]) if known else last + 1
        if last and len(lengths) < 4096 - _END - 1:
            lengths.append(last + 1)
        last = own
        yield own
        width = min(12, max(9, (_END + 1 + len(lengths) + (not late)).bit_length()))


def _changes_late(stream: DictionaryObject) -> bool:
    """A code's width grows with the table, or one entry before it would have to, as is usual."""
    said = value_of(stream, "/DecodeParms")
    parms = [one.get_object() for one in said] if isinstance(said, ArrayObject) else [said]
    return any(
        isinstance(one, DictionaryObject) and str(value_of(one, "/EarlyChange")) == "0"
        for one in parms
    )


_SIZES: Mapping[str, Callable[[bytes, DictionaryObject], Iterator[int]]] = {
    "/FlateDecode": _inflated,
    "/LZWDecode": _lzw_lengths,
    "/RunLengthDecode": _run_lengths,
}


def _from_hex(text: bytes) -> bytes:
    digits = _NO_HEX.sub(b"", text.partition(b">")[0]).decode()
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def _from_base_85(text: bytes) -> bytes:
    """As forgiving as viewers are: a mistake in one group spoils that group."""
    made = bytearray()
    value = count = 0
    for sign in _NO_BASE_85.sub(b"", text.lstrip().removeprefix(b"<~").partition(b"~")[0]):
        if sign == ord("z") and not count:
            made += bytes(4)
            continue
        value, count = value * 85 + sign - 33, count + 1
        if count == 5:
            made += (value & 0xFFFFFFFF).to_bytes(4, "big")
            value = count = 0
    missing = 5 - count
    whole = value * 85**missing + 85**missing - 1
    return bytes(made + (whole & 0xFFFFFFFF).to_bytes(4, "big")[: max(0, count - 1)])


_AS_TEXT: Mapping[str, Callable[[bytes], bytes]] = {
    "/ASCIIHexDecode": _from_hex,
    "/ASCII85Decode": _from_base_85,
}
