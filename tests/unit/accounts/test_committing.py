"""What an act on an account says when it could not be written."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.committing import AlreadyRegistered, by_owner, commit_account
from chalicelib.domain.accounts.tokens import LinkExpired, TokenPurpose, account_token
from chalicelib.domain.storage import Add, Change, CommitRefused, Put, Spend
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


def test_an_account_that_moved_on_without_a_note_is_no_taken_nik() -> None:
    """As a sign-in leaves it that renews the password's hash."""
    world = World()
    first = registered(world)
    world.commit(Put(first.replace(version=first.version + 1), first))
    with pytest.raises(CommitRefused):
        commit_account(world, first, first, by_owner(first, "profile-changed"))


def test_of_a_link_that_somebody_was_faster_with_it_says_that_the_link_is_over() -> None:
    world = World()
    first = registered(world)
    event = by_owner(first, "profile-changed")
    lifetime = timedelta(hours=1)
    token, _ = account_token(world, TokenPurpose.SET_PASSWORD, first, lifetime)
    world.commit(Add(token))
    once = commit_account(world, first, first, event, also=[Spend(token)])
    with pytest.raises(LinkExpired):
        commit_account(world, once, once, event, also=[Spend(token)])
