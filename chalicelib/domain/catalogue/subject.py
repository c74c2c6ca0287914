"""What tells one application from another of its type: the title of the research, the place of
practice, the name of the event."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.catalogue.schema import PermitType

LONGEST = 40
"""Characters in a list, and in every record that is listed; a title may be longer."""


def subject(permit_type: PermitType, data: Mapping[str, Any]) -> str:
    """The answer to the field that ``names_it``; empty where there is none yet."""
    for rule in permit_type.fields:
        answer = data.get(rule.id) if rule.names_it else None
        if isinstance(answer, str) and answer:
            one_line = " ".join(answer.split())
            return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 1]}…"
    return ""
