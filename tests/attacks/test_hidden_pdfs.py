"""PDFs that show one reader what they hide from another, and what must happen to each.

The kinds of the shared cases (slipped): faults that make a reader drop the rest of a dictionary,
objects where only a reader that repairs looks, links out of the net.
"""

from collections.abc import Iterator

import pytest

from chalicelib.adapters.inspection.eicar import EicarScanner
from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes
from chalicelib.domain.uploads.model import Reason
from tests.support.hidden_pdfs import hidden_pdfs
from tests.support.nasty_files import LETTER

CASES = {name: (reason, data) for name, reason, data in hidden_pdfs()}


@pytest.fixture(scope="module")
def inspector() -> Iterator[SandboxedInspector]:
    running = processes()
    yield SandboxedInspector(EicarScanner(), running)
    running.close()


@pytest.mark.parametrize(("reason", "data"), CASES.values(), ids=CASES.keys())
def test_it_is_refused(inspector: SandboxedInspector, reason: Reason, data: bytes) -> None:
    found = inspector.inspect(data, LETTER)
    assert found.verdict.reason is reason
    assert found.clean_bytes is None
