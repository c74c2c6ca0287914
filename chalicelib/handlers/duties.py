"""A run of a job whose duties are each done on their own."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from chalicelib.domain.duties import Duties
from chalicelib.handlers.logging import log_failure


class FailedInPart(Exception):
    """Some of it was not done. Lambda counts an error, and the job's alarm rings.

    ``failures``: all that was raised, what another was faster at included.
    """

    def __init__(self, failures: Sequence[Exception]) -> None:
        super().__init__()
        self.failures = tuple(failures)


@contextmanager
def each_alone(*, all_of_it: bool = False) -> Iterator[Duties]:
    """``all_of_it``: nobody else will do what was passed over, so it counts as failed.

    :raises FailedInPart: at the end, when all that could be done is done.
    """
    raised: list[Exception] = []

    def tell(what: str, error: Exception, ids: Mapping[str, str]) -> None:
        raised.append(error)
        log_failure(what, error, **ids)

    duties = Duties(tell)
    yield duties
    if duties.failed or (all_of_it and duties.passed_over):
        raise FailedInPart(raised)
