"""No real permit is called unknown for how its number or holder is spelt (docs/checks.md 66)."""

import pytest

from chalicelib.domain.applications import tracking
from chalicelib.domain.permits import register
from tests.unit.permits_public.world import ADDRESS, application, permit, world


@pytest.mark.parametrize(
    "spelt",
    [
        str.lower,
        lambda number: number.replace("/", " / "),
        lambda number: f"{number}.",
        lambda number: f"\u202a{number}\u202c",
        lambda number: number.replace("-", "\u2011"),
    ],
    ids=["small letters", "spaces", "final point", "pasted direction marks", "non-breaking dash"],
)
def test_a_real_permit_is_never_called_unknown_for_how_its_number_is_typed(spelt) -> None:
    ports = world()
    made = permit(ports)
    sent = application(ports)
    found = register.search(ports, spelt(made.number), limit=5, cursor=None)
    assert [line.number for line in found.items] == [made.number]
    tracked = tracking.track(ports, spelt(sent.receipt), spelt(sent.tracking_code), ADDRESS)
    assert tracked.receipt == sent.receipt


@pytest.mark.parametrize("typed", ["NUR’AINI AZ–ZAHRA", "nur'aini az-zahra", "Nurʼaini az\u2011z"])
def test_a_holder_is_found_with_any_apostrophe_and_dash(typed: str) -> None:
    ports = world()
    made = permit(ports, holder_plain_name="Nur'aini Az-Zahra")
    found = register.search(ports, typed, limit=5, cursor=None)
    assert [line.number for line in found.items] == [made.number]
