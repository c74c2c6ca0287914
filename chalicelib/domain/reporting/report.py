"""What a printed report is made of, in its final words and in the order in which it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True)
class KeyFigure:
    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Table:
    """The first column holds names, the others figures. ``shares`` draws a bar in each row, 0 to 1
    of its width; empty for none."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float] = ()


@dataclass(frozen=True)
class Report:
    """``signed``: the lines under which the head signs by hand, the name last but one."""

    letterhead: Sequence[str]
    contact: Sequence[str]
    title: str
    period: str
    figures: Sequence[KeyFigure]
    paragraphs: Sequence[str]
    tables: Sequence[Table]
    place_and_day: str
    post: str
    name: str
    nip: str
    footer: str
    made_on: date


class ReportRenderer(Protocol):
    def report(self, content: Report) -> bytes:
        """As a PDF on A4, each page numbered.

        :raises LetterUnprintable: a sign that no face has."""
        ...
