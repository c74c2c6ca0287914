"""What the file of rules for complaints may not say."""

from typing import Any

import pytest
from pydantic import ValidationError

from chalicelib.domain.complaints.rules import ComplaintRules
from tests.fakes.ports import FakePorts


def changed(**to: Any) -> dict[str, Any]:
    return FakePorts().complaint_rules.model_dump() | to


@pytest.mark.parametrize(
    ("to", "named"),
    [
        ({"categories": ()}, "at least one"),
        ({"outcomes": {}}, "without words"),
        ({"number": "PGD/{year}"}, "sequence"),
        ({"number": "PGD/{sequence}/{officer}"}, "officer"),
    ],
)
def test_what_would_leave_somebody_without_an_answer_is_refused(
    to: dict[str, Any], named: str
) -> None:
    with pytest.raises(ValidationError, match=named):
        ComplaintRules.model_validate(changed(**to))


def test_two_categories_do_not_share_an_id() -> None:
    one = changed()["categories"][0]
    with pytest.raises(ValidationError, match="an id of its own"):
        ComplaintRules.model_validate(changed(categories=(one, one)))


def test_the_offices_own_rules_are_taken() -> None:
    assert ComplaintRules.model_validate(changed()).categories
