"""The public register of issued permits (Izin Terbit): by type, by number, by the start of a name.

No list is ever looked through: each answer is one page of an index, or one permit.
"""

from chalicelib.domain.errors import FieldProblem, InvalidInput
from chalicelib.domain.lookups import name_key
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.register_entry import NAME_START, RegisterEntry
from chalicelib.domain.storage import Page


def list_by_type(
    ports: Ports, type_id: str, *, limit: int, cursor: str | None
) -> Page[RegisterEntry]:
    """Newest first. Names as ``templates/register.toml`` has it today.

    :raises InvalidInput: ``bad-cursor``.
    """
    page = ports.permits.by_type(type_id, limit=limit, cursor=cursor)
    return Page(tuple(_public(ports, entry) for entry in page.items), page.cursor)


def search(ports: Ports, text: str, *, limit: int, cursor: str | None) -> Page[RegisterEntry]:
    """What has a digit is a number, and found if it is exactly this, however it is spelt; anything
    else is how a name begins (three characters at least), without titles.

    :raises InvalidInput: ``too-short``, ``bad-cursor``.
    """
    if any(c.isdigit() for c in text):
        permit = ports.permits.find_by_number(text)
        return Page((_public(ports, RegisterEntry.of(permit)),) if permit else ())
    name = name_key(text)
    if len(name) < NAME_START:
        problem = FieldProblem("text", "too-short", {"min_length": NAME_START})
        raise InvalidInput(fields=[problem])
    page = ports.permits.by_name(name, limit=limit, cursor=cursor)
    found = [entry for entry in page.items if ports.register_rules.is_public(entry.group)]
    return Page(tuple(found), page.cursor)


def _public(ports: Ports, entry: RegisterEntry) -> RegisterEntry:
    if ports.register_rules.is_public(entry.group):
        return entry
    return entry.replace(holder_name="")
