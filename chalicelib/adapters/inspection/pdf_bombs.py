"""Streams of a PDF that would explode in a viewer."""

from collections.abc import Sequence

from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, StreamObject

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_unpacking import COMPRESSING, filters_of, unpacked_size
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.domain.uploads.model import Reason

_MOST_IMAGE_BYTES = 300_000_000
_MOST_IMAGE_PIXELS = 600_000_000
_MOST_INFLATED = 64_000_000
_OF_TWO_COLOURS = {"/CCITTFaxDecode", "/JBIG2Decode"}
_COMPONENTS = {"/DeviceGray": 1, "/CalGray": 1, "/Indexed": 1, "/Separation": 1, "/DeviceCMYK": 4}


def inflated_size(stream: StreamObject) -> int:
    """Bytes that a viewer would get out of a packed stream, counted without keeping them. More
    than a picture of 300 MB (A4 in black and white at 1,200 dpi has 17) or 64 MB of anything else
    is a bomb, and so is a compressed stream compressed again."""
    if "/F" in stream:  # the content lies outside of the file
        raise Refused(Reason.ACTIVE_CONTENT)
    filters = filters_of(stream)
    if sum(name in COMPRESSING for name in filters) > 1:
        raise Refused(Reason.TOO_COMPLEX)
    is_image = str(value_of(stream, "/Subtype")) == "/Image"
    if is_image:
        _check_picture(stream, filters)
    limit = _MOST_IMAGE_BYTES if is_image else _MOST_INFLATED
    size = unpacked_size(stream, limit)
    if size > limit:
        raise Refused(Reason.TOO_COMPLEX)
    return size


def _check_picture(image: DictionaryObject, filters: Sequence[str]) -> None:
    pixels = _number(image, "/Width", 0) * _number(image, "/Height", 0)
    if pixels > _MOST_IMAGE_PIXELS or pixels * _bits_per_pixel(image, filters) // 8 > (
        _MOST_IMAGE_BYTES
    ):
        raise Refused(Reason.TOO_COMPLEX)


def _bits_per_pixel(image: DictionaryObject, filters: Sequence[str]) -> int:
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
