"""How content people were in a quarter: of the whole office and per permit type."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.figures import added, quarter_of
from chalicelib.domain.satisfaction.ikm import ELEMENTS, Band, band, index, rounded
from chalicelib.domain.satisfaction.ports import Ports
from chalicelib.domain.satisfaction.tally import series
from chalicelib.domain.text import Localized


@dataclass(frozen=True)
class Satisfaction:
    """``respondents`` gave the questionnaire; ``elements`` are the NRR of U1 to U9 with three
    decimals, ``ikm`` has two and is made of the exact means. ``polled`` gave the poll, and
    ``polls`` how many chose what. Below the number of ``templates/surveys.toml``
    (``reported_from``) there are no figures of either."""

    respondents: int
    ikm: Decimal | None
    band: Band | None
    elements: Mapping[str, Decimal]
    polled: int
    polls: Mapping[str, int]


@dataclass(frozen=True)
class OfType:
    type_id: str
    type_name: Localized
    satisfaction: Satisfaction


@dataclass(frozen=True)
class Quarter:
    """``types``: those that enough people have spoken of, by id."""

    year: int
    quarter: int
    all: Satisfaction
    types: tuple[OfType, ...]


def quarterly(ports: Ports, year: int | None = None, quarter: int | None = None) -> Quarter:
    """Left out is today's. Costs one read, however many have spoken."""
    today = ports.calendar.local_date(ports.clock.now())
    year, quarter = year or today.year, quarter or quarter_of(today)
    (parts,) = ports.counters.sums(series(year, quarter))
    found = {type_id: _satisfaction(ports, parts[type_id]) for type_id in sorted(parts)}
    return Quarter(
        year=year,
        quarter=quarter,
        all=_satisfaction(ports, added(parts.values())),
        types=tuple(
            OfType(type_id, type_name(ports, type_id), satisfaction)
            for type_id, satisfaction in found.items()
            if satisfaction.elements or satisfaction.polls
        ),
    )


def _satisfaction(ports: Ports, sums: Mapping[str, int]) -> Satisfaction:
    fewest = ports.survey_forms.reported_from
    respondents, polled = sums.get("respondents", 0), sums.get("polls", 0)
    found: Decimal | None = None
    means: dict[str, Fraction] = {}
    if respondents >= fewest:
        means = {name: Fraction(sums[name], respondents) for name in ELEMENTS}
        found = index(list(means.values()))
    choices = [choice.value for choice in ports.survey_forms.poll.choices]
    return Satisfaction(
        respondents=respondents,
        ikm=found,
        band=band(found) if found is not None else None,
        elements={name: rounded(mean, 3) for name, mean in means.items()},
        polled=polled,
        polls={c: sums.get(f"poll.{c}", 0) for c in choices} if polled >= fewest else {},
    )
