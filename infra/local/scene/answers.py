"""What somebody enters into the form of a type on a given day: the type's sample, and over it what
the people of the scene would write."""

import random
from datetime import date, timedelta
from typing import Any

from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.catalogue.schema import ApplicationKind, FieldKind, PermitType
from chalicelib.domain.permits.numbering import permit_number
from infra.catalogue.samples import sample_data
from infra.local.scene.people import Village, villages, words

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def answers(
    chance: random.Random,
    kind: PermitType,
    form: ApplicationKind,
    person: RegistrationForm,
    day: date,
    office: str,
) -> dict[str, Any]:
    """Good for `drafting.save_data`. `office` is its code in numbers."""
    place = chance.choice(villages())
    values = sample_data(kind)
    for field in kind.fields:
        if field.kind is FieldKind.VILLAGE:
            values[field.id] = place.code
        elif field.kind is FieldKind.DATE:
            values[field.id] = str(day - timedelta(days=chance.randint(4, 25)))
    values |= _of_group(chance, kind, person, place, day)
    earlier = day - timedelta(days=5 * 365 - 60)
    values["nomor_izin_lama"] = permit_number(
        kind.numbering, chance.randint(2, 240), earlier, office
    )
    return {field.id: values[field.id] for field in kind.fields_for(form) if field.id in values}


def _of_group(
    chance: random.Random, kind: PermitType, person: RegistrationForm, place: Village, day: date
) -> dict[str, Any]:
    if kind.id == "penelitian":
        return _research(chance, day)
    if kind.id == "rekomendasi_keramaian":
        return _event(chance, place, person, day)
    if kind.id.startswith("operasional"):
        return _school(chance, kind.id, place)
    return _practice(chance, kind.id, place, person, day)


def _research(chance: random.Random, day: date) -> dict[str, Any]:
    said, campus = words("words")["research"], chance.choice(words("words")["campuses"])
    title = chance.choice(said["title"]).format(
        **{part: chance.choice(said[part]) for part in ("factor", "effect", "where")}
    )
    starts = day + timedelta(days=chance.randint(14, 25))
    asked = day - timedelta(days=chance.randint(3, 12))
    some = chance.sample(villages(), chance.randint(1, 3))
    return {
        "judul": title,
        "jenis": chance.choice(("penelitian", "penelitian", "pengambilan_data", "survey")),
        "rekomendasi_dari": campus["by"],
        "email_kampus": campus["email"],
        "nomor_rekomendasi": f"{chance.randint(11, 980)}/{campus['code']}/{_month(asked)}",
        "tanggal_rekomendasi": str(asked),
        "waktu_penelitian": {
            "from": str(starts),
            "to": str(starts + timedelta(days=chance.randint(30, 150))),
        },
        "lokasi": [
            {"name": name, "place_id": None}
            for name in dict.fromkeys(f"Nagari {v.name}" for v in some)
        ],
    }


def _event(
    chance: random.Random, place: Village, person: RegistrationForm, day: date
) -> dict[str, Any]:
    event = chance.choice(words("words")["events"])
    starts = day + timedelta(days=chance.randint(40, 60))
    return {
        "nama_kegiatan": event["name"].format(place=place.name),
        "jenis_kegiatan": event["kind"],
        "penyelenggara": event["by"].format(place=place.name),
        "hiburan": event["show"],
        "waktu_kegiatan": {
            "from": str(starts),
            "to": str(starts + timedelta(days=chance.randint(0, 3))),
        },
        "lokasi": [{"name": f"Lapangan Nagari {place.name}", "place_id": None}],
        "perkiraan_pengunjung": chance.randrange(150, 4000, 50),
        "penanggung_jawab_keamanan": person.name,
        "telepon_keamanan": person.whatsapp,
    }


def _school(chance: random.Random, type_id: str, place: Village) -> dict[str, Any]:
    said = words("words")["schools"]
    name = chance.choice(said["names"])
    return {
        "nama_sekolah": said[type_id].format(name=name, place=place.name),
        "nama_yayasan": f"Yayasan {name} {place.name}",
        "npsn": f"103{chance.randint(10000, 99999)}",
        "luas_tanah": chance.randrange(600, 4000, 50),
        "daya_tampung": chance.randrange(30, 160, 10),
    }


def _practice(
    chance: random.Random, type_id: str, place: Village, person: RegistrationForm, day: date
) -> dict[str, Any]:
    said = words("words")["practice"]
    ends = day + timedelta(days=chance.randint(90, 1500))
    return {
        "nomor_str": f"{chance.randint(10, 99)} {chance.randint(1, 9)} {chance.randint(1, 9)} "
        f"{chance.randint(10, 24)}-{chance.randint(1000000, 9999999)}",
        "masa_berlaku_str": "lifetime" if chance.random() < 0.6 else str(ends),
        "tempat_praktik_ke": "pertama",
        "nomor_rekomendasi_dinkes": f"{chance.randint(1, 400):03d}/503/DINKES/{_month(day)}",
        "tempat_praktik": chance.choice(said.get(type_id, said["any"])).format(place=place.name),
        "alamat_praktik": person.address.street,
        "puskesmas": f"Puskesmas {place.name}",
    }


def _month(day: date) -> str:
    return f"{_ROMAN[day.month - 1]}/{day.year}"
