"""The office's data as it holds now: administrators' records over the defaults of ``templates/``.

Every process reads a kind with one query and keeps it for a minute. That costs nothing per
request, and an edit is seen everywhere within that minute; the process that wrote it sees it at
once. A pointer to the newest version would be exact, and cost a read in every request.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from chalicelib.domain.office_data.model import C, Entry, OfficeKind, OfficeRecord
from chalicelib.domain.office_data.sections import Section
from chalicelib.domain.office_data.store import OfficeDefaults, OfficeStore

KEPT = timedelta(seconds=60)

V = TypeVar("V")


@dataclass
class _Kept:
    until: datetime
    entries: tuple[Entry[Any], ...]
    made: dict[object, Any] = field(default_factory=dict)


class OfficeBook:
    def __init__(
        self, store: OfficeStore, defaults: OfficeDefaults, now: Callable[[], datetime]
    ) -> None:
        self._store, self._defaults, self._now = store, defaults, now
        self._kept: dict[OfficeKind, _Kept] = {}

    def entries(self, section: Section[C]) -> tuple[Entry[C], ...]:
        """All of them, hidden ones too, in the section's order; at most a minute old."""
        return self._of(section).entries

    def active(self, section: Section[C]) -> tuple[Entry[C], ...]:
        return self.made(section, _active)

    def made(self, section: Section[C], make: Callable[[tuple[Entry[C], ...]], V]) -> V:
        """What a function makes of the entries, made once per reading."""
        kept = self._of(section)
        if make not in kept.made:
            kept.made[make] = make(kept.entries)
        value: V = kept.made[make]
        return value

    def read(self, section: Section[C]) -> tuple[Entry[C], ...]:
        """As ``entries``, and as it is at this moment: for whoever edits."""
        return self._read(section).entries

    def default(self, section: Section[C], entry_id: str) -> C | None:
        content = self._defaults.of_kind(section.kind).get(entry_id)
        return None if content is None else _content(section, content)

    def forget(self, kind: OfficeKind) -> None:
        """Read anew next time."""
        self._kept.pop(kind, None)

    def _of(self, section: Section[C]) -> _Kept:
        kept = self._kept.get(section.kind)
        return kept if kept and self._now() < kept.until else self._read(section)

    def _read(self, section: Section[C]) -> _Kept:
        found: dict[str, Entry[C]] = {
            entry_id: Entry(entry_id, 0, active=True, content=_content(section, content))
            for entry_id, content in self._defaults.of_kind(section.kind).items()
        }
        for record in self._store.of_kind(section.kind):
            found[record.entry_id] = entry_of(section, record)
        entries = tuple(sorted(found.values(), key=section.order))
        kept = _Kept(self._now() + KEPT, entries)
        self._kept[section.kind] = kept
        return kept


def entry_of(section: Section[C], record: OfficeRecord) -> Entry[C]:
    return Entry(
        record.entry_id,
        record.version,
        record.active,
        _content(section, record.content),
        record.changed_at,
    )


def _content(section: Section[C], content: Mapping[str, Any]) -> C:
    model: Any = section.model
    loaded: C = model.model_validate(content)
    return loaded


def _active(entries: tuple[Entry[C], ...]) -> tuple[Entry[C], ...]:
    return tuple(entry for entry in entries if entry.active)
