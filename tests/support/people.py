"""Made-up people with accounts: a citizen, officers for each role, an administrator."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.accounts.model import (
    ADMINISTRATOR,
    Account,
    Actor,
    Address,
    CitizenDetails,
    OfficerPost,
    Sex,
)
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.people.regions import Region
from chalicelib.domain.storage import Add

LONG_AGO = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)

ROLES = tuple(role for role in TemplateCatalogue().roles if role != ADMINISTRATOR)
"""Every role that may decide a step, as the office has them."""


def citizen_details() -> CitizenDetails:
    return CitizenDetails(
        birth_place="Solok",
        birth_date=date(1990, 5, 17),
        sex=Sex.FEMALE,
        occupation="Mahasiswa",
        address=Address(
            province=Region(code="13", name="Sumatera Barat"),
            regency=Region(code="13.02", name="Kabupaten Solok"),
            district=Region(code="13.02.10", name="Kubung"),
            village=Region(code="13.02.10.2001", name="Koto Baru"),
            street="Jorong Simpang RT 1 RW 2",
        ),
    )


def an_account(number: int, **changes: Any) -> Account:
    """The ``number``-th person: NIK, e-mail and telephone follow from it."""
    values: dict[str, Any] = {
        "account_id": f"person-{number:03d}",
        "nik": f"130210570590{number:04d}",
        "name": f"Warga Contoh {number}",
        "title_after": "S.Keb",
        "email": f"warga{number}@contoh.id",
        "whatsapp": f"+62812{number:08d}",
        "created_at": LONG_AGO,
    }
    values |= changes
    return Account(**{"proven_whatsapp": values["whatsapp"], **values})


def a_citizen(ports: AllPorts, number: int = 1, **changes: Any) -> Actor:
    values: dict[str, Any] = {"citizen": citizen_details(), **changes}
    return _written(ports, an_account(number, **values))


def an_officer(ports: AllPorts, *roles: str, number: int, **changes: Any) -> Actor:
    return _written(ports, _officer(*roles, number=number, **changes))


def _officer(*roles: str, number: int, **changes: Any) -> Account:
    post = OfficerPost(
        roles=roles,
        position="Kepala Dinas" if "head" in roles else "",
        rank="Pembina Utama Muda",
        nip=f"19700101199503{number:04d}",
    )
    values: dict[str, Any] = {"name": f"Petugas Contoh {number}", "post": post, **changes}
    return an_account(number, **values)


def an_administrator(ports: AllPorts, number: int = 900) -> Actor:
    return an_officer(ports, ADMINISTRATOR, number=number)


@dataclass(frozen=True)
class Staff:
    """Two officers for each role."""

    first: dict[str, Actor]
    second: dict[str, Actor]

    def __getitem__(self, role: str) -> Actor:
        return self.first[role]

    @property
    def everybody(self) -> list[Actor]:
        return [*self.first.values(), *self.second.values()]


def a_staff(ports: AllPorts) -> Staff:
    """In one commit: most tests begin with it."""
    first = {role: _officer(role, number=100 + n) for n, role in enumerate(ROLES)}
    second = {role: _officer(role, number=200 + n) for n, role in enumerate(ROLES)}
    ports.commit(*(Add(one) for one in (*first.values(), *second.values())))
    return Staff(
        {role: Actor.of(account) for role, account in first.items()},
        {role: Actor.of(account) for role, account in second.items()},
    )


def _written(ports: AllPorts, account: Account) -> Actor:
    ports.commit(Add(account))
    return Actor.of(account)
