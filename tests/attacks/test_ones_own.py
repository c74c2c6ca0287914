"""Nobody acts by an office for themselves: they are known by their account and by their NIK, and
either is enough."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.accounts import first_address
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying import counter
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.delivery import withdrawing
from chalicelib.domain.errors import NotAllowed
from chalicelib.domain.permits import revoking
from tests.support.cases import Case, a_submitted_case

ACTS: dict[str, Callable[[Case, Actor], Any]] = {
    "a first address": lambda case, actor: first_address.ask(
        case.ports, actor, case.applicant.account_id, "baru@contoh.id"
    ),
    "a file at the counter": lambda case, actor: counter.begin(
        case.ports, actor, case.applicant.nik, case.now.type_id, ApplicationKind.NEW
    ),
    "a withdrawal at the counter": lambda case, actor: withdrawing.withdraw(
        case.ports, actor, case.applicant.account_id, case.application_id, "Batal."
    ),
    "a revocation": lambda case, actor: revoking.others_permit(
        case.ports, actor, case.now.permit_identity[1]
    ),
}


@pytest.fixture(scope="module")
def case() -> Case:
    return a_submitted_case().issue()


@pytest.mark.parametrize("known_by", ["account_id", "nik"])
@pytest.mark.parametrize("act", ACTS)
def test_nobody_acts_for_themselves(case: Case, act: str, known_by: str) -> None:
    clerk = case.staff["back_office"]
    own = clerk.replace(**{known_by: getattr(case.applicant, known_by)})
    with pytest.raises(NotAllowed, match="^own-"):
        ACTS[act](case, own)
