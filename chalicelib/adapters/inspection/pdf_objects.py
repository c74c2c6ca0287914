"""Every object of a PDF, looked at once: what acts, carries files along or explodes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.errors import LimitReachedError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)

from chalicelib.adapters.confined.zygote import require_of_the_file
from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_bombs import inflated_size
from chalicelib.adapters.inspection.pdf_links import check_address, check_file_name
from chalicelib.adapters.inspection.pdf_raw import check_names
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.adapters.inspection.scanner_apps import names_scanner_app
from chalicelib.domain.uploads.model import Reason

_MOST_OBJECTS = 300_000
_MOST_INFLATED_TOTAL = 600_000_000

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


@dataclass
class Seen:
    """What a file has in it, by its objects. ``attaching``: each dictionary that names an attached
    file; ``attached``: each that says to be one."""

    links_to_scanner_app: bool = False
    object_streams: int = 0
    attaching: list[DictionaryObject] = field(default_factory=list)
    attached: list[StreamObject] = field(default_factory=list)


def check_objects(reader: PdfReader) -> Seen:
    """Follows every reference from the trailer, then everything else that the file's index lists.

    An object that cannot be read is UNREADABLE when something refers to it; one that nothing
    refers to is left to ``pdf_raw``. Attached files are left to the caller.
    """
    seen = Seen()
    inflated = 0
    for container in _containers(reader):
        if isinstance(container, DictionaryObject):
            _check_dictionary(container)
            _check_links(container, seen)
            if "/EF" in container:
                seen.attaching.append(container)
        if isinstance(container, StreamObject):
            kind = str(value_of(container, "/Type"))
            if kind == "/EmbeddedFile":
                seen.attached.append(container)
            elif kind == "/ObjStm":
                seen.object_streams += 1
                check_names(container.get_data())
            inflated += inflated_size(container)
            if inflated > _MOST_INFLATED_TOTAL:
                raise Refused(Reason.TOO_COMPLEX)
    return seen


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
        require_of_the_file(error)
        if is_needed:
            raise Refused(Reason.UNREADABLE) from error
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


def _check_links(item: DictionaryObject, seen: Seen) -> None:
    for key in ("/URI", "/Base"):
        address = value_of(item, key)
        if address is not None and not isinstance(address, DictionaryObject):
            check_address(str(address))
            seen.links_to_scanner_app |= names_scanner_app(str(address))
    if str(value_of(item, "/S")) in ("/GoToR", "/Thread"):
        check_file_name(value_of(item, "/F"))
