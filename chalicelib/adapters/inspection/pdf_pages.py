"""How many pages a PDF has: counted, because the file's own /Count proves nothing."""

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NullObject, PdfObject

from chalicelib.adapters.inspection.findings import Refused
from chalicelib.adapters.inspection.pdf_values import value_of
from chalicelib.domain.uploads.model import Reason

_DEEPEST = 64


def count_pages(reader: PdfReader, max_pages: int) -> int:
    """Walks the page tree. A node met twice or a child that is no page is UNREADABLE, a tree
    deeper than 64 levels TOO_COMPLEX; counting stops one past ``max_pages``."""
    pages = 0
    seen: set[tuple[int, int]] = set()
    root: PdfObject = dict.get(reader.root_object, "/Pages", NullObject())
    pending = [(root, 1)]
    while pending:
        reference, depth = pending.pop()
        node = reference.get_object()
        if not isinstance(node, DictionaryObject):
            raise Refused(Reason.UNREADABLE)
        kids = value_of(node, "/Kids")
        if not isinstance(kids, ArrayObject):
            pages += 1
            if pages > max_pages:
                raise Refused(Reason.TOO_MANY_PAGES, pages=pages, max_pages=max_pages)
            continue
        if isinstance(reference, IndirectObject):
            place = (reference.idnum, reference.generation)
            if place in seen:
                raise Refused(Reason.UNREADABLE)
            seen.add(place)
        if depth > _DEEPEST:
            raise Refused(Reason.TOO_COMPLEX)
        pending.extend((kid, depth + 1) for kid in list.__iter__(kids))
    if not pages:
        raise Refused(Reason.NO_PAGES)
    return pages
