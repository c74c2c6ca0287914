"""A view's own annotations are its declaration; what cannot be served fails while it is loaded."""

from typing import Any

import pytest

from chalicelib.domain.text import Localized
from chalicelib.handlers.endpoint import Call, Reply, WrongDeclaration, declared
from chalicelib.handlers.models import Input, PageQuery, View


class Given(Input):
    name: str


class Shown(View):
    name: str


def everything(call: Call, body: Given, query: PageQuery, permit_id: str) -> Shown: ...


def with_headers(call: Call) -> Reply[Shown]: ...


def test_body_query_and_answer_are_those_of_the_signature() -> None:
    assert declared(everything, "/api/permits/{permit_id}") == (Given, PageQuery, Shown)


def test_an_answer_with_headers_of_its_own_is_known_by_its_model() -> None:
    assert declared(with_headers, "/api/permits") == (None, None, Shown)


def silent(call: Call): ...


def of_the_domain(call: Call) -> Localized: ...


def perhaps(call: Call) -> Shown | None: ...


def reply_of_nothing(call: Call) -> Reply: ...


def without_call(permit_id: str) -> Shown: ...


def of_nothing() -> Shown: ...


def body_of_text(call: Call, body: str) -> Shown: ...


def query_without_model(call: Call, query) -> Shown: ...


def numbered(call: Call, permit_id: int) -> Shown: ...


def misspelt(call: Call, permitid: str) -> Shown: ...


def forgetful(call: Call) -> Shown: ...


def postponed(call: "Call") -> Shown: ...


PERMIT = "/api/permits/{permit_id}"


@pytest.mark.parametrize(
    ("view", "path", "sentence"),
    [
        (silent, "/api/permits", "it does not say what it answers; write `-> SomeView`"),
        (of_the_domain, "/api/permits", "Localized'>, which is no View"),
        (perhaps, "/api/permits", "None, which is no View"),
        (reply_of_nothing, "/api/permits", "which is no View"),
        (without_call, PERMIT, "its first parameter has to be `call: Call`"),
        (of_nothing, "/api/permits", "its first parameter has to be `call: Call`"),
        (body_of_text, "/api/permits", "its `body` is annotated with no model"),
        (query_without_model, "/api/permits", "its `query` is annotated with no model"),
        (numbered, PERMIT, "write `permit_id: str`"),
        (misspelt, PERMIT, "its parameter `permitid` is not in the path"),
        (forgetful, PERMIT, "it does not take `permit_id`, which is in the path"),
        (postponed, "/api/permits", "leave `from __future__ import annotations` out"),
    ],
)
def test_a_declaration_that_cannot_be_served_is_refused_in_a_sentence(
    view: Any, path: str, sentence: str
) -> None:
    with pytest.raises(WrongDeclaration) as refused:
        declared(view, path)
    assert sentence in str(refused.value)
    assert f"{view.__name__} ({path}): " in str(refused.value)
