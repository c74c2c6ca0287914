"""What a citizen fills in, field by field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import ApplicationKind, PermitType
from chalicelib.domain.catalogue.values import check_values, district_of, missing_fields
from tests.fakes.regions import MemoryRegions

TODAY = date(2026, 11, 2)
REGIONS = MemoryRegions()
CATALOGUE = TemplateCatalogue()
RESEARCH = CATALOGUE.get("penelitian", TODAY)
MIDWIFE = CATALOGUE.get("sip_bidan", TODAY)
EVENT = CATALOGUE.get("rekomendasi_keramaian", TODAY)
SCHOOL = CATALOGUE.get("operasional_sd", TODAY)
NEW, RENEWAL = ApplicationKind.NEW, ApplicationKind.RENEWAL

PLACE = {"name": "Puskesmas Talang", "place_id": "puskesmas-talang", "note": None}
GOOD: dict[str, Any] = {
    "jenis": "penelitian",
    "rekomendasi_dari": "Dekan Fakultas Ekonomi UMMY Solok",
    "nomor_rekomendasi": "166/FE-UMMY/X-2026",
    "tanggal_rekomendasi": "2026-10-21",
    "judul": "Pengaruh Reviu Laporan Keuangan",
    "waktu_penelitian": {"from": "2026-11-10", "to": "2026-12-10"},
    "email_kampus": "fe@ummy.ac.id",
    "lokasi": [PLACE],
}


def one(value: object, field: str, kind: PermitType = RESEARCH) -> Any:
    """The stored form of one value, which must be good."""
    clean, problems = check_values(kind, NEW, {field: value}, TODAY, REGIONS)
    assert problems == []
    return clean[field]


def refused(value: object, field: str, kind: PermitType = RESEARCH) -> list[tuple[str, str]]:
    clean, problems = check_values(kind, NEW, {field: value}, TODAY, REGIONS)
    assert field not in clean
    return [(problem.path, problem.code) for problem in problems]


def test_a_complete_form_is_stored_as_it_is_and_misses_nothing() -> None:
    clean, problems = check_values(RESEARCH, NEW, GOOD, TODAY, REGIONS)
    assert problems == []
    assert clean == GOOD
    assert missing_fields(RESEARCH, NEW, clean) == []


def test_saving_piece_by_piece_asks_only_for_what_is_sent() -> None:
    clean, problems = check_values(RESEARCH, NEW, {"jenis": "survey"}, TODAY, REGIONS)
    assert (clean, problems) == ({"jenis": "survey"}, [])
    missing = [rule.id for rule in missing_fields(RESEARCH, NEW, clean)]
    assert missing == [name for name in GOOD if name != "jenis"]


def test_a_wrong_value_does_not_cost_the_good_ones() -> None:
    clean, problems = check_values(
        RESEARCH, NEW, {"judul": "Sungai", "email_kampus": "?", "status": "issued"}, TODAY, REGIONS
    )
    assert clean == {"judul": "Sungai"}
    assert [(p.path, p.code) for p in problems] == [
        ("data.email_kampus", "not-an-email"),
        ("data.status", "unknown-field"),
    ]


@pytest.mark.parametrize("empty", [None, "", "   ", []])
def test_an_emptied_field_is_empty_and_missing_again(empty: object) -> None:
    clean, problems = check_values(RESEARCH, NEW, {"judul": empty}, TODAY, REGIONS)
    assert (clean, problems) == ({"judul": None}, [])
    assert "judul" in [rule.id for rule in missing_fields(RESEARCH, NEW, GOOD | clean)]


def test_optional_fields_may_stay_empty() -> None:
    assert "hiburan" not in [rule.id for rule in missing_fields(EVENT, NEW, {})]


def test_what_only_a_renewal_has_is_refused_for_a_new_permit() -> None:
    values = {"nomor_izin_lama": "449.1/001/IPB/DPMPTSPNAKER/I/2021"}
    clean, problems = check_values(MIDWIFE, NEW, values, TODAY, REGIONS)
    assert clean == {} and problems[0].code == "not-for-this-kind"
    assert check_values(MIDWIFE, RENEWAL, values, TODAY, REGIONS) == (values, [])
    assert check_values(MIDWIFE, NEW, {"nomor_izin_lama": ""}, TODAY, REGIONS)[1] == []
    assert "nomor_izin_lama" not in [rule.id for rule in missing_fields(MIDWIFE, NEW, {})]
    assert "nomor_izin_lama" in [rule.id for rule in missing_fields(MIDWIFE, RENEWAL, {})]


# ---------------------------------------------------------------- text


def test_text_is_tidied() -> None:
    assert one("  Dekan \t Fakultas\nEkonomi ", "rekomendasi_dari") == "Dekan Fakultas Ekonomi"
    assert one("Cafe\u0301", "rekomendasi_dari") == "Café"
    assert one("pasted\u200b text\ufeff", "rekomendasi_dari") == "pasted text"


def test_long_text_keeps_its_lines() -> None:
    typed = "Satu  dua \r\n\r\n\r\n\r\n tiga "
    assert one(typed, "judul") == "Satu dua\n\ntiga"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\u2066", "\ue000", "\ud800"])
def test_invisible_signs_are_refused(sign: str) -> None:
    assert refused(f"a{sign}b", "judul") == [("data.judul", "control-characters")]


def test_text_has_its_length() -> None:
    assert one("x" * 80, "nomor_rekomendasi") == "x" * 80
    assert refused("x" * 81, "nomor_rekomendasi") == [("data.nomor_rekomendasi", "too-long")]
    assert refused("x" * 10_000_000, "judul") == [("data.judul", "too-long")]


@pytest.mark.parametrize("wrong", [5, 1.5, True, ["a"], {"a": "b"}])
def test_only_text_is_text(wrong: object) -> None:
    assert refused(wrong, "judul") == [("data.judul", "not-text")]


def test_a_shouted_place_of_practice_is_put_right() -> None:
    assert one("PUSKESMAS TALANG", "tempat_praktik", MIDWIFE) == "Puskesmas Talang"
    assert one("RSUD Arosuka", "tempat_praktik", MIDWIFE) == "RSUD Arosuka"


def test_markup_is_only_text() -> None:
    assert one("<script>alert(1)</script>", "judul") == "<script>alert(1)</script>"


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "wrong",
    ["20261021", "besok", 20261021, "2026-10-21T00:00:00", "２０２６-10-21", "2026--21", "-10-21"],
)
def test_only_a_calendar_date_is_a_date(wrong: object) -> None:
    assert refused(wrong, "tanggal_rekomendasi") == [("data.tanggal_rekomendasi", "not-a-date")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("95-08-17", "year-not-whole"),
        ("1995-17-08", "no-such-month"),
        ("1995-Agustsu-08", "no-such-month"),
        ("1995-02-31", "no-such-day"),
        ("2025-02-29", "no-such-day"),
        ("2025-02-00", "no-such-day"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(typed: str, code: str) -> None:
    assert refused(typed, "tanggal_rekomendasi") == [("data.tanggal_rekomendasi", code)]


def test_a_letter_cannot_be_of_tomorrow() -> None:
    assert one("2026-11-02", "tanggal_rekomendasi") == "2026-11-02"
    problem = [("data.tanggal_rekomendasi", "date-in-future")]
    assert refused("2026-11-03", "tanggal_rekomendasi") == problem


def test_a_year_must_be_plausible() -> None:
    problem = [("data.tanggal_rekomendasi", "date-out-of-range")]
    for typed in ("0202-10-21", "1900-10-21", "1925-12-31", "2057-01-01", "2126-10-21"):
        assert refused(typed, "tanggal_rekomendasi") == problem


def test_a_registration_for_life_has_no_date() -> None:
    field = "masa_berlaku_str"
    assert one("lifetime", field, MIDWIFE) == "lifetime"
    assert one("2030-01-31", field, MIDWIFE) == "2030-01-31"
    assert one("2026-11-02", field, MIDWIFE) == "2026-11-02"
    assert refused("2026-11-01", field, MIDWIFE) == [(f"data.{field}", "date-in-past")]
    problem = [(f"data.{field}", "not-a-date-or-lifetime")]
    for wrong in ("seumur hidup", "Lifetime", 2030, {"lifetime": True}):
        assert refused(wrong, field, MIDWIFE) == problem


@pytest.mark.parametrize(
    ("value", "path", "code"),
    [
        ("2026-11-10", "", "not-a-date-range"),
        ({"from": "2026-11-10"}, "", "not-a-date-range"),
        ({"from": "2026-11-10", "to": "2026-11-11", "x": 1}, "", "not-a-date-range"),
        ({"from": "x", "to": "2026-11-11"}, ".from", "not-a-date"),
        ({"from": "2026-11-10", "to": None}, ".to", "not-a-date"),
        ({"from": "2026-11-12", "to": "2026-11-11"}, ".to", "range-reversed"),
        ({"from": "2026-10-01", "to": "2026-11-01"}, ".to", "date-in-past"),
    ],
)
def test_a_period_has_two_days_in_order_and_is_not_over(
    value: object, path: str, code: str
) -> None:
    assert refused(value, "waktu_penelitian") == [(f"data.waktu_penelitian{path}", code)]


def test_a_period_may_have_begun_and_may_be_one_day() -> None:
    begun = {"from": "2026-10-01", "to": "2026-11-02"}
    assert one(begun, "waktu_penelitian") == begun
    day = {"from": "2026-11-05", "to": "2026-11-05"}
    assert one(day, "waktu_penelitian") == day


# ---------------------------------------------------------------- choices, contact, numbers


@pytest.mark.parametrize("wrong", ["skripsi", "Penelitian", 1, ["penelitian"], {"value": "x"}])
def test_a_choice_is_one_of_the_list(wrong: object) -> None:
    assert refused(wrong, "jenis") == [("data.jenis", "not-a-choice")]


def test_addresses_and_numbers_are_stored_in_one_form() -> None:
    assert one(" FE@UMMY.AC.ID", "email_kampus") == "FE@ummy.ac.id"
    assert one("0812 3456 7890", "telepon_keamanan", EVENT) == "+6281234567890"
    assert refused(81234567890, "telepon_keamanan", EVENT) == [
        ("data.telepon_keamanan", "not-text")
    ]


@pytest.mark.parametrize(
    ("typed", "stored"), [(12, 12), ("12", 12), (" 12 ", 12), ("\u200b12\u200e", 12), (12.0, 12)]
)
def test_whole_numbers(typed: object, stored: int) -> None:
    assert one(typed, "jumlah_rombel", SCHOOL) == stored


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ("dua belas", "not-a-whole-number"),
        (1.5, "not-a-whole-number"),
        (True, "not-a-whole-number"),
        ("1.5", "not-a-whole-number"),
        ("10.00", "not-a-whole-number"),
        ("1.000", "too-large"),
        ("9" * 5000, "not-a-whole-number"),
        (float("nan"), "not-a-whole-number"),
        (float("inf"), "not-a-whole-number"),
        (0, "too-small"),
        (25, "too-large"),
    ],
)
def test_other_numbers_are_refused(wrong: object, code: str) -> None:
    assert refused(wrong, "jumlah_rombel", SCHOOL) == [("data.jumlah_rombel", code)]


# ---------------------------------------------------------------- places


def test_places_are_chosen_or_typed() -> None:
    typed = [PLACE, {"name": " RSUD AROSUKA", "note": "  Poli anak "}]
    assert one(typed, "lokasi") == [
        PLACE,
        {"name": "RSUD Arosuka", "place_id": None, "note": "Poli anak"},
    ]


@pytest.mark.parametrize(
    ("value", "path", "code"),
    [
        ("Puskesmas Talang", "", "not-places"),
        (["Puskesmas Talang"], ".0", "not-places"),
        ([{"name": "A", "owner": "x"}], ".0", "not-places"),
        ([{"place_id": "x"}], ".0.name", "required"),
        ([{"name": "  "}], ".0.name", "required"),
        ([{"name": 5}], ".0.name", "not-text"),
        ([{"name": "x" * 151}], ".0.name", "too-long"),
        ([{"name": "A", "place_id": 5}], ".0.place_id", "invalid-value"),
        ([{"name": "A", "place_id": "../x"}], ".0.place_id", "invalid-value"),
        ([{"name": "A", "note": "x" * 201}], ".0.note", "too-long"),
        ([{"name": "Aie Dingin"}, {"name": "AIE  DINGIN"}], ".1", "place-twice"),
        ([{"name": f"Nagari {n}"} for n in range(11)], "", "too-many"),
    ],
)
def test_other_places_are_refused(value: object, path: str, code: str) -> None:
    assert refused(value, "lokasi") == [(f"data.lokasi{path}", code)]


# ---------------------------------------------------------------- villages

TALANG = {"code": "13.02.07.2002", "name": "Talang", "district": "Gunung Talang"}


def test_a_village_is_sent_as_its_code_and_kept_with_its_official_names() -> None:
    for sent in (TALANG["code"], TALANG, {**TALANG, "name": "Talang Jaya", "owner": "x"}):
        assert one(sent, "nagari", MIDWIFE) == TALANG


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("13.02.07.2999", "unknown-village"),
        ("13.02.07", "unknown-village"),
        ("Talang", "unknown-village"),
        ({"name": "Talang"}, "unknown-village"),
        (["13.02.07.2002"], "unknown-village"),
        (5, "unknown-village"),
        ("13.72.01.1001", "village-elsewhere"),
    ],
)
def test_other_villages_are_refused(value: object, code: str) -> None:
    assert refused(value, "nagari", MIDWIFE) == [("data.nagari", code)]


def test_the_district_that_a_permit_is_about_is_that_of_its_village() -> None:
    assert district_of(MIDWIFE, {"nagari": TALANG}) == "13.02.07"
    assert district_of(MIDWIFE, {"alamat_praktik": "Jalan Raya 1"}) is None
    assert district_of(RESEARCH, GOOD) is None


# ---------------------------------------------------------------- any input at all

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
    | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(["from", "to", "name", "note", "x"]), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("kind", [RESEARCH, MIDWIFE, EVENT, SCHOOL], ids=lambda t: t.id)
def test_any_value_is_stored_or_refused_and_what_is_stored_stays(kind: PermitType) -> None:
    fields = [rule.id for rule in kind.fields]

    # A busy machine draws values slowly; that says nothing about what is checked here.
    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(st.dictionaries(st.sampled_from(fields), json_values, max_size=4))
    def check(values: dict[str, Any]) -> None:
        clean, problems = check_values(kind, RENEWAL, values, TODAY, REGIONS)
        named = {problem.path.split(".")[1] for problem in problems}
        assert named | clean.keys() == values.keys()
        assert not named & clean.keys()
        assert check_values(kind, RENEWAL, clean, TODAY, REGIONS) == (clean, [])

    check()
