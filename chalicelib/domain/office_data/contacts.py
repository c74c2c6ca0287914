"""How the office is reached: the administrator's word over ``templates/office.toml``."""

from chalicelib.domain.office import Office
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.sections import CONTACTS, OfficeContacts

OFFICE = "office"
"""The one entry of its kind."""


def reachable(office: Office, book: OfficeBook) -> Office:
    """The office with the telephone, e-mail and contacts that hold now."""
    current = book.made(CONTACTS, _current)
    if current is None:
        return office
    return office.replace(phone=current.phone, email=current.email, contacts=current.contacts)


def _current(entries: tuple[Entry[OfficeContacts], ...]) -> OfficeContacts | None:
    return next((entry.content for entry in entries if entry.active), None)
