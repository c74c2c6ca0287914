"""The next permit number of a series, without gaps: what was given back comes first.

A number is given back when the signing was refused for good and nothing was signed with it, so
nobody has seen it. The application may then be signed again, with a number of that day, or
returned, rejected and withdrawn like any other.
"""

from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.lookups import number_key
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.records import Versioned
from chalicelib.domain.storage import AdvanceCounter, Change, GiveBack, Put


class FreedNumbers(Versioned):
    """``sequences`` of ``series`` that were given back and are nobody's now, in order."""

    series: str
    sequences: tuple[int, ...]


def next_in(ports: Ports, series: str) -> tuple[int, Change]:
    """The sequence, and the change that takes it if nobody was faster."""
    freed = ports.records.find(FreedNumbers, series)
    if freed is None or not freed.sequences:
        last = ports.counters.last(series)
        return last + 1, AdvanceCounter(series, last)
    first, *others = freed.sequences
    return first, Put(freed.replace(sequences=tuple(others), version=freed.version + 1), freed)


def given_back(ports: Ports, number: str) -> list[Change]:
    """A number that was claimed for a letter and not signed with."""
    claim = ports.records.find(NumberClaim, number_key(number))
    if claim is None or not claim.series:
        raise LookupError("a permit number without its claim")
    freed = ports.records.find(FreedNumbers, claim.series)
    again = tuple(sorted({*(freed.sequences if freed else ()), claim.sequence}))
    version = freed.version + 1 if freed else 1
    after = FreedNumbers(series=claim.series, sequences=again, version=version)
    return [GiveBack(claim), Put(after, freed)]
