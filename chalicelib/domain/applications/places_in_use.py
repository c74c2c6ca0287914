"""How many running applications name a place of the office's list: sums that move in the commit of
each act, so that whoever hides a place hears it without a look at the applications.

One series, ``places-in-use``, with a part for each permit type; each name in it is ``at.<place>``.
An application counts from its being sent in until it ends, and once for each place that it names.
Drafts do not count: they are measured by the list when they are sent.
"""

from collections import Counter

from chalicelib.domain.applications.model import Application
from chalicelib.domain.storage import AddTo, Counters

_SERIES = "places-in-use"
_AT = "at."


def place_sums(before: Application, after: Application) -> list[AddTo]:
    """What the commit of this act adds, or takes away; nothing for most acts."""
    named, names = _named(before), _named(after)
    amounts = {f"{_AT}{place}": 1 for place in names - named}
    amounts |= {f"{_AT}{place}": -1 for place in named - names}
    return [AddTo(_SERIES, after.type_id, amounts)] if amounts else []


def places_in_use(counters: Counters) -> Counter[str]:
    """By the place's id. One read. What ran before there were these sums is not in them."""
    [parts] = counters.sums(_SERIES)
    found: Counter[str] = Counter()
    for sums in parts.values():
        for name, count in sums.items():
            found[name.removeprefix(_AT)] += max(count, 0)
    return found


def _named(application: Application) -> set[str]:
    """Whatever its type calls the fields: a place of the list is known by its ``place_id``."""
    if not application.phase.is_running:
        return set()
    lists = (value for value in application.data.values() if isinstance(value, list | tuple))
    places = (one for several in lists for one in several if isinstance(one, dict))
    return {one["place_id"] for one in places if one.get("place_id")}
