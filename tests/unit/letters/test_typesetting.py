"""Lines that never run over, pages that never lose a block, a QR code that is the right one."""

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.letters.fonts import BOLD, REGULAR, typeface
from chalicelib.adapters.letters.paging import spread
from chalicelib.adapters.letters.qr import MASK, QUIET, qr_ink
from chalicelib.adapters.letters.typeset import (
    Block,
    Type,
    balanced,
    hanging,
    put,
    put_spread,
    wrapped,
)
from chalicelib.domain.repertoire import printable_signs
from tests.unit.letters import samples

TEXT = Type(typeface().faces[REGULAR], 11, 14.5)
TITLE = Type(typeface().faces[BOLD], 13, 17)
SETTINGS = st.sampled_from([TEXT, TITLE])


def lengths(kind, lines):
    return [kind.width(" ".join(words)) for words in lines]


PRINTABLE = st.text(st.sampled_from([chr(point) for point in printable_signs()]), max_size=400)


@given(SETTINGS, PRINTABLE, st.floats(40, 480))
def test_no_line_is_wider_than_its_column_and_no_character_is_lost(kind, text, width):
    lines = wrapped(kind, text, width)
    assert all(length <= width + 1e-6 for length in lengths(kind, lines))
    set_text = "".join(word for words in lines for word in words)
    assert set_text == "".join(kind.face.legible(text).split())


def test_a_compound_may_break_behind_its_hyphen_but_a_code_may_not():
    width = TEXT.width("ketentuan perundang-und")
    assert wrapped(TEXT, "ketentuan perundang-undangan", width) == [
        ["ketentuan", "perundang-"],
        ["undangan"],
    ]
    assert wrapped(TEXT, "ketentuan 449-1234-5678-90", width)[1] == ["449-1234-5678-90"]


def test_a_compound_does_not_break_before_two_letters_nor_where_its_head_has_no_room():
    width = TEXT.width("ketentuan perundang-") + 0.5
    assert wrapped(TEXT, "ketentuan perundang-ku", width) == [["ketentuan"], ["perundang-ku"]]
    narrow = TEXT.width("menurut ketentuan perundang")
    assert wrapped(TEXT, "menurut ketentuan perundang-undangan", narrow) == [
        ["menurut", "ketentuan"],
        ["perundang-undangan"],
    ]


def test_a_title_takes_no_more_lines_for_being_balanced():
    title = samples.permit_type("operasional_sd").letter.title
    lines = balanced(TITLE, title, 400)
    assert len(lines) == len(wrapped(TITLE, title, 400))
    widths = lengths(TITLE, lines)
    assert min(widths) > 0.6 * max(widths)


blocks = st.lists(st.builds(Block, st.floats(1, 60), st.sampled_from(["x", ""]), st.booleans()))


@given(blocks)
def test_every_block_lands_on_one_page_in_order_inside_the_text_area(some):
    pages = spread(some, 100)
    placed = [block for page in pages for _, block in page if block.ink]
    assert placed == [block for block in some if block.ink]
    for page in pages:
        assert page[0][0] == 0
        for (top, block), (next_top, _) in zip(page, page[1:], strict=False):
            assert next_top >= top + block.height - 1e-6
        assert all(top + block.height <= 100 + 1e-6 for top, block in page)


def test_blocks_that_keep_together_share_a_page():
    pages = spread([Block(70, "a"), Block(20, "b", keep=True), Block(20, "c")], 100)
    assert [[block.ink for _, block in page] for page in pages] == [["a"], ["b", "c"]]


def test_the_qr_code_drawn_is_the_symbol_of_the_address():
    ink, quiet = qr_ink(samples.URL, 76)
    symbol = segno.make(samples.URL, error="m", micro=False, mask=MASK, boost_error=False)
    size = len(symbol.matrix)
    module = 76 / (size + 2 * QUIET)
    drawn = [[0] * size for _ in range(size)]
    for match in re.finditer(r"(\S+) (\S+) (\S+) \S+ re", ink):
        x, y, width = map(float, match.groups())
        row = round((76 - y) / module) - 1 - QUIET
        start = round(x / module) - QUIET
        for column in range(start, start + round(width / module)):
            drawn[row][column] = 1
    assert drawn == [list(row) for row in symbol.matrix]
    assert quiet >= 4 * module - 1e-9


def test_a_line_with_few_words_is_not_torn_apart():
    """Gaps as wide as a word read as a table."""
    words = ["yang", "terdaftar", "dengan"]
    natural = TEXT.width(" ".join(words))
    assert "TJ" in put_spread(TEXT, 0, 0, words, natural + 2 * TEXT.size)
    assert put_spread(TEXT, 0, 0, words, natural + 3 * TEXT.size) == put(
        TEXT, 0, 0, " ".join(words)
    )


def test_one_word_alone_is_not_stretched():
    assert put_spread(TEXT, 0, 0, ["terdaftar"], 400) == put(TEXT, 0, 0, "terdaftar")


def test_an_item_without_words_has_no_number_either():
    assert hanging(TEXT, "1.", " ", 0, 20, 400) == []
    [item] = hanging(TEXT, "1.", "satu", 0, 20, 400)
    assert item.ink.count("Tj") == 2
