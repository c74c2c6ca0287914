"""Letters of real permit types for tests: made-up people, the office's own data files."""

import io
import tomllib
from datetime import date
from pathlib import Path

from PIL import Image

from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.schema import PermitType
from chalicelib.domain.office import Office
from chalicelib.domain.permits.letter import LetterContent, SignerBlock
from chalicelib.domain.permits.letter_words import (
    ApplicantFacts,
    PermitFacts,
    compose_letter,
    letter_variables,
)

TEMPLATES = Path(__file__).parents[3] / "chalicelib" / "templates"
LETTERS = TEMPLATES / "letters"
URL = "https://sisfoizin.solokkab.go.id/verifikasi/Zk3vQ8pYtR1mW6nB2xL9cA"
NUMBER = "449.1/096/IPP/DPMPTSPNAKER/VI/2022"
SIGNER = SignerBlock(
    title="Kepala Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu dan Tenaga Kerja",
    name="Drs. Zulhendri Contoh, M.Si.",
    plain_name="Zulhendri Contoh",
    rank="Pembina Utama Muda",
    nip="197001011995031001",
)
APPLICANT = ApplicantFacts(
    name="Rina Marlina",
    full_name_with_titles="Bdn. Rina Marlina, S.Tr.Keb.",
    nik="1302106005900001",
    birth_place="Solok",
    birth_date=date(1990, 5, 20),
    sex="Perempuan",
    address="Jorong Simpang, Nagari Koto Baru, Kecamatan Kubung, Kabupaten Solok, Sumatera Barat",
    occupation="Bidan",
)


CATALOGUE = TemplateCatalogue()


def permit_type(name: str) -> PermitType:
    """Under the first of its sets of rules."""
    return min(
        (CATALOGUE.validated(version) for version in CATALOGUE.versions(name)),
        key=lambda kind: kind.starts_on,
    )


def every_permit_type() -> list[PermitType]:
    return CATALOGUE.all_versions()


def office() -> Office:
    return Office.model_validate(tomllib.loads((TEMPLATES / "office.toml").read_text("utf-8")))


def answer(kind: str, number: int, choices: tuple = ()) -> object:
    """A plausible stored value for any kind of field."""
    return {
        "text": f"Nomor {number}/Contoh/VI/2022",
        "long_text": "Jalan Lintas Sumatera KM 12, Jorong Balai, Nagari Cupak",
        "date": "2022-06-10",
        "date_range": {"from": "2022-06-24", "to": "2022-07-24"},
        "date_or_lifetime": "lifetime",
        "choice": choices[0].value if choices else None,
        "email": "kampus@contoh.example",
        "phone": "+6281200000001",
        "integer": 1250,
        "village": {"code": "13.02.07.2001", "name": "Cupak", "district": "Gunung Talang"},
        "places": [{"name": "Puskesmas Talang", "place_id": None, "note": None}],
    }[kind]


def letter(
    type_: PermitType,
    *,
    data: dict | None = None,
    applicant: ApplicantFacts = APPLICANT,
    signer: SignerBlock = SIGNER,
    number: str = NUMBER,
    photo: bytes | None = None,
) -> LetterContent:
    """The type's letter with every question answered, ``data`` first."""
    rules = type_.fields
    filled = {rule.id: answer(rule.kind, n, rule.choices) for n, rule in enumerate(rules, 1)}
    permit = PermitFacts(
        number=number,
        issued_on=date(2022, 6, 22),
        valid_until=date(2027, 6, 22),
        registration_number="527/SISFO/VI/2022",
    )
    variables = letter_variables(
        applicant=applicant,
        rules=rules,
        data=filled | (data or {}),
        permit=permit,
        office=office(),
        type_name=type_.name.id,
    )
    return compose_letter(
        type_.letter,
        variables,
        stationery=load_stationery(LETTERS),
        signer=signer,
        issued_on=permit.issued_on,
        verification_url=URL,
        photo=photo,
    )


def photo(width: int = 300, height: int = 400) -> bytes:
    picture = Image.new("RGB", (width, height), (176, 32, 40))
    picture.paste((235, 205, 180), (width // 3, height // 5, 2 * width // 3, height // 2))
    picture.paste((40, 40, 60), (width // 5, height // 2, 4 * width // 5, height))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()
