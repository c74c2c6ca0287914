"""The end of a permit by its type as somebody sees it who does not see every field."""

from chalicelib.domain.catalogue.term import named_end
from tests.fakes.ports import FakePorts


def test_who_does_not_see_the_field_that_sets_the_end_is_told_none() -> None:
    whole = FakePorts().catalogue.latest("penelitian")
    answers = {"waktu_penelitian": {"from": "2026-12-01", "to": "2026-12-31"}}
    assert named_end(whole, answers)
    narrowed = whole.replace(fields=())
    assert named_end(narrowed, {}) is None
    assert named_end(narrowed, answers) is None
