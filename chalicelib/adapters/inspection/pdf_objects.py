"""Every object of a PDF, looked at once: what acts, carries files along or explodes."""

import zlib
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_raw import check_names
from chalicelib.adapters.inspection.scanner_apps import names_scanner_app
from chalicelib.domain.uploads.model import Reason

_MOST_OBJECTS = 300_000
_MOST_IMAGE_PIXELS = 100_000_000
_MOST_INFLATED = 64_000_000
_MOST_INFLATED_TOTAL = 600_000_000
_CHUNK = 1 << 20
_COMPRESSING = {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/BrotliDecode"}

# ISO 32000-1, 12.6.4: action types that start, send or bring in something.
_FORBIDDEN_ACTIONS = {
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
}
# What may happen by itself on opening a document or page: moving about inside of it.
_HARMLESS_BY_ITSELF = {"/GoTo", "/Named", "/Hide", "/SetOCGState", "/Trans"}
_FORBIDDEN_ANNOTATIONS = {
    "/FileAttachment": Reason.EMBEDDED_FILE,
    "/RichMedia": Reason.ACTIVE_CONTENT,
    "/Movie": Reason.ACTIVE_CONTENT,
    "/Sound": Reason.ACTIVE_CONTENT,
    "/3D": Reason.ACTIVE_CONTENT,
}


def check_objects(reader: PdfReader) -> bool:
    """Follows every reference from the trailer, then everything else that the file's index
    lists; returns whether something links to a scanner app's site, as their watermarks do.

    An object that cannot be read is UNREADABLE when something refers to it; one that nothing
    refers to is left to ``pdf_raw``.
    """
    links_to_scanner_app = False
    inflated = 0
    for container in _containers(reader):
        if isinstance(container, DictionaryObject):
            _check_dictionary(container)
            link = str(value_of(container, "/URI")).strip().lower()
            if link.startswith("javascript:"):
                raise Refused(Reason.JAVASCRIPT)
            links_to_scanner_app |= names_scanner_app(link)
        if isinstance(container, StreamObject):
            if str(value_of(container, "/Type")) == "/ObjStm":
                check_names(container.get_data())
            inflated += _inflated_size(container)
            if inflated > _MOST_INFLATED_TOTAL:
                raise Refused(Reason.TOO_COMPLEX)
    return links_to_scanner_app


def _containers(reader: PdfReader) -> Iterator[PdfObject]:
    """Each dictionary, stream and array once, without recursion."""
    listed = [
        IndirectObject(number, generation, reader)
        for generation, numbers in reader.xref.items()
        for number in numbers
    ]
    listed += [IndirectObject(number, 0, reader) for number in reader.xref_objStm]
    if len(listed) > _MOST_OBJECTS:
        raise Refused(Reason.TOO_COMPLEX)
    seen: set[tuple[int, int]] = set()
    count = 0
    for root, is_needed in [(reader.trailer, True), *((item, False) for item in listed)]:
        pending: list[PdfObject] = [root]
        while pending:
            item: PdfObject | None = pending.pop()
            if isinstance(item, IndirectObject):
                if (item.idnum, item.generation) in seen:
                    continue
                seen.add((item.idnum, item.generation))
                item = _resolve(item, is_needed)
            if isinstance(item, DictionaryObject):
                pending.extend(dict.values(item))
            elif isinstance(item, ArrayObject):
                pending.extend(list.__iter__(item))
            else:
                continue
            count += 1
            if count + len(pending) > _MOST_OBJECTS * 4:
                raise Refused(Reason.TOO_COMPLEX)
            yield item


def _resolve(reference: IndirectObject, is_needed: bool) -> PdfObject | None:
    try:
        return reference.get_object()
    except (LimitReachedError, MemoryError, RecursionError):
        raise
    except Exception as error:
        if is_needed:
            raise Refused(Reason.UNREADABLE) from error
        return None


def value_of(item: DictionaryObject, key: str) -> PdfObject | None:
    """The entry itself, also when the dictionary only refers to it; None when absent or broken.

    ``DictionaryObject.get`` would leave the reference unresolved.
    """
    try:
        return item[key]
    except KeyError:
        return None
    except (LimitReachedError, MemoryError, RecursionError):
        raise
    except Exception:
        return None


def _check_dictionary(item: DictionaryObject) -> None:
    action = str(value_of(item, "/S"))
    if "/JS" in item or action == "/JavaScript":
        raise Refused(Reason.JAVASCRIPT)
    if action in _FORBIDDEN_ACTIONS:
        raise Refused(Reason.ACTIVE_CONTENT)
    annotation = str(value_of(item, "/Subtype"))
    if annotation in _FORBIDDEN_ANNOTATIONS:
        raise Refused(_FORBIDDEN_ANNOTATIONS[annotation])
    if "/EF" in item or str(value_of(item, "/Type")) == "/EmbeddedFile":
        raise Refused(Reason.EMBEDDED_FILE)
    if "/XFA" in item:
        raise Refused(Reason.XFA_FORM)
    _check_automatic(value_of(item, "/OpenAction"))
    triggers = value_of(item, "/AA")
    if isinstance(triggers, DictionaryObject):
        for trigger in triggers:
            _check_automatic(value_of(triggers, trigger))


def _check_automatic(action: PdfObject | None) -> None:
    """A destination (array or name) is not an action, merely the place to open at."""
    for _ in range(16):
        if not isinstance(action, DictionaryObject):
            return
        kind = str(value_of(action, "/S"))
        if kind == "/JavaScript":
            raise Refused(Reason.JAVASCRIPT)
        action = value_of(action, "/Next")
        if kind not in _HARMLESS_BY_ITSELF or isinstance(action, ArrayObject):
            raise Refused(Reason.ACTIVE_CONTENT)
    raise Refused(Reason.TOO_COMPLEX)


def _inflated_size(stream: StreamObject) -> int:
    """Bytes that a viewer would get out of a Flate stream, counted without keeping them. More
    than an image of 100 megapixels or 64 MB of anything else is a bomb, and so is a compressed
    stream compressed again."""
    if "/F" in stream:  # the content lies outside of the file
        raise Refused(Reason.ACTIVE_CONTENT)
    is_image = str(value_of(stream, "/Subtype")) == "/Image"
    if is_image and _pixels(stream) > _MOST_IMAGE_PIXELS:
        raise Refused(Reason.TOO_COMPLEX)
    filters = value_of(stream, "/Filter")
    if isinstance(filters, ArrayObject):
        names = [str(item.get_object()) for item in filters]
    else:
        names = [str(filters)]
    if sum(name in _COMPRESSING for name in names) > 1:
        raise Refused(Reason.TOO_COMPLEX)
    if names[:1] != ["/FlateDecode"] or not isinstance(stream, EncodedStreamObject):
        return 0
    limit = _MOST_IMAGE_PIXELS * 4 if is_image else _MOST_INFLATED
    return _count_inflated(stream._data, limit)  # there is no public way to the packed bytes


def _pixels(image: DictionaryObject) -> int:
    width, height = value_of(image, "/Width"), value_of(image, "/Height")
    if isinstance(width, NumberObject) and isinstance(height, NumberObject):
        return int(width) * int(height)
    return 0


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
