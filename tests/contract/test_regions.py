"""What every source of regions owes its caller: the files made from npm, and the fake."""

import json
from pathlib import Path

import pytest

from chalicelib.adapters.region_files import REGION_FILES, RegionFiles
from chalicelib.domain.people.nik import PROVINCES
from chalicelib.domain.people.regions import Regions
from tests.fakes.regions import MemoryRegions

NO_VILLAGES = [
    *("", "13", "13.02", "13.02.10", "13.02.10.2999", "13.02.99.2001", "13.99.10.2001"),
    *("99.02.10.2001", "1302102001", "13.02.10.2001 ", "../../office.toml", "१३.०२.१०.२००१"),
]


@pytest.fixture(params=[RegionFiles, MemoryRegions], ids=["files", "fake"])
def regions(request: pytest.FixtureRequest) -> Regions:
    made: Regions = request.param()
    return made


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("13.02.10.2001", ("Sumatera Barat", "Kabupaten Solok", "Kubung", "Koto Baru")),
        ("13.02.07.2002", ("Sumatera Barat", "Kabupaten Solok", "Gunung Talang", "Talang")),
        ("13.72.01.1001", ("Sumatera Barat", "Kota Solok", "Lubuk Sikarah", "Tanah Garam")),
        ("31.71.01.1001", ("DKI Jakarta", "Kota Administrasi Jakarta Pusat", "Gambir", "Gambir")),
    ],
)
def test_a_village_is_found_with_all_that_it_lies_in(
    regions: Regions, code: str, names: tuple[str, ...]
) -> None:
    found = regions.find(code)
    assert found is not None
    path = (found.province, found.regency, found.district, found.village)
    assert tuple(region.name for region in path) == names
    assert [region.code for region in path] == [code[:2], code[:5], code[:8], code]


@pytest.mark.parametrize("code", NO_VILLAGES)
def test_what_is_no_code_of_a_village_finds_nothing(regions: Regions, code: str) -> None:
    assert regions.find(code) is None


def test_files_that_were_never_made_are_called_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"provinces\.json"):
        RegionFiles(tmp_path).find("13.02.10.2001")


def test_every_province_of_the_list_may_begin_a_nik() -> None:
    """Under the same name. A NIK keeps its code for life, so its own list may hold more."""
    listed = json.loads((REGION_FILES / "provinces.json").read_text(encoding="utf-8"))
    assert {region["code"]: region["name"] for region in listed}.items() <= PROVINCES.items()
