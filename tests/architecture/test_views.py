"""Only models that were made to be shown leave the house, and each has a name of its own."""

import re

import pytest

from chalicelib.domain.text import Localized
from chalicelib.handlers import openapi
from chalicelib.handlers.http import Access
from chalicelib.handlers.models import View
from tests.support.route_table import DECLARED, ROUTES
from tests.support.views import models_of

VALUES = {Localized}
"""A text in both languages is a value, not a record."""

INSIDE = {
    # who at the office has it, and what their list is for
    "claimed_by", "claimed_until", "documents_accepted", "documents_refused", "escalated_at",
    "officer_id", "signing_refused",
    # what the machinery keeps
    "digest", "engine", "execution", "key", "note_head", "password_hash", "sha256", "subject_key",
    "task_token", "version_id",
}  # fmt: skip
"""Names of stored fields that are nobody's business outside the office."""


@pytest.mark.parametrize("route", ROUTES)
def test_an_answer_is_made_of_views_alone(route: str) -> None:
    """A stored record that is sent as it is tells, from then on, whatever is stored."""
    strangers = {
        model.__qualname__
        for model in models_of(DECLARED[route].returns)
        if not issubclass(model, View) and model not in VALUES
    }
    assert strangers == set()


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_of_the_offices_inside_is_shown_outside(route: str) -> None:
    endpoint = DECLARED[route]
    if endpoint.access in (Access.OFFICER, Access.ADMINISTRATOR):
        return
    shown = {name for model in models_of(endpoint.returns) for name in model.model_fields}
    assert shown & INSIDE == set()


def test_every_schema_has_a_name_of_its_own() -> None:
    """Two models of one name would be told apart by the paths of their modules, and a model of
    another by its brackets; the frontends' types are called so."""
    names = openapi.document()["components"]["schemas"]
    assert [name for name in names if not re.fullmatch(r"[A-Z][A-Za-z0-9]+", name)] == []
