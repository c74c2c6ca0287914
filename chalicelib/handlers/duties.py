"""A run of a job whose duties are each done on their own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from chalicelib.domain.duties import Duties
from chalicelib.handlers.logging import log_failure


class FailedInPart(Exception):
    """Some of it was not done. Lambda counts an error, and the job's alarm rings."""


@contextmanager
def each_alone() -> Iterator[Duties]:
    """:raises FailedInPart: at the end, when all that could be done is done."""
    duties = Duties(_told)
    yield duties
    if duties.failed:
        raise FailedInPart


def _told(what: str, error: Exception, ids: Mapping[str, str]) -> None:
    log_failure(what, error, **ids)
