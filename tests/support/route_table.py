"""Every route there is, who may call it, and one good call of it.

An auditor's list: it is written by hand (``routes/``) and says it independently of the views, and
``tests/architecture/test_routes.py`` holds the views against it. The tests of access, of unknown
fields, of canaries and of what leaves the house all walk it.
"""

from dataclasses import replace

from chalicelib.handlers.http import ENDPOINTS, Endpoint
from tests.support.api import World
from tests.support.good_calls import calls
from tests.support.good_calls.calls import CALLERS, NOBODY, OWNER, STRANGER, GoodCall
from tests.support.people import ROLES
from tests.support.routes import (
    accounts,
    administrators,
    citizens,
    complaints,
    messages,
    officers,
    public,
)
from tests.support.routes.rows import ADMINISTRATOR, CITIZEN, OFFICER, PUBLIC, SIGNED_IN, Row

CALLERS_OF = {
    PUBLIC: frozenset(CALLERS),
    SIGNED_IN: frozenset(CALLERS) - {NOBODY},
    CITIZEN: frozenset({OWNER, STRANGER}),
    OFFICER: frozenset({*ROLES, calls.ADMINISTRATOR}),
    ADMINISTRATOR: frozenset({calls.ADMINISTRATOR}),
}

TABLE: dict[str, Row] = {
    route: row
    for part in (accounts, public, citizens, complaints, officers, messages, administrators)
    for route, row in part.TABLE.items()
}


def name_of(endpoint: Endpoint) -> str:
    return f"{endpoint.method} {endpoint.path}"


DECLARED = {name_of(endpoint): endpoint for endpoint in ENDPOINTS}
"""Every route that a view declares; parametrize over these, not over the table."""

ROUTES = list(DECLARED)


def row_of(route: str) -> Row:
    if route not in TABLE:
        raise AssertionError(missing(route))
    return TABLE[route]


def missing(route: str) -> str:
    """What a new route asks for."""
    access = DECLARED[route].access
    return (
        f"{route} has no row in tests/support/routes/. Decide who may call it, and add: "
        f'"{route}": Row({access.name}, plain("{route.partition("/api")[2]}")), '
        "with a call that is served (tests/support/good_calls/ has more of them)."
    )


def a_good_call(route: str, world: World) -> GoodCall:
    row = row_of(route)
    made = row.good_call(world)
    return replace(made, allowed=made.only or CALLERS_OF[row.access])


def caller_of(good_one: GoodCall) -> str:
    """Whom the route is for."""
    return OWNER if OWNER in good_one.allowed else min(good_one.allowed)
