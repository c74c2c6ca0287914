"""Somebody else was a moment faster."""

from collections.abc import Callable

from chalicelib.domain.storage import Change
from tests.fakes.ports import FakePorts


def before_the_next_commit(ports: FakePorts, act: Callable[[], object]) -> None:
    """``act`` is done once, after whoever commits next has read and before it is written."""
    commit = ports.commit

    def overtaken(*changes: Change) -> None:
        ports.commit = commit
        act()
        commit(*changes)

    ports.commit = overtaken
