"""What an officer saves: views of the queue, and preferences. Never words of a search."""

import pytest
from pydantic import ValidationError

from chalicelib.domain.review import desk
from chalicelib.domain.review.desk import Preferences, SavedView
from tests.fakes.ports import FakePorts
from tests.support.cases import fields_of, refused
from tests.support.people import an_officer

MINE = SavedView(name="Punya saya", filters={"role": "back_office", "state": "mine"})


def test_the_last_word_of_an_officer_counts_and_is_nobody_elses() -> None:
    ports = FakePorts()
    officer, other = (an_officer(ports, "back_office", number=n) for n in (1, 2))
    assert desk.desk_of(ports, officer).preferences == Preferences()
    desk.arrange(ports, officer, (MINE,), Preferences(rows=50))
    desk.arrange(ports, officer, (MINE,), Preferences(rows=100, single_keys=False))
    kept = desk.desk_of(ports, officer)
    assert (kept.views, kept.preferences.rows, kept.version) == ((MINE,), 100, 2)
    assert desk.desk_of(ports, other).views == ()


def test_there_is_an_end_to_views_and_each_has_its_name() -> None:
    ports = FakePorts()
    officer = an_officer(ports, "back_office", number=1)
    most = ports.limits.review.views
    many = tuple(SavedView(name=str(n), filters={}) for n in range(most + 1))
    with refused("invalid-input") as refusal:
        desk.arrange(ports, officer, many, Preferences())
    assert fields_of(refusal) == [("views", "too-many-views")]
    with refused("invalid-input") as refusal:
        desk.arrange(ports, officer, (MINE, MINE), Preferences())
    assert fields_of(refusal) == [("views.1.name", "name-twice")]


@pytest.mark.parametrize("filters", [{"words": "ani"}, {"role": "Ani Contoh"}, {"type": "x" * 42}])
def test_a_view_holds_codes_and_days_alone(filters: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        SavedView(name="Cari", filters=filters)
