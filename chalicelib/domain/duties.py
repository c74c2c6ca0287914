"""What one run of a job has to do, each part on its own: what fails in one stops no other."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from chalicelib.domain.errors import Conflict, Unreadable

Tell = Callable[[str, Exception, Mapping[str, str]], None]
"""Writes down what was not done, why, and the ids of what it was about."""


class Duties:
    """``failed`` counts what should have worked. ``aside`` holds the places of records that cannot
    be read (``asides.py``). ``passed_over`` counts all that was not done: both, and what another
    was faster at or what is not possible now (``Conflict``), which is for the next run."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.failed = 0
        self.passed_over = 0
        self.aside: list[str] = []

    @contextmanager
    def alone(self, what: str, **ids: str) -> Iterator[None]:
        """Whatever is raised in it ends it, and nothing else."""
        try:
            yield
        except Unreadable as error:
            self.passed_over += 1
            self.leave_out(error.place)
            self._tell(what, error, ids)
        except Conflict as error:
            self.passed_over += 1
            self._tell(what, error, ids)
        except Exception as error:
            self.passed_over += 1
            self.failed += 1
            self._tell(what, error, ids)

    def leave_out(self, *places: str) -> None:
        """What a list left out because it cannot be read."""
        self.aside += [place for place in places if place not in self.aside]
