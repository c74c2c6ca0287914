"""Made-up people: names of many kinds (docs/domain.md §9), a NIK that fits, an address."""

import json
import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.adapters.region_files import REGION_FILES
from chalicelib.domain.accounts.model import Sex
from chalicelib.domain.accounts.particulars import AddressInput
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.people.names import PersonName, split_titles
from infra.catalogue import samples
from infra.local.demo_accounts import PASSWORD

REGENCY = "13.02"
_YOUNGEST, _OLDEST = 21, 58


@cache
def words(name: str) -> dict[str, Any]:
    """One of the files beside this one."""
    path = Path(__file__).with_name(f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Village:
    code: str
    name: str
    district: str


@cache
def villages() -> tuple[Village, ...]:
    """All nagari of the regency, as the office has them."""
    path = REGION_FILES / f"{REGENCY}.json"
    districts = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Village(village["code"], village["name"], district["name"])
        for district in districts
        for village in district["villages"]
    )


class People:
    """Nobody's number, e-mail or telephone comes twice."""

    def __init__(self, seed: int, today: date) -> None:
        self._chance = random.Random(f"people {seed}")  # noqa: S311  (of nobody)
        self._today = today
        self._count = 0
        self._names: set[str] = set()

    def somebody(self, type_id: str) -> RegistrationForm:
        """Somebody who may apply for this type: with the titles that it asks for."""
        chance = self._chance
        self._count += 1
        sex = chance.choice((Sex.MALE, Sex.FEMALE))
        if type_id == "sip_bidan":
            sex = Sex.FEMALE
        home = chance.choice(villages())
        age = timedelta(days=chance.randint(_YOUNGEST * 365, _OLDEST * 365))
        born = self._today - age
        titles = _titles(type_id)
        name = self._name(sex)
        return RegistrationForm(
            nik=_nik(home, born, sex, self._count),
            name=name,
            title_before=titles.title_before,
            title_after=titles.title_after,
            birth_place=home.name,
            birth_date=born.isoformat(),
            sex=sex,
            occupation=_occupation(chance, type_id),
            whatsapp=f"0813{70_000_000 + self._count * 13:08d}",
            email=f"{_mail_name(name)}{self._count}@warga.example",
            address=AddressInput(village=home.code, street=self._street()),
            password=PASSWORD,
            declared_true=True,
        )

    def _name(self, sex: Sex) -> str:
        kinds = words("people")["kinds"]
        while True:
            kind = self._chance.choices(kinds, [kind["weight"] for kind in kinds])[0]
            last = kind.get(f"{sex.value}_last", kind.get("last"))
            parts = [self._chance.choice(kind[sex.value])]
            parts += [self._chance.choice(last)] if last else []
            name = " ".join(parts)
            if name not in self._names or not last:
                self._names.add(name)
                return name

    def _street(self) -> str:
        jorong = self._chance.choice(words("people")["streets"]["jorong"])
        rt, rw = self._chance.randint(1, 6), self._chance.randint(1, 4)
        return f"Jorong {jorong}, RT {rt:03d} RW {rw:03d}"


def _nik(home: Village, born: date, sex: Sex, number: int) -> str:
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    return f"{home.code[:8].replace('.', '')}{day:02d}{born:%m%y}{number:04d}"


@cache
def _titles(type_id: str) -> PersonName:
    """Those of the type's sample (``templates/letters/samples.toml``)."""
    sample = samples.titled_name(type_id)
    return split_titles(sample)


def _occupation(chance: random.Random, type_id: str) -> str:
    known = words("people")["occupations"]
    family = type_id.partition("_")[0]
    return str(chance.choice(known.get(type_id) or known.get(family) or known["other"]))


def _mail_name(name: str) -> str:
    first = name.replace("'", "").split()[0]
    return "".join(letter for letter in first.lower() if letter.isalpha())
