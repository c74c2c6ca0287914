"""NIK, names, telephone numbers and e-mail addresses as citizens type them."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.people.capitals import title_case
from chalicelib.domain.people.contact import (
    email_key,
    parse_email,
    parse_phone,
    parse_whatsapp,
)
from chalicelib.domain.people.names import PersonName, parse_name, parse_title, split_titles
from chalicelib.domain.people.nik import PROVINCES, Nik, masked

MAN = "1302100503910001"
WOMAN = "1302104503910001"


def refusal(error: InvalidInput) -> tuple[str, str]:
    (field,) = error.fields
    return field.path, field.code


# ---------------------------------------------------------------- NIK


def test_a_nik_tells_sex_birth_date_and_region() -> None:
    man, woman = Nik.parse(MAN), Nik.parse(WOMAN)
    assert (man.sex, woman.sex) == ("male", "female")
    assert man.birth_dates == woman.birth_dates == (date(1991, 3, 5),) + (date(2091, 3, 5),)
    assert (man.province, man.regency_code) == ("Sumatera Barat", "13.02")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nik-length"),
        ("130210050391000", "nik-length"),
        ("13021005039100011", "nik-length"),
        ("130210050391000x", "nik-length"),
        ("１３０２１００５０３９１０００１", "nik-length"),
        ("9902100503910001", "nik-unknown-province"),
        ("0002100503910001", "nik-unknown-province"),
        ("1302103202910001", "nik-impossible-date"),
        ("1302103002910001", "nik-impossible-date"),
        ("1302100013910001", "nik-impossible-date"),
        ("1302100513910001", "nik-impossible-date"),
        ("1302107203910001", "nik-impossible-date"),
        ("1302104003910001", "nik-impossible-date"),
        ("1302102902910001", "nik-impossible-date"),
        ("1302100503910000", "nik-sequence"),
    ],
)
def test_a_nik_that_cannot_be_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Nik.parse(text)
    assert refusal(refused.value) == ("nik", code)
    assert code in TemplateCatalogue().problem_texts.fields


def test_spaces_and_points_of_a_card_are_dropped() -> None:
    assert Nik.parse(" 1302 1005.0391-0001 ").value == MAN


def test_leap_days_are_possible_where_a_century_has_them() -> None:
    assert Nik.parse("1302102902000001").birth_dates == (date(2000, 2, 29),)
    assert Nik.parse("1302106902000001").sex == "female"


@pytest.mark.parametrize("code", sorted(PROVINCES))
def test_every_province_is_known(code: str) -> None:
    assert Nik.parse(code + MAN[2:]).province == PROVINCES[code]


def test_the_new_provinces_of_papua_are_among_them() -> None:
    assert len(PROVINCES) == 38
    assert [PROVINCES[code] for code in ("93", "94", "95", "96")] == [
        "Papua Selatan", "Papua Tengah", "Papua Pegunungan", "Papua Barat Daya",
    ]  # fmt: skip


def test_a_nik_never_shows_itself_by_accident() -> None:
    nik = Nik.parse(MAN)
    assert nik.masked() == masked(MAN) == "1302**********01"
    assert MAN not in f"{nik} {nik!r} {[nik]}"


def test_what_the_form_says_otherwise_is_a_warning_for_the_officer() -> None:
    nik = Nik.parse(MAN)
    same = nik.differences(birth_date=date(1991, 3, 5), sex="male", region_code="13.02.10.2001")
    assert same == ()
    other = nik.differences(birth_date=date(1991, 3, 6), sex="female", region_code="13.73.01")
    assert other == ("nik-birth-date-differs", "nik-sex-differs", "nik-region-differs")
    assert set(other) <= TemplateCatalogue().problem_texts.fields.keys()


@given(
    born=st.dates(date(1920, 1, 1), date(2026, 11, 1)),
    female=st.booleans(),
    province=st.sampled_from(sorted(PROVINCES)),
    rest=st.integers(0, 9999),
    sequence=st.integers(1, 9999),
)
def test_every_nik_that_the_rules_make_is_read_back(
    born: date, female: bool, province: str, rest: int, sequence: int
) -> None:
    day = born.day + (40 if female else 0)
    nik = Nik.parse(f"{province}{rest:04d}{day:02d}{born:%m%y}{sequence:04d}")
    assert born in nik.birth_dates
    assert nik.sex == ("female" if female else "male")


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("IRMAN SYAPUTRA", "Irman Syaputra"),
        ("irman syaputra", "Irman Syaputra"),
        ("Irman SYAPUTRA", "Irman Syaputra"),
        ("  Irman   Syaputra ", "Irman Syaputra"),
        ("SITI NUR'AINI BINTI M. YUSUF", "Siti Nur'aini binti M. Yusuf"),
        ("FATIMAH AZ-ZAHRA", "Fatimah Az-Zahra"),
        ("RATNA D'ANGELO", "Ratna D'Angelo"),
        ("Ronald McDonald", "Ronald McDonald"),
        ("Fadli AR", "Fadli AR"),
        ("LA ODE MUHAMMAD", "La Ode Muhammad"),
        ("NI KADEK SRI", "Ni Kadek Sri"),
        ("WA ODE NUR", "Wa Ode Nur"),
        ("AL FATIH", "Al Fatih"),
        ("DG. NAI", "Dg. Nai"),
        ("H. AGUS SALIM", "H. Agus Salim"),
        ("RM SOSROKARTONO", "RM Sosrokartono"),
        ("SUHARTO", "Suharto"),
        ("M.NASIR", "M.Nasir"),
        ("josé", "José"),
    ],
)
def test_names_get_one_capital_each(typed: str, name: str) -> None:
    assert parse_name(typed) == name
    assert parse_name(name) == name


@pytest.mark.parametrize(
    ("typed", "code"),
    [("  ", "required"), ("R2D2", "not-a-name"), ("<b>Ana</b>", "not-a-name"),
     ("Ana\u202e", "not-a-name"), ("...", "not-a-name"), ("A" * 101, "too-long"),
     ("Ana, S.Kom", "titles-in-name"), ("Hj. Siti Aminah", "titles-in-name"),
     ("DRG SITI AMINAH", "titles-in-name"), ("DR. Siti Aminah", "which-doctor")],
)  # fmt: skip
def test_what_is_no_name_is_refused(typed: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_name(typed, "profile.name")
    assert refusal(refused.value) == ("profile.name", code)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("NS. IRMAN SYAPUTRA", PersonName("Irman Syaputra", "Ns.")),
        ("Ns. IRMAN SYAPUTRA, S.Kom", PersonName("Irman Syaputra", "Ns.", "S.Kom")),
        ("drg. Siti Aminah, M.KES", PersonName("Siti Aminah", "drg.", "M.Kes.")),
        ("Prof. Dr. H. YUSUF, S.E., M.M.", PersonName("Yusuf", "Prof. Dr. H.", "S.E., M.M.")),
        ("M. YUSUF", PersonName("M. Yusuf")),
        ("Ir", PersonName("Ir")),
        ("H. ", PersonName("H.")),
    ],
)
def test_titles_are_kept_apart_from_the_name(typed: str, parts: PersonName) -> None:
    assert split_titles(typed) == parts


def test_a_full_name_has_its_titles_in_their_places() -> None:
    assert PersonName("Irman Syaputra", "Ns.", "S.Kom.").full_name == "Ns. Irman Syaputra, S.Kom."
    assert PersonName("Suharto").full_name == "Suharto"


def test_a_physician_is_not_made_a_doctor() -> None:
    assert parse_title("dr.") == "dr."
    assert parse_title("Dr.") == "Dr."


@pytest.mark.parametrize("wrong", ["S.Kom<", "5", "x" * 61])
def test_what_is_no_title_is_refused(wrong: str) -> None:
    with pytest.raises(InvalidInput):
        parse_title(wrong)


@example("aAA")
@given(st.text(max_size=120))
def test_any_text_is_a_name_or_refused_and_a_name_stays(text: str) -> None:
    try:
        name = parse_name(text)
    except InvalidInput:
        return
    assert parse_name(name) == name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("PUSKESMAS TALANG", "Puskesmas Talang"),
        ("RSUD AROSUKA", "RSUD Arosuka"),
        ("sdn 05 koto baru", "SDN 05 Koto Baru"),
        ("PUSKESMAS SIMP. TANJUANG NAN IV", "Puskesmas Simp. Tanjuang Nan IV"),
        ("DINAS PENDIDIKAN DAN KEBUDAYAAN", "Dinas Pendidikan dan Kebudayaan"),
        ("RSUD Arosuka", "RSUD Arosuka"),
        ("12345", "12345"),
    ],
)
def test_places_are_not_shouted_but_keep_their_abbreviations(typed: str, shown: str) -> None:
    assert title_case(typed) == shown


# ---------------------------------------------------------------- contact


@pytest.mark.parametrize(
    "typed", ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "6281234567890"]
)
def test_one_number_has_one_form(typed: str) -> None:
    assert parse_whatsapp(typed) == "+6281234567890"


def test_a_foreign_number_is_fine_with_its_country_code() -> None:
    assert parse_phone("+60 12-345 6789") == "+60123456789"


@pytest.mark.parametrize("typed", ["", "abc", "08123", "0812 3456 7890 ext 5", "+99912345678"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_phone(typed, "data.telepon")
    assert refusal(refused.value) == ("data.telepon", "not-a-phone")


def test_whatsapp_needs_a_mobile_number() -> None:
    assert parse_phone("(0755) 31009") == "+6275531009"
    with pytest.raises(InvalidInput) as refused:
        parse_whatsapp("(0755) 31009")
    assert refusal(refused.value) == ("whatsapp", "not-a-mobile-phone")


def test_an_address_keeps_its_mailbox_and_has_its_domain_in_small_letters() -> None:
    assert parse_email(" Budi.Santoso@Kampus.AC.ID ") == "Budi.Santoso@kampus.ac.id"
    assert email_key("Budi.Santoso@kampus.ac.id") == email_key("budi.santoso@KAMPUS.AC.ID")


@pytest.mark.parametrize(
    "typed", ["", "budi", "budi@", "@kampus.ac.id", "a b@c.id", "a@b@c.id", "ü@kampus.ac.id",
              "a@localhost", "a@kampus.ac.id\nBcc: x@y.id"],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_email(typed)
    assert refusal(refused.value) == ("email", "not-an-email")


def test_the_libraries_are_loaded_on_first_use_alone() -> None:
    program = (
        "import sys, chalicelib.domain.people.contact, chalicelib.domain.catalogue.values, "
        "chalicelib.domain.working_time.calendar; "
        "print(sorted({'phonenumbers', 'email_validator', 'holidays'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    ("name", "code"),
    [("محمد", "another-script"), ("張偉", "another-script"), ("Q\u0303ui", "unprintable-signs")],
)
def test_a_name_that_no_letter_can_print_is_refused(name: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_name(name, "profile.name")
    assert refusal(refused.value) == ("profile.name", code)


@pytest.mark.parametrize("name", ["Suyūṭī", "Đặng Thị Ngọc", "Łukasz", "Ḥasan ʿAlī", "Γιώργος"])
def test_a_name_of_another_language_in_its_own_letters_stays(name: str) -> None:
    assert parse_name(name) == name
