"""What ships as the office's data, for administrators to lay theirs over: ``places.toml``,
``help/``, ``holidays.toml``, ``reasons.toml``, and the contacts of ``office.toml``, under
``templates/``."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.adapters.type_versions import read_toml
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.office_data.contacts import OFFICE
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.office_data.reasons import entry_id_of
from chalicelib.domain.office_data.store import OfficeDefaults

Contents = Mapping[str, Untyped]

_APART = 10
"""Room for what an administrator puts between two of ours."""


class TemplateDefaults(OfficeDefaults):
    """Each file is read when its kind is first asked for."""

    def __init__(self, catalogue: TemplateCatalogue, folder: Path = TEMPLATES) -> None:
        self._catalogue = catalogue
        self._folder = folder

    def of_kind(self, kind: OfficeKind) -> Contents:
        match kind:
            case OfficeKind.PLACE:
                return self._places
            case OfficeKind.HOLIDAY:
                return self._holidays
            case OfficeKind.FAQ:
                return self._faq
            case OfficeKind.GUIDE:
                return self._guide
            case OfficeKind.SAVED_REPLY:
                return read_toml(self._folder / "help" / "replies.toml")
            case OfficeKind.CONTACTS:
                return self._contacts
            case OfficeKind.REASON:
                return self._reasons
            case _:
                return {}

    @cached_property
    def _places(self) -> Contents:
        sections = read_toml(self._folder / "places.toml")["places"]
        return {key: place for section in sections.values() for key, place in section.items()}

    @cached_property
    def _faq(self) -> Contents:
        return read_toml(self._folder / "help" / "faq.toml")

    @cached_property
    def _guide(self) -> Contents:
        return read_toml(self._folder / "help" / "guide.toml")

    @cached_property
    def _holidays(self) -> Contents:
        given = self._catalogue.holiday_overrides
        rules = [("holiday", day) for day in given.holidays]
        rules += [("working-day", day) for day in given.working_days]
        return {day.date.isoformat(): {"rule": rule, "reason": day.reason} for rule, day in rules}

    @cached_property
    def _reasons(self) -> Contents:
        lists = read_toml(self._folder / "reasons.toml")
        return {
            entry_id_of(code): {"use": use, "order": _APART * place, **reason}
            for use, reasons in lists.items()
            for place, (code, reason) in enumerate(reasons.items(), start=1)
        }

    @cached_property
    def _contacts(self) -> Contents:
        office = self._catalogue.office
        contacts = [contact.model_dump() for contact in office.contacts]
        return {OFFICE: {"phone": office.phone, "email": office.email, "contacts": contacts}}
