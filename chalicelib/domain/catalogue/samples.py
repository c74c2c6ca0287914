"""Made-up answers for letters that nobody asked for yet: ``templates/letters/samples.toml``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, FieldRule, PermitType
from chalicelib.domain.parts import Part

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


class SampleApplicant(Part):
    name: str
    birth_place: str
    birth_date: date
    sex: str
    occupation: str
    address: str


class Samples(Part):
    """Answers by field, over them those by type and field; ``ended``: the name of the permit that
    a paper of this group ends; ``with_titles``: the applicant's name by type. ``photo``: a JPEG of
    nobody."""

    fields: Mapping[str, Any]
    types: Mapping[str, Mapping[str, Any]]
    ended: Mapping[str, str]
    applicant: SampleApplicant
    with_titles: Mapping[str, str]
    photo: bytes

    def titled_name(self, type_id: str) -> str:
        """The applicant with the titles that people have who apply for this type."""
        return self.with_titles.get(type_id, self.applicant.name)

    def data(self, kind: PermitType, previous_number: str) -> dict[str, Any]:
        """An answer to every question of the form: of a renewal, where there are renewals, so that
        no line is left out."""
        asked = kind.fields_for(sample_kind(kind))
        named = {"nomor_izin_lama": previous_number, **self.fields, **self.types.get(kind.id, {})}
        return {field.id: _answer(field, named.get(field.id)) for field in asked}


def sample_kind(kind: PermitType) -> ApplicationKind:
    return ApplicationKind.RENEWAL if ApplicationKind.RENEWAL in kind.kinds else ApplicationKind.NEW


def _answer(field: FieldRule, named: Any) -> Any:
    if field.kind is FieldKind.CHOICE:
        values = [choice.value for choice in field.choices]
        return named if named in values else values[0]
    return _PLAIN[field.kind] if named is None else named
