"""Streams of a PDF that would explode in a viewer."""

import zlib

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    NumberObject,
    StreamObject,
)

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.domain.uploads.model import Reason

_MOST_IMAGE_BYTES = 300_000_000
_MOST_IMAGE_PIXELS = 600_000_000
_MOST_INFLATED = 64_000_000
_CHUNK = 1 << 20
_COMPRESSING = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/BrotliDecode"}
_OF_TWO_COLOURS = {"/CCITTFaxDecode", "/JBIG2Decode"}
_COMPONENTS = {"/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1, "/DeviceCMYK": 4}


def inflated_size(stream: StreamObject) -> int:
    """Bytes that a viewer would get out of a Flate stream, counted without keeping them. More
    than a picture of 300 MB (A4 in black and white at 1,200 dpi has 17) or 64 MB of anything else
    is a bomb, and so is a compressed stream compressed again."""
    if "/F" in stream:  # the content lies outside of the file
        raise Refused(Reason.ACTIVE_CONTENT)
    filters = value_of(stream, "/Filter")
    if isinstance(filters, ArrayObject):
        names = [str(item.get_object()) for item in filters]
    else:
        names = [str(filters)]
    if sum(name in _COMPRESSING for name in names) > 1:
        raise Refused(Reason.TOO_COMPLEX)
    is_image = str(value_of(stream, "/Subtype")) == "/Image"
    if is_image:
        _check_picture(stream, names)
    if names[:1] != ["/FlateDecode"] or not isinstance(stream, EncodedStreamObject):
        return 0
    limit = _MOST_IMAGE_BYTES if is_image else _MOST_INFLATED
    return _count_inflated(stream._data, limit)  # there is no public way to the packed bytes


def _check_picture(image: DictionaryObject, filters: list[str]) -> None:
    pixels = _number(image, "/Width", 0) * _number(image, "/Height", 0)
    if pixels > _MOST_IMAGE_PIXELS or pixels * _bits_per_pixel(image, filters) // 8 > (
        _MOST_IMAGE_BYTES
    ):
        raise Refused(Reason.TOO_COMPLEX)


def _bits_per_pixel(image: DictionaryObject, filters: list[str]) -> int:
    if _OF_TWO_COLOURS.intersection(filters) or str(value_of(image, "/ImageMask")) == "True":
        return 1
    colours = value_of(image, "/ColorSpace")
    if isinstance(colours, ArrayObject) and colours:
        kind = str(colours[0])
        profile = colours[1].get_object() if kind == "/ICCBased" and len(colours) > 1 else None
        if isinstance(profile, DictionaryObject):
            return _number(image, "/BitsPerComponent", 8) * _number(profile, "/N", 3)
    else:
        kind = str(colours)
    return _number(image, "/BitsPerComponent", 8) * _COMPONENTS.get(kind, 3)


def _number(item: DictionaryObject, key: str, default: int) -> int:
    value = value_of(item, key)
    return max(0, int(value)) if isinstance(value, NumberObject) else default


def _count_inflated(packed: bytes, limit: int) -> int:
    decompressor = zlib.decompressobj()
    total = 0
    rest = packed
    try:
        while rest and not decompressor.eof:
            total += len(decompressor.decompress(rest, _CHUNK))
            if total > limit:
                raise Refused(Reason.TOO_COMPLEX)
            rest = decompressor.unconsumed_tail
    except zlib.error:
        return total  # a damaged stream shows as a damaged page, nothing worse
    return total
