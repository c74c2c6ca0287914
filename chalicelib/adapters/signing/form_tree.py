"""The tree of a PDF's form fields, walked before pyHanko walks it for signatures.

pyHanko follows each way to a field: children that two fields share are visited twice, theirs four
times, and a few kilobytes keep it busy for hours.
"""

from __future__ import annotations

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject
from pyhanko.pdf_utils.reader import PdfFileReader

_MOST_FIELDS = 10_000


class NotATree(Exception):
    """A field stands in it twice, or there are more fields than any form has."""


def require_tree(reader: PdfFileReader) -> None:
    try:
        root = reader.root["/AcroForm"]["/Fields"]
    except (KeyError, TypeError):
        return
    seen = set()
    pending: list[PdfObject] = [root]
    count = 0
    while pending:
        item = pending.pop()
        if isinstance(item, IndirectObject):
            if item.reference in seen:
                raise NotATree
            seen.add(item.reference)
            item = item.get_object()
        if isinstance(item, DictionaryObject):
            item = item.get("/Kids", None)
        if isinstance(item, ArrayObject):
            children = list(list.__iter__(item))
            count += len(children)
            if count > _MOST_FIELDS:
                raise NotATree
            pending += children
