"""The files in which a state is kept, for whoever writes one without AWS and for `saved_state.py`.

JSON files, and one file per distinct content under `objects/`, named by its SHA-256.
"""

import base64
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FORMAT = 1


def write(folder: Path, contents: Mapping[str, bytes], **parts: Any) -> None:
    """The parts that `saved_state.save` names. `contents`: of the objects, by their SHA-256."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "objects").mkdir(parents=True)
    fresh.chmod(0o700)  # keys and personal data
    for digest, content in contents.items():
        (fresh / "objects" / digest).write_bytes(content)
    for part, value in {"format": FORMAT, **parts}.items():
        _write(fresh / f"{part}.json", value)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def is_there(folder: Path) -> bool:
    """Whether `saved_state.load` finds something that it can read."""
    return (folder / "format.json").exists() and read(folder / "format.json") == FORMAT


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, default=_bytes_to_json), encoding="utf-8")


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"), object_hook=_bytes_from_json)


def _bytes_to_json(value: Any) -> dict[str, str]:
    if isinstance(value, bytes | bytearray):
        return {"$bytes": base64.b64encode(value).decode()}
    raise TypeError(f"cannot save {type(value).__name__}")


def _bytes_from_json(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["$bytes"]) if value.keys() == {"$bytes"} else value
