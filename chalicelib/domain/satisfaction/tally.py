"""The sums of the surveys: each form adds to them in the commit in which it is given.

A series per quarter, ``satisfaction#<year>-Q<quarter>``, with a part for each permit type. In it:
``respondents`` and ``U1`` to ``U9`` of the questionnaires, ``polls`` and ``poll.<choice>`` of the
polls. The quarter is that of the day at the office on which the form is given.
"""

from collections.abc import Mapping

from chalicelib.domain.figures import quarter_of
from chalicelib.domain.satisfaction.ports import Ports
from chalicelib.domain.storage import AddTo


def series(year: int, quarter: int) -> str:
    return f"satisfaction#{year}-Q{quarter}"


def of_questionnaire(ports: Ports, type_id: str, answers: Mapping[str, int]) -> AddTo:
    """``answers``: 1 to 4 for each of the nine elements."""
    return _added(ports, type_id, {"respondents": 1, **answers})


def of_poll(ports: Ports, type_id: str, choice: str) -> AddTo:
    return _added(ports, type_id, {"polls": 1, f"poll.{choice}": 1})


def _added(ports: Ports, type_id: str, amounts: Mapping[str, int]) -> AddTo:
    today = ports.calendar.local_date(ports.clock.now())
    return AddTo(series(today.year, quarter_of(today)), type_id, amounts)
