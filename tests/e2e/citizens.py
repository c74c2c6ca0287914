"""Applicants whose papers officers look at."""

from datetime import UTC, datetime, timedelta

from demo.citizen import Citizen
from demo.client import Browser as Client
from infra.local.stack import LocalStack
from tests.e2e.applying import account


def midwife(stack: LocalStack) -> Citizen:
    """The demo's citizen, with a midwife's renewal begun: eleven documents are to come."""
    person = account(stack)
    browser = Client(stack.url)
    browser.sign_in(person["sign_in"], person["password"])
    citizen = Citizen(
        browser,
        lambda _who, _what: None,
        "Siti Rahmadani",
        "1302105708950002",
        person["sign_in"],
        {},
    )
    today = datetime.now(UTC).date()
    citizen.draft(
        "sip_bidan",
        {
            "nomor_str": "84 5 2 1 24-7593475",
            "masa_berlaku_str": "lifetime",
            "nomor_rekomendasi_dinkes": f"008/503/DINKES/XI/{today.year}",
            "tanggal_rekomendasi_dinkes": str(today - timedelta(days=5)),
            "tempat_praktik": "Puskesmas Talang",
            "alamat_praktik": "Jalan Raya Solok-Padang KM 12",
            "nagari": "13.02.07.2002",
            "nomor_izin_lama": "449.1/096/IPP/DPMPTSPNAKER/VI/2022",
        },
        kind="renewal",
    )
    return citizen
