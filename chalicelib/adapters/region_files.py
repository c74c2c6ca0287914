"""Regions from ``templates/wilayah``, the files that the site serves too (``infra/wilayah``).

Of the whole country's 83,000 villages only the regency asked for is read.
"""

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.people.regions import Region, Regions, VillagePath

REGION_FILES = TEMPLATES / "wilayah"

_VILLAGE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)


class RegionFiles(Regions):
    """``domain/people/regions.Regions``.

    :raises FileNotFoundError: on first use, when the files were never made (``make wilayah``).
    """

    def __init__(self, folder: Path = REGION_FILES) -> None:
        self._folder = folder

    def find(self, village_code: str) -> VillagePath | None:
        if not _VILLAGE.fullmatch(village_code):
            return None
        province_code, regency_code = village_code[:2], village_code[:5]
        province = _one(_read(self._folder / "provinces.json"), province_code)
        regency = province and _one(_read(self._folder / f"{province_code}.json"), regency_code)
        if not province or not regency:
            return None
        district = _one(_read(self._folder / f"{regency_code}.json"), village_code[:8])
        village = district and _one(district["villages"], village_code)
        if not district or not village:
            return None
        return VillagePath(
            province=_region(province),
            regency=_region(regency),
            district=_region(district),
            village=_region(village),
        )


@lru_cache(maxsize=32)
def _read(path: Path) -> list[Untyped]:
    try:
        found: list[Untyped] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise FileNotFoundError(f"{path.name}: there is no list of regions: make wilayah") from None
    return found


def _one(regions: Iterable[Untyped], code: str) -> Untyped | None:
    return next((region for region in regions if region["code"] == code), None)


def _region(found: Untyped) -> Region:
    return Region(code=found["code"], name=found["name"])
