"""A made-up case for every permit type: the content of a letter as it might be issued."""

import io
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, FieldRule, PermitType
from chalicelib.domain.permits.composing import valid_until
from chalicelib.domain.permits.letter import (
    ApplicantFacts,
    LetterContent,
    PermitFacts,
    SignerBlock,
    compose_letter,
    letter_variables,
)
from chalicelib.domain.permits.numbering import permit_number, registration_number

ISSUED_ON = date(2027, 1, 11)
ACCEPTED_ON = date(2027, 1, 4)
EARLIER_ON = date(2022, 2, 14)
SEQUENCE = 96

_PLAIN: dict[FieldKind, Any] = {
    FieldKind.TEXT: "Isian Contoh",
    FieldKind.LONG_TEXT: "Isian contoh yang agak panjang, supaya terlihat bagaimana barisnya ganti",
    FieldKind.DATE: "2026-12-14",
    FieldKind.DATE_RANGE: {"from": "2027-01-18", "to": "2027-03-31"},
    FieldKind.DATE_OR_LIFETIME: "lifetime",
    FieldKind.EMAIL: "contoh@contoh.example",
    FieldKind.PHONE: "+6281200000001",
    FieldKind.INTEGER: 12,
    FieldKind.VILLAGE: {"code": "13.02.10.2001", "name": "Koto Baru", "district": "Kubung"},
    FieldKind.PLACES: [{"name": "Nagari Koto Baru", "place_id": None, "note": None}],
}


def sample_letter(kind: PermitType, catalogue: TemplateCatalogue) -> LetterContent:
    """This type's letter for a renewal, where it has renewals: no line is left out then."""
    data = sample_data(kind)
    case = SimpleNamespace(data=data, signed_on=ISSUED_ON)
    office = catalogue.office
    variables = letter_variables(
        applicant=_applicant(kind.id),
        rules=kind.fields,
        data=data,
        permit=PermitFacts(
            number=permit_number(kind.numbering, SEQUENCE, ISSUED_ON, office.code),
            issued_on=ISSUED_ON,
            # the rule reads these two of an application and nothing else
            valid_until=valid_until(kind, cast(Application, case)),
            registration_number=registration_number(
                kind.numbering, SEQUENCE, ACCEPTED_ON, office.code
            ),
        ),
        office=office,
        type_name=kind.name.id,
    )
    head = office.head
    return compose_letter(
        kind.letter,
        variables,
        stationery=load_stationery(TEMPLATES / "letters"),
        signer=SignerBlock(title=head.title, name=head.name, rank=head.rank, nip=head.nip),
        issued_on=ISSUED_ON,
        verification_url=f"{office.website}/izin/contoh",
        photo=_photo() if kind.letter.photo_document else None,
    )


def sample_data(kind: PermitType) -> dict[str, Any]:
    """An answer to every question of the form."""
    asked = kind.fields_for(
        ApplicationKind.RENEWAL if ApplicationKind.RENEWAL in kind.kinds else ApplicationKind.NEW
    )
    earlier = permit_number(kind.numbering, SEQUENCE - 55, EARLIER_ON, "DPMPTSPNAKER")
    named = {"nomor_izin_lama": earlier, **_file()["fields"], **_file()["types"].get(kind.id, {})}
    return {field.id: _answer(field, named.get(field.id)) for field in asked}


def _answer(field: FieldRule, named: Any) -> Any:
    if field.kind is FieldKind.CHOICE:
        values = [choice.value for choice in field.choices]
        return named if named in values else values[0]
    return _PLAIN[field.kind] if named is None else named


def _applicant(type_id: str) -> ApplicantFacts:
    titled = titled_name(type_id)
    return ApplicantFacts(
        full_name_with_titles=titled, nik="1302106005900001", **_file()["applicant"]
    )


def titled_name(type_id: str) -> str:
    """The sample's applicant with the titles that people have who apply for this type."""
    return str(_file()["with_titles"].get(type_id, _file()["applicant"]["name"]))


@cache
def _file() -> dict[str, Any]:
    path = Path(__file__).with_name("samples.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _photo() -> bytes:
    """Head and shoulders before red, of nobody."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (300, 400), (178, 34, 40))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((40, 270, 260, 560), fill=(40, 48, 74))
    draw.ellipse((95, 75, 205, 225), fill=(60, 40, 32))
    draw.rectangle((128, 210, 172, 285), fill=(214, 170, 138))
    draw.ellipse((105, 95, 195, 225), fill=(224, 182, 150))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88)
    return file.getvalue()
