"""A paper counts as signed by what is written in it: more is let in of one, so less will not do."""

import pytest

from chalicelib.adapters.inspection.pdf_signature import is_signed


def claiming(gap: bytes, *, beyond: int = 0) -> bytes:
    """A signature's two spans around ``gap``, of which the second ends ``beyond`` the file."""
    head = b"%PDF-1.7\n"
    second, size = len(head) + len(gap), len(b" /ByteRange [0 0000000000 0000000000 0000000000 ]")
    numbers = (len(head), second, size + beyond)
    return head + gap + b" /ByteRange [0 %010d %010d %010d ]" % numbers


@pytest.mark.parametrize("gap", [b"<3082>", b"<>"])
def test_two_spans_around_a_container_are_a_signature(gap: bytes) -> None:
    assert is_signed(claiming(gap))


@pytest.mark.parametrize(
    "data",
    [
        claiming(b"(3082>"),
        claiming(b"<3082)"),
        claiming(b""),
        claiming(b"<3082>", beyond=1),
        claiming(b"<3082>").replace(b"/ByteRange", b"/ByteRangf"),
        claiming(b"<3082>").replace(b"[0 ", b"[1 "),
    ],
)
def test_any_less_is_none(data: bytes) -> None:
    assert not is_signed(data)


def test_a_false_claim_before_it_hides_no_signature() -> None:
    assert is_signed(claiming(b"</ByteRange [0 1 2 3]>"))
