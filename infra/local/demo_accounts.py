"""People to try the local stack with: a citizen, and one officer for every role.

They are made by the same use cases as everybody; the citizen even sends in a KTP scan, which the
automatic check and the back office look at. All names and numbers are made up. Local stacks only.
"""

import io
import threading
import time
from typing import Any

from PIL import Image, ImageDraw

from chalicelib.domain.accounts import registration, totp
from chalicelib.domain.accounts.identities import judge
from chalicelib.domain.accounts.model import Account, Actor, Sex
from chalicelib.domain.accounts.officers import OfficerForm, create_officer
from chalicelib.domain.accounts.particulars import AddressInput
from chalicelib.domain.accounts.records import KtpState, TokenPurpose
from chalicelib.domain.accounts.registration import RegistrationForm
from chalicelib.domain.accounts.tokens import VERIFICATION_LIFETIME, account_token
from chalicelib.domain.accounts.ways import confirm_whatsapp
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.storage import Add
from chalicelib.domain.text import Localized
from infra.local.codes import FACTOR_SECRET, ensure_factor

PASSWORD = "Danau-Kembar-1621"  # noqa: S105  (shown on the page of every local stack)
PATIENCE = 30.0
_SECRET = totp.base32(FACTOR_SECRET)
CITIZEN_ROLE = Localized(id="Pemohon", en="Citizen")

CITIZEN = RegistrationForm(
    nik="1302105708950002",
    name="Siti Rahmadani",
    title_after="A.Md.Keb",
    birth_place="Koto Baru",
    birth_date="1995-08-17",
    sex=Sex.FEMALE,
    occupation="Bidan",
    whatsapp="081200000100",
    email="siti@warga.example",
    address=AddressInput(
        village="13.02.10.2001", street="Jorong Simpang Sawah Baliak, RT 002 RW 001"
    ),
    password=PASSWORD,
    declared_true=True,
)

# role: name, title, position, rank, nip; all made up
OFFICERS = {
    "back_office": ("Rina Marlina", "S.Kom", "Petugas Back Office", "", ""),
    "bpjs": ("Dedi Kurniawan", "S.E", "Petugas BPJS Ketenagakerjaan", "", ""),
    "data_verification": (
        "Yulia Fitri",
        "S.Sos",
        "Kepala Seksi Pendataan dan Verifikasi",
        "Penata",
        "198207122006042001",
    ),
    "section_head": (
        "Hendra Saputra",
        "S.H",
        "Kepala Seksi Perizinan dan Non Perizinan",
        "Penata",
        "198005032005011002",
    ),
    "division_head": (
        "Nurhayati",
        "M.Si",
        "Kepala Bidang Perizinan",
        "Pembina",
        "197511202000032003",
    ),
    "secretary": ("Afrizal", "M.M", "Sekretaris", "Pembina Tk. I", "197102141996031004"),
    "head": ("Bustamar", "M.Si", "Kepala Dinas", "Pembina Utama Muda", "196808081993031005"),
    "administrator": ("Fajar Ramadhan", "S.Kom", "Administrator", "", ""),
}


def ensure(ports: AllPorts) -> list[dict[str, str]]:
    """Make who is missing; everybody as {"role", "role_name", "role_name_en", "name", "sign_in",
    "password", "second_factor"}, the citizen first. ``second_factor`` is a secret in base 32, of
    officers alone. The stack's jobs must be running: the citizen's scan waits for its check."""
    account = _ensure_citizen(ports)
    shown = [_shown("citizen", CITIZEN_ROLE, CITIZEN.name, CITIZEN.email)]
    made = officers(ports)
    for role, officer in made.items():
        name = ports.catalogue.roles[role].name
        ensure_factor(ports, officer.account_id)
        shown.append(_shown(role, name, officer.name, officer.email or "", _SECRET))
    if account.identity_unseen:
        clerk = Actor.of(made["back_office"])
        judge(ports, clerk, account.account_id, account.version, matches=True, remark="")
    return shown


def officers(ports: AllPorts) -> dict[str, Account]:
    """One for each role, made if missing; without the second factor."""
    found = {}
    for number, role in enumerate(ports.catalogue.roles, start=1):
        form = _officer_form(role, number)
        account = ports.accounts.find_by_nik(form.nik)
        found[role] = account or create_officer(ports, None, form, password=PASSWORD)
    return found


def _shown(
    role: str, role_name: Localized, name: str, sign_in: str, second_factor: str = ""
) -> dict[str, str]:
    return {
        "role": role,
        "role_name": role_name.id,
        "role_name_en": role_name.en,
        "name": name,
        "sign_in": sign_in,
        "password": PASSWORD,
        "second_factor": second_factor,
    }


def _officer_form(role: str, number: int) -> OfficerForm:
    unknown = (f"Petugas {role.replace('_', ' ').title()}", "", "", "", "")
    name, title, position, rank, nip = OFFICERS.get(role, unknown)
    return OfficerForm(
        nik=f"13020101017{number % 10}{number:04d}",
        name=name,
        title_after=title,
        email=f"{role.replace('_', '-')}@kantor.example",
        whatsapp=f"0812000002{number:02d}",
        roles=(role,),
        position=position,
        rank=rank,
        nip=nip,
    )


def _ensure_citizen(ports: AllPorts) -> Account:
    if there := ports.accounts.find_by_nik(CITIZEN.nik):
        return there
    started = registration.start(ports, CITIZEN, "127.0.0.1")
    registration_id = started.registration.registration_id
    _post(started.upload.url, started.upload.fields, _specimen())
    tick = threading.Event()
    deadline = time.monotonic() + PATIENCE
    while (
        found := registration.own_registration(ports, registration_id, started.secret)
    ).ktp_state is KtpState.WAITING and time.monotonic() < deadline:
        tick.wait(0.1)
    if found.ktp_state is not KtpState.ACCEPTED:
        raise RuntimeError(f"the demo citizen's KTP scan: {found.ktp_state} {found.ktp_reason}")
    # the links that a mail and a message would carry, used at once
    token, _ = registration.verification(ports, found)
    ports.commit(Add(token))
    account = registration.verify(ports, token, None)
    proof, _ = account_token(
        ports,
        TokenPurpose.PROVE_WHATSAPP,
        account,
        VERIFICATION_LIFETIME,
        whatsapp=account.whatsapp,
    )
    ports.commit(Add(proof))
    return confirm_whatsapp(ports, proof)


def _post(url: str, fields: Any, content: bytes) -> None:
    """Send a presigned form as a browser does; requests.HTTPError when it is refused."""
    import requests

    form = {"file": ("ktp.jpg", content, "image/jpeg")}
    requests.post(url, data=dict(fields), files=form, timeout=PATIENCE).raise_for_status()


def _specimen() -> bytes:
    """A picture in the shape of an identity card that nobody takes for one."""
    card = Image.new("RGB", (1012, 638), "#b9d4e8")
    draw = ImageDraw.Draw(card)
    lines = ["CONTOH - BUKAN KARTU IDENTITAS", CITIZEN.nik, CITIZEN.name, "KABUPATEN SOLOK"]
    for number, line in enumerate(lines):
        draw.text((60, 80 + 110 * number), line, fill="#1a2a3a", font_size=44)
    file = io.BytesIO()
    card.save(file, "JPEG", quality=85)
    return file.getvalue()
