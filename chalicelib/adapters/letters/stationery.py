"""Reading ``templates/letters/``."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import TypeAdapter

from chalicelib.domain.permits.letter import Stationery

FILE = "stationery.toml"
REVOCATION = "revocation.toml"


def load_stationery(folder: Path) -> Stationery:
    """The office's stationery from its folder. Raises pydantic's ``ValidationError`` naming the
    key that is missing or of the wrong kind."""
    data, revocation = (
        tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in (FILE, REVOCATION)
    )
    return TypeAdapter(Stationery).validate_python(data | {"revocation": revocation})
