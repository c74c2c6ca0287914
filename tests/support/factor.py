"""Signing officers in, whose password is not enough: the one helper of all tests.

An officer whom a test makes gets the second factor of the local stack's (``infra/local/codes.py``).
"""

from typing import Any

from chalicelib.domain.accounts.factors import recovery_codes
from chalicelib.domain.storage import Overwrite
from infra.local.codes import code_at, demo_factor

RECOVERY_CODES = recovery_codes("local")


def with_factor(ports: Any, account_id: str) -> None:
    """From now on this officer is asked for a code, and has used none."""
    ports.commit(Overwrite(demo_factor(ports, account_id)))


def fresh_code(ports: Any, account_id: str, steps: int = 0) -> str:
    """A code that is taken, whatever this officer has used within the half minute; ``steps`` of
    thirty seconds later or before."""
    with_factor(ports, account_id)
    return code_at(ports.clock.now(), steps)
