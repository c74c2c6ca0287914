"""How much of a stranger's PDF is looked at before it is called too complex."""

import io

import pypdf
import pytest

from chalicelib.adapters.inspection import pdf_objects
from chalicelib.adapters.inspection.pdf_objects import check_objects
from chalicelib.domain.uploads.model import Reason
from tests.support.pdf_objects import flate, make_pdf

INSIDE = make_pdf(o4=b"[ " + b"[ ] " * 300 + b"]")
BESIDE = make_pdf(**{f"o{number}": b"[ ]" for number in range(4, 104)})


@pytest.mark.parametrize("data", [INSIDE, BESIDE], ids=["inside another", "beside each other"])
def test_objects_are_counted_wherever_they_are(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_objects(pypdf.PdfReader(io.BytesIO(data)))
    monkeypatch.setattr(pdf_objects, "_MOST_OBJECTS", 60)
    with pytest.raises(pdf_objects.Refused) as refused:
        check_objects(pypdf.PdfReader(io.BytesIO(data)))
    assert refused.value.reason is Reason.TOO_COMPLEX


def test_what_all_streams_together_unpack_to_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = make_pdf(o4=flate(bytes(700)), o5=flate(bytes(700)))
    monkeypatch.setattr(pdf_objects, "_MOST_INFLATED_TOTAL", 1400)
    check_objects(pypdf.PdfReader(io.BytesIO(data)))
    monkeypatch.setattr(pdf_objects, "_MOST_INFLATED_TOTAL", 1399)
    with pytest.raises(pdf_objects.Refused) as refused:
        check_objects(pypdf.PdfReader(io.BytesIO(data)))
    assert refused.value.reason is Reason.TOO_COMPLEX
