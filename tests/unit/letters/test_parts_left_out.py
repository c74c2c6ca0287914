"""A part that a letter does not have leaves nothing behind: no heading, and no room held for it."""

import io
from dataclasses import replace

from pypdf import PdfReader

from chalicelib.adapters.letters.fonts import typeface
from chalicelib.adapters.letters.layout import Layout
from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
from chalicelib.domain.permits.letter import LetterContent
from tests.unit.letters import samples

LETTER = samples.letter(samples.permit_type("penelitian"))


def printed(content: LetterContent) -> str:
    pages = PdfReader(io.BytesIO(FpdfLetterRenderer().render(content).pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_without_copies_nothing_is_said_of_them() -> None:
    assert LETTER.words.copies_to in printed(replace(LETTER, copies_to=("Arsip",)))
    assert LETTER.words.copies_to not in printed(replace(LETTER, copies_to=()))


def test_a_paragraph_that_introduces_nothing_may_stand_at_a_page_s_end() -> None:
    """With conditions behind it, it goes to their page."""

    def held(content: LetterContent) -> list[bool]:
        return [block.keep for block in Layout(content, typeface(), 11)._introduced()]

    body = replace(LETTER, body=("Izin ini berlaku.",), conditions=())
    assert held(body) == [False, False]
    assert held(replace(body, conditions=("Melapor.",)))[:2] == [True, True]
