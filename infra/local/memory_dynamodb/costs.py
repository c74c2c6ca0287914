"""What was asked of a DynamoDB in memory, and what AWS would charge for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from infra.local.capacity import index_units, item_size, read_units, write_units


@dataclass
class Costs:
    """Units by the rules of ``infra/local/capacity.py``. ``looked_at`` counts lines of an index
    that queries touched, those of finding the place included."""

    calls: Counter[str] = field(default_factory=Counter)
    read_units: float = 0
    write_units: float = 0
    index_units: float = 0
    looked_at: int = 0

    def read(self, *items: Any, consistent: bool) -> None:
        """Of one request's page together."""
        self.read_units += read_units(sum(map(item_size, items)), consistent=consistent)

    def write(self, table: Mapping[str, Any], before: Any, after: Any, times: int = 1) -> None:
        """``after`` is ``before`` where a condition failed."""
        self.write_units += times * write_units(before, after)
        self.index_units += index_units(table, before, after)
