"""The signature's block: what stands under a letter as its signer has it."""

import pytest

from chalicelib.adapters.letters.signature import grouped_nip


@pytest.mark.parametrize(
    ("nip", "shown"),
    [
        ("197001011995031001", "19700101 199503 1 001"),
        ("19700101199503100", "19700101199503100"),
        ("1970010119950310011", "1970010119950310011"),
        ("NRP 70010119950310", "NRP 70010119950310"),
        ("", ""),
    ],
    ids=["a NIP", "a digit too few", "one too many", "a number of another service", "none"],
)
def test_a_nip_is_grouped_and_any_other_number_stands_as_it_is(nip: str, shown: str) -> None:
    assert grouped_nip(nip) == shown
