"""The link in the copy for a campus: it opens the file for some months, unless it was revoked."""

import pytest

from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.permits import copies
from tests.support import stored
from tests.support.cases import Case, a_submitted_case, refused
from tests.support.revoked import revoked


@pytest.fixture
def case() -> Case:
    return a_submitted_case().issue()


def secret(case: Case) -> str:
    [mail] = [one for one in stored.messages(case.ports) if one.template == "issued_copy"]
    return mail.params["copy_url"].partition("#token=")[2]


def test_it_opens_the_signed_file_as_often_as_the_letter_is_read(case: Case) -> None:
    permit = case.ports.permits.find(case.now.permit_id)
    for _ in range(2):
        assert permit.key in copies.open_copy(case.ports, secret(case))


def test_it_ends_by_itself(case: Case) -> None:
    case.ports.clock.at += copies.LIFETIME
    with pytest.raises(LinkExpired):
        copies.open_copy(case.ports, secret(case))


def test_a_permit_that_was_revoked_is_handed_out_no_more(case: Case) -> None:
    revoked(case.ports, case.staff["head"], case.now.permit_id or "")
    with refused("permit-revoked"):
        copies.open_copy(case.ports, secret(case))
