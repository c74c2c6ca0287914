"""What the office's own data needs from outside. Writes go through ``ports.commit``."""

from typing import Protocol

from chalicelib.domain.accounts import ports as accounts
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.store import OfficeStore


class Ports(accounts.Ports, Protocol):
    @property
    def office_data(self) -> OfficeStore: ...
    @property
    def office_book(self) -> OfficeBook: ...
