"""The views stand by audience: who may call one follows from where it stands, and the other way."""

import app  # noqa: F401  (loading it declares every view)
from chalicelib.handlers.http import ENDPOINTS, Access
from tests.support.route_table import name_of

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
