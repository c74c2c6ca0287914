"""Every honest kind of signed paper is judged, by the process that can load nothing any more
(docs/decisions/0055-one-process-forks-per-file.md): none is a fault of the deployment."""

from collections.abc import Iterator

import pytest

from chalicelib.adapters.signing.confined_checker import ConfinedChecker, processes
from tests.support import signing
from tests.support.signed_kinds import DISTRUSTED, JUDGED, LOCKED

SAYS_MORE = {"not-certified", "not-whole-file", "changed-after-signing", "several-signatures"}
"""Of papers that are not ours, of those with evidence behind the signature, of two signers."""


@pytest.fixture(scope="module")
def judge() -> Iterator[ConfinedChecker]:
    used = processes()
    yield ConfinedChecker([signing.authority().pem], [], used)
    used.close()


@pytest.mark.parametrize("kind", JUDGED)
def test_a_signature_of_any_kind_is_judged_as_a_whole(kind: str, judge: ConfinedChecker) -> None:
    found = judge.check(JUDGED[kind]())
    assert found.signed and found.intact and found.trusted
    assert SAYS_MORE.issuperset(found.reasons)


@pytest.mark.parametrize("kind", DISTRUSTED)
def test_one_of_a_kind_that_nobody_relies_on_is_judged_and_not_trusted(
    kind: str, judge: ConfinedChecker
) -> None:
    found = judge.check(DISTRUSTED[kind]())
    assert found.signed and not found.trusted


@pytest.mark.parametrize("kind", LOCKED)
def test_an_encrypted_paper_is_told_so(kind: str, judge: ConfinedChecker) -> None:
    assert judge.check(LOCKED[kind]()).reasons == ("encrypted",)
