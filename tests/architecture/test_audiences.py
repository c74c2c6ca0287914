"""The views stand by audience: who may call one follows from where it stands, and the other way."""

import sys
from pathlib import Path

import pytest

from app import app
from chalicelib.handlers.http import ENDPOINTS, Access
from tests.support.route_table import name_of

HANDLERS = Path(__file__).parents[2] / "chalicelib" / "handlers"

MAY_CALL = {
    "public": {Access.PUBLIC, Access.SIGNED_IN},
    "citizen": {Access.CITIZEN},
    "officer": {Access.OFFICER},
    "admin": {Access.ADMINISTRATOR},
}


def test_every_view_stands_with_those_who_may_call_it() -> None:
    strays = [
        f"{name_of(endpoint)} is for {endpoint.access}, and stands in {audience}/"
        for endpoint in ENDPOINTS
        for audience in [endpoint.view.__module__.split(".")[2]]
        if endpoint.access not in MAY_CALL.get(audience, ())
    ]
    assert strays == []


@pytest.mark.parametrize("folder", [*MAY_CALL, "jobs"])
def test_no_module_of_an_audience_is_forgotten(folder: str) -> None:
    """A module that neither its audience's list nor ``app.py`` names serves nobody."""
    assert app.routes
    files = {path.stem for path in (HANDLERS / folder).glob("*.py")} - {"__init__"}
    forgotten = {
        name for name in files if f"chalicelib.handlers.{folder}.{name}" not in sys.modules
    }
    assert forgotten == set(), f"name these in chalicelib/handlers/{folder}/__init__.py or app.py"
