"""Which tests a run takes (``tests/support/sampling.py``)."""

import pytest

from tests.support import sampling


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{sampling.MARK}(parameter, size): test a sample of these")


def pytest_report_header(config: pytest.Config) -> str:
    if sampling.wants_all(config):
        return "sample: none, everything that was asked for"
    return f"sample: SAMPLE={sampling.seed()} (make test-all tests everything)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if sampling.wants_all(config):
        return
    skipped = set(sampling.left_out(items, sampling.seed()))
    if skipped:
        config.hook.pytest_deselected(items=list(skipped))
        items[:] = [item for item in items if item not in skipped]
