"""Which versions of a permit type are offered, and from when: the files' word, and over it the
administrators'. What was sent in keeps its frozen copy, whatever becomes of the version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotFound
from chalicelib.domain.office_data.auditing import require_administrator
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.editing import put_entry
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.office_data.sections import TYPE_VERSIONS, TypeVersionRule
from chalicelib.domain.text import Localized


@dataclass(frozen=True)
class Version:
    """``starts_on`` as the file says; ``rule`` the administrators' word, at its ``version`` (0:
    none yet). ``in_force``: what a draft begun today is made under."""

    type_id: str
    name: Localized
    rule_set: str
    starts_on: str
    rule: TypeVersionRule
    version: int
    in_force: bool


def rules(book: OfficeBook) -> Mapping[str, TypeVersionRule]:
    """What administrators have said, by ``<type>.<rule set>``."""
    return book.made(TYPE_VERSIONS, _rules)


def require_offered(ports: Ports, type_id: str) -> None:
    """:raises Conflict: ``type-not-offered``: no version of it is in force today."""
    try:
        ports.catalogue.get(type_id, _today(ports))
    except NotFound:
        raise Conflict("type-not-offered") from None


def list_versions(ports: Ports, actor: Actor) -> list[Version]:
    """Every version of every type, by type, the newest first.

    :raises NotAllowed: not an administrator.
    """
    require_administrator(actor)
    said = {entry.entry_id: entry for entry in ports.office_book.read(TYPE_VERSIONS)}
    found = [
        _version(ports, permit_type, said.get(f"{permit_type.id}.{permit_type.rule_set}"))
        for permit_type in ports.catalogue.all_versions()
    ]
    newest_first = sorted(found, key=lambda one: one.starts_on, reverse=True)
    return sorted(newest_first, key=lambda one: one.type_id)


def find_version(ports: Ports, actor: Actor, type_id: str, rule_set: str) -> PermitType:
    """:raises NotAllowed: not an administrator. :raises NotFound: there is no such version."""
    require_administrator(actor)
    for one in ports.catalogue.all_versions():
        if (one.id, one.rule_set) == (type_id, rule_set):
            return one
    raise NotFound("unknown-permit-type", type_id=type_id)


def set_rule(
    ports: Ports, actor: Actor, type_id: str, rule_set: str, version: int, rule: TypeVersionRule
) -> Version:
    """Offer a version from another day, or no longer from a day on. Empty: as its file says.

    :raises NotAllowed: not an administrator. :raises NotFound: there is no such version.
    :raises InvalidInput: it would end before it starts. :raises Conflict: ``stale-version``.
    """
    permit_type = find_version(ports, actor, type_id, rule_set)
    starts = rule.starts_on or date.fromisoformat(permit_type.starts_on)
    if rule.withdrawn_on is not None and rule.withdrawn_on < starts:
        raise InvalidInput(fields=[FieldProblem("content.withdrawn_on", "range-reversed")])
    entry = put_entry(ports, actor, TYPE_VERSIONS, f"{type_id}.{rule_set}", version, rule)
    return _version(ports, permit_type, entry)


def _version(
    ports: Ports, permit_type: PermitType, entry: Entry[TypeVersionRule] | None
) -> Version:
    return Version(
        type_id=permit_type.id,
        name=permit_type.name,
        rule_set=permit_type.rule_set,
        starts_on=permit_type.starts_on,
        rule=entry.content if entry else TypeVersionRule(),
        version=entry.version if entry else 0,
        in_force=_in_force(ports, permit_type),
    )


def _in_force(ports: Ports, permit_type: PermitType) -> bool:
    try:
        return ports.catalogue.get(permit_type.id, _today(ports)).rule_set == permit_type.rule_set
    except NotFound:
        return False


def _today(ports: Ports) -> date:
    return ports.calendar.local_date(ports.clock.now())


def _rules(entries: tuple[Entry[TypeVersionRule], ...]) -> Mapping[str, TypeVersionRule]:
    return {entry.entry_id: entry.content for entry in entries if entry.active}
