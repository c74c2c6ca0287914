"""One passphrase for many permits: a single letter tries it, the others wait for what it learns.

BSrE locks a signer out after a few wrong passphrases, and forty messages of one batch reach forty
Lambdas. So the first one takes the trial of its batch. If the signer refuses it, nobody else of
the batch calls the signer at all; once a permit was signed, all of them do.
"""

from datetime import timedelta
from typing import ClassVar

from chalicelib.domain.errors import DomainError
from chalicelib.domain.permits.ports import Ports, Trial

LASTS = timedelta(minutes=2)
"""How long a trial is another's: as long as the signing Lambda may run. A Lambda that died without
a word is followed by the next letter."""
LOOK_AGAIN = timedelta(seconds=10)

GOOD = "good"


class RefusedBefore(DomainError):
    """The signer has refused this batch's first letter; the code is that refusal's."""

    code: ClassVar[str] = "wrong-passphrase"

    def __init__(self, trial: Trial) -> None:
        super().__init__(trial.outcome)
        self.params = dict(trial.params)


def trial_of(ports: Ports, batch: str | None) -> Trial:
    """Whether this letter of the batch may go to the signer. A single signature always may, and
    so does every one where no passphrase is needed."""
    if batch is None or not ports.passphrase_needed:
        return Trial(outcome=GOOD)
    now = ports.clock.now()
    return ports.trials.take(batch, now, now + LASTS)


def require_no_refusal(trial: Trial) -> None:
    """:raises RefusedBefore: no use in trying."""
    if trial.outcome not in ("", GOOD):
        raise RefusedBefore(trial)


def trial_passed(ports: Ports, batch: str | None, trial: Trial) -> None:
    """Tell the others of the batch that the signer has signed."""
    _settle(ports, batch, trial, GOOD, {})


def trial_failed(ports: Ports, batch: str | None, trial: Trial, refusal: DomainError) -> None:
    """Tell the others of the batch what the signer said."""
    params = {name: str(value) for name, value in refusal.params.items()}
    _settle(ports, batch, trial, refusal.problem, params)


def _settle(
    ports: Ports, batch: str | None, trial: Trial, outcome: str, params: dict[str, str]
) -> None:
    if trial.ours and batch is not None:
        ports.trials.settle(batch, outcome, params, ports.clock.now())
