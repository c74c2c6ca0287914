"""Small PDFs whose form tree keeps whoever follows each way through it busy for good."""

from tests.support.pdf_objects import make_pdf


def shared_children(depth: int) -> bytes:
    """Each field has the next level's twice: 2^depth ways to the last."""
    fields = {
        f"o{4 + level}": b"<< /T (a) /Kids [%d 0 R %d 0 R] >>" % (5 + level, 5 + level)
        for level in range(depth)
    }
    last = {f"o{4 + depth}": b"<< /T (a) /FT /Sig >>"}
    return make_pdf(catalog=b"/AcroForm << /Fields [4 0 R] >>", **fields, **last)


def shared_by_neighbours(depth: int) -> bytes:
    """As above; no field names the same child twice, but both fields of a level name both of the
    next."""
    fields = {}
    for level in range(depth):
        first = 4 + 2 * level
        kids = b"<< /T (a) /Kids [%d 0 R %d 0 R] >>" % (first + 2, first + 3)
        fields |= {f"o{first}": kids, f"o{first + 1}": kids}
    last = 4 + 2 * depth
    for number in (last, last + 1):
        fields[f"o{number}"] = b"<< /T (a) /FT /Sig >>"
    return make_pdf(catalog=b"/AcroForm << /Fields [4 0 R 5 0 R] >>", **fields)


def many_references(count: int) -> bytes:
    """One field, listed over and over."""
    return make_pdf(
        catalog=b"/AcroForm << /Fields [" + b"4 0 R " * count + b"] >>",
        o4=b"<< /T (a) /FT /Sig >>",
    )


def many_fields(count: int) -> bytes:
    """Each written out in the list."""
    return make_pdf(catalog=b"/AcroForm << /Fields [" + b"<< /T (a) >> " * count + b"] >>")


def ring() -> bytes:
    return make_pdf(
        catalog=b"/AcroForm << /Fields [4 0 R] >>",
        o4=b"<< /T (a) /Kids [5 0 R] >>",
        o5=b"<< /T (b) /Kids [4 0 R] >>",
    )
