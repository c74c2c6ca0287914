"""A message that failed: when it comes again, and when it rests at once (docs/checks.md 33).

The queue alone knows one wait and one number of tries, whatever has failed. So the job sets how
long its message stays hidden, and brings one that can never succeed to the dead letters itself.
Where that fails too, or the function is ended from outside, the queue's own rule holds
(``infra/stacks/state/queues.yaml``).
"""

from chalicelib.domain.errors import InvalidInput, NotAllowed, NotFound
from chalicelib.handlers.duties import FailedInPart

WAITS = (5, 15, 45, 120, 300, 600, 600, 600)
"""Seconds after the first try, the second, and so on: 38 minutes in all. The queues let a message
be taken once more than there are waits."""

HOPELESS_TRIES = 3

_NEVER = (ValueError, LookupError, TypeError, AttributeError, InvalidInput, NotAllowed, NotFound)
"""What is wrong with the message or the code, and not with the moment: no JSON, a field that lacks,
an application that is not there."""


def can_never_succeed(failure: BaseException) -> bool:
    """A run that failed in part can when one of its parts can."""
    if isinstance(failure, FailedInPart):
        return all(map(can_never_succeed, failure.failures))
    return isinstance(failure, _NEVER)


def wait_after(tries: int) -> int:
    """Seconds; 0 when there is no further try, so that it rests at once."""
    return WAITS[tries - 1] if 0 < tries <= len(WAITS) else 0
