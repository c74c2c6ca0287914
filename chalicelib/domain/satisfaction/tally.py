"""The sums of the surveys: each form adds to them in the commit in which it is given.

A series per quarter, ``satisfaction#<year>-Q<quarter>``, and one per quarter and permit type, with
``#<type>`` behind. In each: ``respondents`` and ``U1`` to ``U9`` of the questionnaires, ``polls``
and ``poll.<choice>`` of the polls. The quarter's own also has ``type.<type>``, so that it tells
which types there are. The quarter is that of the day at the office on which the form is given.
"""

from collections.abc import Mapping

from chalicelib.domain.figures import quarter_of
from chalicelib.domain.satisfaction.ports import Ports
from chalicelib.domain.storage import AddTo


def series(year: int, quarter: int, type_id: str | None = None) -> str:
    whole = f"satisfaction#{year}-Q{quarter}"
    return f"{whole}#{type_id}" if type_id else whole


def of_questionnaire(ports: Ports, type_id: str, answers: Mapping[str, int]) -> list[AddTo]:
    """``answers``: 1 to 4 for each of the nine elements."""
    return _added(ports, type_id, {"respondents": 1, **answers})


def of_poll(ports: Ports, type_id: str, choice: str) -> list[AddTo]:
    return _added(ports, type_id, {"polls": 1, f"poll.{choice}": 1})


def _added(ports: Ports, type_id: str, amounts: Mapping[str, int]) -> list[AddTo]:
    today = ports.calendar.local_date(ports.clock.now())
    when = (today.year, quarter_of(today))
    return [
        AddTo(series(*when), {**amounts, f"type.{type_id}": 1}),
        AddTo(series(*when, type_id), amounts),
    ]
