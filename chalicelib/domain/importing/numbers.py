"""Old numbers beside those that this system gives: none twice, and no gap in a series that goes on.

A number of this year in the form of a type's own would come again when the system counts so far. So
a list that has such numbers must have all of them, from the next one on, and the series then goes
on behind the last (docs/checks.md 32).
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.catalogue.outcome import Numbering
from chalicelib.domain.importing.columns import Reading, Said
from chalicelib.domain.lookups import number_key
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.ports import Ports

Place = tuple[str, int]
"""Series and sequence."""


def places(ports: Ports, rows: Sequence[Said], today: date) -> dict[int, Place]:
    """By the row, of those numbers that a series of this year gives too."""
    known = {one.numbering for one in ports.catalogue.list_types(today)}
    found = {}
    for said in rows:
        if said.issued_on.year == today.year:
            for numbering in known:
                if sequence := _sequence(numbering, said, ports.office.code):
                    found[said.row] = permit_series(numbering, said.issued_on), sequence
    return found


def _sequence(numbering: Numbering, said: Said, office_code: str) -> int:
    key = number_key(said.number)
    for digits in re.findall(r"[0-9]{1,7}", key):
        sequence = int(digits)
        if sequence and key == number_key(
            permit_number(numbering, sequence, said.issued_on, office_code)
        ):
            return sequence
    return 0


def judge(ports: Ports, reading: Reading, rows: Sequence[Said], found: dict[int, Place]) -> None:
    """Tells of every number that is there already, in the list or here, and of gaps."""
    first: dict[str, int] = {}
    for said in rows:
        key = number_key(said.number)
        if key in first:
            reading.tell(said.row, "number", "import-number-twice", other=first[key])
            continue
        first[key] = said.row
        if _is_taken(ports, said.number):
            reading.tell(said.row, "number", "import-number-taken")
    _judge_gaps(ports, reading, found)


def _is_taken(ports: Ports, number: str) -> bool:
    """By a permit that is shown, or by one on its way to the signature: both have claimed it. An
    undone one leaves it free."""
    claimed = ports.records.find(NumberClaim, number_key(number)) is not None
    return claimed and ports.permits.find_by_number(number, undone=True) is None


def _judge_gaps(ports: Ports, reading: Reading, found: dict[int, Place]) -> None:
    of_series: dict[str, dict[int, int]] = defaultdict(dict)
    for row, (series, sequence) in found.items():
        of_series[series].setdefault(sequence, row)
    for series, rows in of_series.items():
        expected = ports.counters.last(series) + 1
        for sequence in sorted(rows):
            if sequence != expected:
                reading.tell(rows[sequence], "number", "import-number-gap", expected=expected)
                break
            expected += 1
