"""What tests of lists share: pages read to their end, and records to be read."""

from collections.abc import Callable
from typing import Any

from chalicelib.domain.applications.model import Application
from chalicelib.domain.permits.model import Publication
from chalicelib.domain.storage import Page
from tests.contract import records
from tests.fakes.ports import FakePorts
from tests.support.stored import over

NOW = records.NOW


def put(ports: FakePorts, *applications: Application) -> None:
    for application in applications:
        expected = application.version - 1 or None
        ports.commit(over(application, expected))


def pages(read: Callable[[str | None], Page[Any]]) -> list[list[str]]:
    """The ids on each page, from the first to the last."""
    found, cursor = [], None
    while True:
        page = read(cursor)
        found.append([_identity(item) for item in page.items])
        cursor = page.cursor
        if cursor is None:
            return found


def _identity(item: Any) -> str:
    if isinstance(item, Publication):
        return item.publication_id
    return str(getattr(item, "permit_id", None) or item.application_id)
