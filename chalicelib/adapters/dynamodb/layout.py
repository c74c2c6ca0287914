"""Every record that is stored: its table, its key, and what finds it. A new one is a row in rows/.

An index holds what is still asked for, and nothing that is done. ``docs/data-model.md`` is the
same as a table with sizes and access patterns; a test holds one against the other.
"""

from collections.abc import Mapping
from typing import Any, cast

from chalicelib.adapters.dynamodb.keys import Row, S
from chalicelib.adapters.dynamodb.rows.files import FILES
from chalicelib.adapters.dynamodb.rows.office import OFFICE
from chalicelib.adapters.dynamodb.rows.passing import PASSING
from chalicelib.adapters.dynamodb.rows.people import PEOPLE
from chalicelib.adapters.dynamodb.rows.permits import PERMITS
from chalicelib.domain.records import Stored

# no type in front of the rows: it would be taken for the records', and their fields go unchecked
_ROWS = (*FILES, *PEOPLE, *PASSING, *PERMITS, *OFFICE)
LAYOUT: Mapping[type[Stored], Row[Any]] = {
    row.kind: row for row in cast("tuple[Row[Any], ...]", _ROWS)
}


def row_of(kind: type[S]) -> Row[S]:
    """:raises TypeError: no row says where these lie."""
    if kind not in LAYOUT:
        raise TypeError(f"no row for {kind.__name__} in rows/")
    return LAYOUT[kind]
