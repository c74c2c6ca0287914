"""A refresh token is followed by another, and comes back only within moments (decision 0051)."""

import pytest

from chalicelib.adapters.refresh_tokens import DerivedRefreshTokens
from chalicelib.domain.accounts.sign_in import SignedIn, authenticate, refresh, sign_in
from chalicelib.domain.errors import NotSignedIn
from tests.fakes.ports import office_data
from tests.unit.accounts.world import ADDRESS, NIK, PASSWORD, World, entered, officer, registered

GRACE = office_data().limits.sessions.refresh_grace_seconds


@pytest.fixture
def world() -> World:
    return World()


def an_older_session(world: World) -> SignedIn:
    """Of a citizen, whose access token has run out."""
    registered(world)
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    world.wait(minutes=20)
    return signed_in


def ended(world: World, *tokens: str) -> bool:
    """Whether each of these is refused."""
    for token in tokens:
        with pytest.raises(NotSignedIn, match="session-ended"):
            refresh(world, token)
    return True


def test_pages_that_open_at_one_moment_get_one_and_the_same_token(world: World) -> None:
    before = an_older_session(world).refresh_token
    left, shown = refresh(world, before), refresh(world, before)
    assert left.refresh_token == shown.refresh_token != before
    for signed_in in (left, shown):
        assert authenticate(world, signed_in.access_token)
    world.wait(seconds=GRACE)
    assert refresh(world, before).refresh_token == left.refresh_token
    world.wait(minutes=15)
    assert refresh(world, left.refresh_token)


def test_impatient_navigation_meets_a_request_that_was_held_up(world: World) -> None:
    """Three pages within seconds; the first one's request arrives last."""
    first = an_older_session(world).refresh_token
    second = refresh(world, first).refresh_token
    assert refresh(world, second).refresh_token == second
    assert refresh(world, first).refresh_token == second


def test_a_page_just_after_signing_in_changes_nothing(world: World) -> None:
    registered(world)
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    assert refresh(world, signed_in.refresh_token).refresh_token == signed_in.refresh_token


def test_of_two_that_read_at_one_moment_the_slower_gets_what_the_faster_made(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = an_older_session(world).refresh_token
    rotate, faster = world.sessions.rotate, []

    def overtaken(*args: object) -> bool:
        monkeypatch.setattr(world.sessions, "rotate", rotate)
        faster.append(refresh(world, before).refresh_token)
        return rotate(*args)  # what the use case gave

    monkeypatch.setattr(world.sessions, "rotate", overtaken)
    assert [refresh(world, before).refresh_token] == faster


def test_a_session_that_ends_between_reading_and_writing_gives_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = an_older_session(world).refresh_token
    rotate = world.sessions.rotate

    def ended_meanwhile(session_id: str, *more: object) -> bool:
        world.sessions.end(session_id)
        return rotate(session_id, *more)  # what the use case gave

    monkeypatch.setattr(world.sessions, "rotate", ended_meanwhile)
    assert ended(world, before)


def test_a_session_ended_meanwhile_comes_back_by_no_grace(world: World) -> None:
    before = an_older_session(world).refresh_token
    after = refresh(world, before)
    world.sessions.end(authenticate(world, after.access_token).session_id)
    assert ended(world, before, after.refresh_token)


def test_a_second_later_an_old_token_ends_the_session_for_both(world: World) -> None:
    before = an_older_session(world).refresh_token
    after = refresh(world, before).refresh_token
    world.wait(seconds=GRACE + 1)
    assert ended(world, before, after)


def test_a_token_before_the_last_one_ends_it_at_once(world: World) -> None:
    first = an_older_session(world).refresh_token
    second = refresh(world, first).refresh_token
    world.wait(minutes=15)
    third = refresh(world, second).refresh_token
    assert ended(world, first, third)


def test_a_guess_with_the_right_session_ends_it_even_within_the_grace(world: World) -> None:
    before = an_older_session(world).refresh_token
    after = refresh(world, before).refresh_token
    assert ended(world, before.partition(".")[0] + ".guess", after)


def test_what_follows_is_told_by_our_key_alone_and_differs_between_sessions() -> None:
    ours, others = DerivedRefreshTokens(b"k" * 32), DerivedRefreshTokens(b"x" * 32)
    assert ours.following("s", "t") == DerivedRefreshTokens(b"k" * 32).following("s", "t")
    assert (
        len(
            {
                ours.following("s", "t"),
                others.following("s", "t"),
                ours.following("z", "t"),
                ours.following("s", "u"),
                "t",
            }
        )
        == 5
    )
    assert len(ours.following("s", "t")) == 43  # 256 bits


def test_refreshing_gives_new_tokens_and_keeps_the_session(world: World) -> None:
    registered(world)
    first = sign_in(world, NIK, PASSWORD, ADDRESS)
    world.wait(minutes=20)
    with pytest.raises(NotSignedIn):
        authenticate(world, first.access_token)
    second = refresh(world, first.refresh_token)
    assert second.refresh_token != first.refresh_token
    assert second.expires_at == first.expires_at
    assert authenticate(world, second.access_token)


def test_reuse_in_one_session_leaves_the_persons_other_sessions_alone(world: World) -> None:
    registered(world)
    phone, laptop = (sign_in(world, NIK, PASSWORD, ADDRESS) for _ in range(2))
    world.wait(minutes=20)
    refresh(world, phone.refresh_token)
    world.wait(minutes=1)
    assert ended(world, phone.refresh_token)
    assert refresh(world, laptop.refresh_token)


@pytest.mark.parametrize("token", ["", ".", "x", "x.y", "ülkü.🙂"])
def test_garbage_refreshes_nothing(world: World, token: str) -> None:
    with pytest.raises(NotSignedIn):
        refresh(world, token)


def test_an_access_token_does_not_refresh_and_a_refresh_token_gives_no_access(
    world: World,
) -> None:
    registered(world)
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    with pytest.raises(NotSignedIn):
        refresh(world, signed_in.access_token)
    with pytest.raises(NotSignedIn):
        authenticate(world, signed_in.refresh_token)


def test_a_session_ends_after_a_week_however_often_it_was_refreshed(world: World) -> None:
    registered(world)
    signed_in = sign_in(world, NIK, PASSWORD, ADDRESS)
    for _ in range(6):
        world.wait(days=1)
        signed_in = refresh(world, signed_in.refresh_token)
    world.wait(days=1)
    with pytest.raises(NotSignedIn):
        refresh(world, signed_in.refresh_token)


def test_an_officers_session_ends_after_half_a_day(world: World) -> None:
    rina = officer(world)
    signed_in = entered(world, rina.nik, PASSWORD, ADDRESS)
    world.wait(hours=12)
    with pytest.raises(NotSignedIn):
        refresh(world, signed_in.refresh_token)
