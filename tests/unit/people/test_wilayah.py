"""The list of regions as it is made from the npm package's tables."""

from pathlib import Path

import pytest

from chalicelib.adapters.region_files import REGION_FILES
from infra.wilayah.__main__ import build


def tables(folder: Path, *, village_of: str = "13.02.10") -> Path:
    for name, lines in {
        "provinces": ["code,name", "31,Daerah Khusus Ibukota Jakarta", "13,Sumatera Barat"],
        "regencies": ["code,province_code,name", "13.02,13,Kabupaten Solok"],
        "districts": ["code,regency_code,name", "13.02.10,13.02,Kubung"],
        "villages": [
            "code,district_code,name",
            f'13.02.10.2002,{village_of},"Sela""yo  Baru*"',
            "13.02.10.2001,13.02.10,Koto Baru",
        ],
    }.items():
        (folder / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_each_level_lists_what_lies_in_it_by_code_under_its_usual_name(tmp_path: Path) -> None:
    assert dict(build(tables(tmp_path))) == {
        "provinces": [
            {"code": "13", "name": "Sumatera Barat"},
            {"code": "31", "name": "DKI Jakarta"},
        ],
        "13": [{"code": "13.02", "name": "Kabupaten Solok"}],
        "13.02": [
            {
                "code": "13.02.10",
                "name": "Kubung",
                "villages": [
                    {"code": "13.02.10.2001", "name": "Koto Baru"},
                    {"code": "13.02.10.2002", "name": "Sela'yo Baru"},
                ],
            }
        ],
        "31": [],
    }


def test_a_region_listed_under_another_than_its_code_says_stops_the_making(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"13\.02\.10\.2002 does not lie in 13\.02\.11"):
        dict(build(tables(tmp_path, village_of="13.02.11")))


def test_the_notice_that_the_licence_asks_for_lies_beside_the_data() -> None:
    notice = (REGION_FILES / "NOTICE.txt").read_text(encoding="utf-8")
    assert "idn-area-data" in notice and "Open Database License (ODbL)" in notice
