"""A made-up case for every permit type: the content of a letter as it might be issued."""

import io
import tomllib
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from chalicelib.adapters.letters.stationery import load_stationery
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.applications.document import CleanFile, Document
from chalicelib.domain.applications.model import Applicant, Application, Phase
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, FieldRule, PermitType
from chalicelib.domain.office import Office
from chalicelib.domain.permits.composing import letter_for, preview_of
from chalicelib.domain.permits.letter import LetterContent
from chalicelib.domain.permits.numbering import permit_number, registration_number
from chalicelib.domain.permits.ports import Ports

ISSUED_ON = date(2027, 1, 11)
ACCEPTED_ON = date(2027, 1, 4)
EARLIER_ON = date(2022, 2, 14)
ENDED_SINCE = date(2025, 2, 14)
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


def sample_letter(
    kind: PermitType, catalogue: TemplateCatalogue, office: Office | None = None
) -> LetterContent:
    """This type's letter as it would be issued by the office, or by another: for a renewal, where
    it has renewals, so that no line is left out."""
    office = office or catalogue.office
    photo = _photo() if kind.letter.photo_document else None
    return letter_for(
        _ports(kind, office), sample_application(kind, office), kind, None, photo=photo
    )


def sample_preview(kind: PermitType, catalogue: TemplateCatalogue) -> LetterContent:
    """The same letter as officers see it before it is signed."""
    office = catalogue.office
    return preview_of(_ports(kind, office), sample_application(kind, office), kind, None)


def _ports(kind: PermitType, office: Office) -> Ports:
    """As much of them as a letter is composed with."""
    ended = SimpleNamespace(
        type_name=_file()["ended"][kind.ends.groups[0]] if kind.ends else "",
        issued_on=ENDED_SINCE,
        valid_until=ENDED_SINCE.replace(year=ENDED_SINCE.year + 5),
    )
    ports = SimpleNamespace(
        stationery=load_stationery(TEMPLATES / "letters"),
        office=office,
        public_url=office.website,
        clock=SimpleNamespace(now=lambda: datetime.combine(ISSUED_ON, time(2), UTC)),
        calendar=SimpleNamespace(local_date=lambda moment: moment.date()),
        permits=SimpleNamespace(find_by_number=lambda _number: ended),
        applications=SimpleNamespace(frozen_type=lambda _application_id: kind),
        files=SimpleNamespace(read_clean=lambda _key, _version: _photo()),
    )
    return cast(Ports, ports)


def sample_application(kind: PermitType, office: Office) -> Application:
    """An application of this type on the day it is signed, with a number and the sample's
    answers."""
    numbering, renewable = kind.numbering, ApplicationKind.RENEWAL in kind.kinds
    accepted = datetime.combine(ACCEPTED_ON, time(2), UTC)
    photo = CleanFile(
        key="photo", version_id="1", sha256="", size=1, media_type="image/jpeg", checked_at=accepted
    )
    return Application(
        application_id="sample",
        version=1,
        type_id=kind.id,
        rule_set=kind.rule_set,
        kind=ApplicationKind.RENEWAL if renewable else ApplicationKind.NEW,
        phase=Phase.SIGNING,
        receipt="SAMPLE",
        tracking_code="SAMPLE",
        created_at=accepted,
        updated_at=accepted,
        applicant_id="sample",
        applicant=_applicant(kind.id),
        data=sample_data(kind),
        documents={name: Document(file=photo) for name in [kind.letter.photo_document] if name},
        registration_number=registration_number(numbering, SEQUENCE, ACCEPTED_ON, office.code),
        permit_number=permit_number(numbering, SEQUENCE, ISSUED_ON, office.code),
        permit_id="contoh",
        issue_date=ISSUED_ON,
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


def _applicant(type_id: str) -> Applicant:
    person = _file()["applicant"]
    before, _, after = titled_name(type_id).partition(person["name"])
    return Applicant(
        account_id="sample",
        nik="1302106005900001",
        title_before=before.strip(),
        title_after=after.removeprefix(",").strip(),
        email="rina@contoh.example",
        whatsapp="+6281200000001",
        **person,
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
