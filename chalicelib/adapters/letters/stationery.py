"""Reading ``templates/letters/stationery.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import TypeAdapter

from chalicelib.domain.permits.letter import Stationery

FILE = "stationery.toml"


def load_stationery(folder: Path) -> Stationery:
    """The office's stationery from its folder. Raises pydantic's ``ValidationError`` naming the
    key that is missing or of the wrong kind."""
    data = _read(folder)
    data.pop("emblem", None)
    return TypeAdapter(Stationery).validate_python(data)


def emblem_path(folder: Path) -> Path | None:
    """The office's own emblem, or None when it has set none."""
    name = _read(folder).get("emblem")
    return folder / str(name) if name else None


def _read(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
