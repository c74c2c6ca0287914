"""Reasons of the office with a code, as data: ``templates/reasons.toml``.

An officer chooses one instead of writing it anew; the applicant reads it in their own language,
with its cure. What an officer writes besides goes behind it.
"""

from collections.abc import Iterable, Sequence
from typing import Self

from pydantic import model_validator

from chalicelib.domain.parts import Part, Slug
from chalicelib.domain.text import Language, Localized

MOST_OF_A_DOCUMENT = 9
"""They stand under the keys 1 to 9."""


class CodedReason(Part):
    """``label`` is for the officer's list, ``text`` says what is wrong and ``cure`` what to do.
    ``documents`` and ``types`` (left out: all): where it is offered. ``hidden``: nowhere any more;
    what was said with it stays said."""

    label: Localized
    text: Localized
    cure: Localized
    documents: tuple[Slug, ...] = ()
    types: tuple[Slug, ...] = ()
    hidden: bool = False

    def said(self, language: Language) -> str:
        return f"{self.text.in_language(language)} {self.cure.in_language(language)}"

    def fits(self, type_id: str, document_id: str | None = None) -> bool:
        by_type = not self.types or type_id in self.types
        return not self.hidden and by_type and (not self.documents or document_id in self.documents)


class Reasons(Part):
    """Each by its code: of a ✗ on a document, of a return, and of a rejection. One code means one
    thing, so no two lists share one."""

    document: dict[Slug, CodedReason]
    returning: dict[Slug, CodedReason]
    rejecting: dict[Slug, CodedReason]

    @model_validator(mode="after")
    def _one_code_one_meaning(self) -> Self:
        codes = [*self.document, *self.returning, *self.rejecting]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"reasons: used in two lists: {', '.join(sorted(twice))}")
        return self

    def of_document(self, type_id: str, document_id: str) -> dict[str, CodedReason]:
        """At most nine: what is said of this very document first, then what may be said of any."""
        fit = {code: one for code, one in self.document.items() if one.fits(type_id, document_id)}
        own_first = sorted(fit.items(), key=lambda item: not item[1].documents)
        return dict(own_first[:MOST_OF_A_DOCUMENT])

    def of_return(self, type_id: str) -> dict[str, CodedReason]:
        return {code: one for code, one in self.returning.items() if one.fits(type_id)}

    def of_rejection(self, type_id: str) -> dict[str, CodedReason]:
        return {code: one for code, one in self.rejecting.items() if one.fits(type_id)}

    def said(self, codes: Iterable[str], own: str | None, language: Language) -> str:
        """The reasons in words, one behind the other, and what the officer wrote besides. A code of
        an older release that is no more says nothing."""
        every = {**self.document, **self.returning, **self.rejecting}
        said = [every[code].said(language) for code in codes if code in every]
        return "\n".join([*said, *([own] if own else [])])


def unknown_codes(codes: Sequence[str], offered: Iterable[str]) -> list[int]:
    """Places of those that are not offered."""
    known = set(offered)
    return [n for n, code in enumerate(codes) if code not in known]
