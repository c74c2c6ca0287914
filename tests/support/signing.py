"""What every test of signing starts from: a letter, a request, and the world's own judges."""

from __future__ import annotations

import functools
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from pydantic import SecretStr

from chalicelib.adapters.signing.development import DevelopmentAuthority
from chalicelib.domain.permits.signing import SignatureBox, SignatureRequest

PASSWORD = b"only-for-tests"
PASSPHRASE = "Rahasia-Kepala-Dinas-1"
NIK = "1302101708650001"
NOW = datetime(2026, 7, 6, 3, 30, tzinfo=UTC)


@functools.cache
def letter(text: str = "SURAT IZIN PENELITIAN", pages: int = 1) -> bytes:
    document = FPDF()
    for _ in range(pages):
        document.add_page()
        document.set_font("helvetica", size=14)
        document.cell(text=text)
        document.rect(120, 200, 30, 30)
    return bytes(document.output())


@functools.cache
def authority() -> DevelopmentAuthority:
    return DevelopmentAuthority.create(now=NOW)


@functools.cache
def credentials() -> bytes:
    return authority().pkcs12(PASSWORD, now=NOW)


def a_request(**changes: object) -> SignatureRequest:
    request = SignatureRequest(
        signer_name="Drs. Kepala Dinas, M.Si.",
        signer_nik=NIK,
        passphrase=SecretStr(PASSPHRASE),
        reason="Penerbitan izin",
        location="Arosuka",
        field_name="TandaTanganElektronik",
        box=SignatureBox(page=1, x=340, y=190, width=85, height=85),
        signed_at=NOW,
    )
    return replace(request, **changes)


def pdfsig(pdf: bytes, folder: Path) -> str:
    """What poppler says about the signature; it knows none of our certificates."""
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    return subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    ).stdout
