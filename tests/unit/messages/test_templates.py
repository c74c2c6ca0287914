"""What the texts of messages may not be, and what becomes of one that lacks a word."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.messages.templates import MessageTemplate, line
from chalicelib.domain.text import Language

WORDS = {"id": "Permohonan {receipt} diterima.", "en": "Application {receipt} received."}


def template(**parts: Any) -> MessageTemplate:
    return MessageTemplate.model_validate({"id": "hello", "params": ["receipt"], **parts})


def test_what_goes_to_few_has_a_line_where_everybody_finds_it() -> None:
    assert template(told="steps", whatsapp=WORDS, news=WORDS)
    with pytest.raises(ValidationError, match="no line in the site"):
        template(told="steps", whatsapp=WORDS)


def test_a_message_without_any_words_is_none() -> None:
    with pytest.raises(ValidationError, match="no text for any channel"):
        template(params=[])


def test_a_line_that_lacks_a_word_by_now_is_left_out_of_the_list() -> None:
    """It was kept by a release whose line had other params."""
    made = template(news=WORDS)
    assert line(made, Language.INDONESIAN, {"receipt": "P-1"}) == "Permohonan P-1 diterima."
    assert line(made, Language.INDONESIAN, {"number": "P-1"}) is None
    assert line(template(whatsapp=WORDS), Language.INDONESIAN, {"receipt": "P-1"}) is None
