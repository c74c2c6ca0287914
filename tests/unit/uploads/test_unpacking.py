"""A stream that explodes in a viewer does so however it is packed, and whatever its packing is
called (ISO 32000-1, 7.4)."""

import base64
import zlib

import pytest
from pypdf._codecs._codecs import LzwCodec
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf import check_pdf
from chalicelib.adapters.inspection.pdf_unpacking import unpacked_size
from chalicelib.domain.uploads.model import Reason
from tests.support.nasty_files import LETTER
from tests.support.pdf_objects import make_pdf, stream

MUCH = 65_000_000
"""More than any honest page; of each packing, the file has less than 2 MB."""
FLATE = zlib.compress(bytes(MUCH), 9)
CYCLE = 3_838
"""Codes until the table of LZW is full."""


def lzw_of_zeros(cycles: int) -> bytes:
    """Each code is of the entry that it makes, which is one longer than the one before."""
    buffer, bits = 0, 0
    made = bytearray()

    def put(code: int, table: int) -> None:
        nonlocal buffer, bits
        width = 9 if table < 511 else 10 if table < 1023 else 11 if table < 2047 else 12
        buffer, bits = buffer << width | code, bits + width
        while bits >= 8:
            bits -= 8
            made.append(buffer >> bits & 0xFF)
            buffer &= (1 << bits) - 1

    for _ in range(cycles):
        put(256, 258 if not made else 4096)
        put(0, 258)
        for table in range(258, 258 + CYCLE - 1):
            put(table, table)
    put(257, 4096)
    made.append(buffer << (8 - bits) & 0xFF)
    return bytes(made)


BOMBS = {
    "/FlateDecode": FLATE,
    "/Fl": FLATE,
    "[/ASCIIHexDecode /FlateDecode]": FLATE.hex().encode() + b">",
    "[/AHx /Fl]": FLATE.hex().encode(),
    "[/ASCII85Decode /FlateDecode]": base64.a85encode(FLATE) + b"~>",
    "[/A85 /Fl]": base64.a85encode(FLATE, adobe=True, wrapcol=70),
    "/RunLengthDecode": b"\x81\x00" * (MUCH // 128 + 1),
    "/RL": b"\x81\x00" * (MUCH // 128 + 1),
    "/LZWDecode": lzw_of_zeros(9),
    "/LZW": lzw_of_zeros(9),
    "[/Fl /FlateDecode]": zlib.compress(FLATE),
}


@pytest.mark.parametrize("filters", BOMBS)
def test_a_bomb_is_one_however_it_is_packed(filters: str) -> None:
    assert len(BOMBS[filters]) < 1_200_000
    data = make_pdf(o4=stream(BOMBS[filters], b"/Filter " + filters.encode()))
    with pytest.raises(Refused) as refused:
        check_pdf(data, LETTER)
    assert refused.value.reason is Reason.TOO_COMPLEX


def packed(data: bytes, *filters: str, parms: DictionaryObject | None = None) -> StreamObject:
    made = StreamObject()
    made._data = data
    made[NameObject("/Filter")] = ArrayObject(NameObject(name) for name in filters)
    if parms is not None:
        made[NameObject("/DecodeParms")] = parms
    return made


TEXT = b"".join(b"%d 0 0 rg %d 7 m (Izin) Tj " % (n % 251, n * n) for n in range(4_000))
RUNS = bytes([2]) + b"abc" + bytes([254]) + b"x" + bytes([128]) + b"behind the end"
LIMIT = 10_000_000


@pytest.mark.parametrize(
    ("stream_", "size"),
    [
        (packed(zlib.compress(TEXT), "/FlateDecode"), len(TEXT)),
        (packed(zlib.compress(TEXT).hex().encode() + b">ff", "/AHx", "/Fl"), len(TEXT)),
        (packed(base64.a85encode(zlib.compress(TEXT)) + b"~>", "/A85", "/Fl"), len(TEXT)),
        (packed(b"<~" + base64.a85encode(zlib.compress(TEXT)), "/A85", "/Fl"), len(TEXT)),
        (packed(LzwCodec().encode(TEXT), "/LZWDecode"), len(TEXT)),
        (packed(LzwCodec().encode(b"a"), "/LZWDecode"), 1),
        (packed(lzw_of_zeros(1), "/LZWDecode"), CYCLE * (CYCLE + 1) // 2),
        (packed(RUNS, "/RunLengthDecode"), 6),
        (packed(b"\x81", "/RunLengthDecode"), 128),
        (packed(b"", "/LZWDecode"), 0),
        (packed(TEXT, "/DCTDecode"), 0),
        (packed(TEXT), 0),
        (packed(b"z" * 4, "/A85", "/RL"), 8),
    ],
)
def test_what_comes_out_is_counted_to_the_byte(stream_: StreamObject, size: int) -> None:
    assert unpacked_size(stream_, LIMIT) == size


def test_the_table_of_lzw_may_grow_late() -> None:
    """Some programs write it so, and say it."""
    late = DictionaryObject({NameObject("/EarlyChange"): NumberObject(0)})
    codes = [256, 0, *range(258, 258 + 300)]  # at which width changes one code later
    text, table = "", 258
    for code in codes:
        text += f"{code:0{9 if table < 512 else 10}b}"
        table += code not in (256, 0)
    text += f"{257:010b}"
    data = int(text.ljust(-(-len(text) // 8) * 8, "0"), 2).to_bytes(-(-len(text) // 8), "big")
    assert unpacked_size(packed(data, "/LZWDecode", parms=late), LIMIT) == 301 * 302 // 2


def test_what_is_damaged_counts_as_far_as_it_goes() -> None:
    cut = zlib.compress(TEXT)[:-40]
    assert 0 < unpacked_size(packed(cut, "/FlateDecode"), LIMIT) < len(TEXT)
    assert unpacked_size(packed(b"no zlib", "/FlateDecode"), LIMIT) == 0
    spoilt = b"~~~" + b"vvvv"
    assert unpacked_size(packed(spoilt, "/ASCII85Decode", "/FlateDecode"), LIMIT) == 0
