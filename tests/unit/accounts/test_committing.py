"""What an act on an account says when it could not be written."""

import pytest

from chalicelib.domain.accounts.committing import AlreadyRegistered, by_owner, commit_account
from chalicelib.domain.storage import Add, Change, CommitRefused
from tests.contract import records
from tests.unit.accounts.world import World, officer, registered


def test_of_a_taken_nik_only_that_is_told_and_nothing_was_written() -> None:
    world = World()
    first, second = registered(world), officer(world)
    after = second.replace(nik=first.nik)
    with pytest.raises(AlreadyRegistered):
        commit_account(world, second, after, by_owner(second, "profile-changed"))
    assert world.accounts.find(second.account_id) == second


def test_what_else_moved_on_meanwhile_is_no_taken_nik(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both at once: whoever acts looks again, and hears of the NIK then."""
    world = World()
    first, second = registered(world), officer(world)
    after = second.replace(nik=first.nik)

    def refuse(*changes: Change) -> None:
        raise CommitRefused((*changes[:1], Add(records.message("m1"))))

    monkeypatch.setattr(world, "commit", refuse)
    with pytest.raises(CommitRefused):
        commit_account(world, second, after, by_owner(second, "profile-changed"))
