"""The proof: the permits' signatures, judged by two programs that did not make them."""

import io
import shutil
import subprocess
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext


def pyhanko_verdict(pdf: bytes, chain_pem: str) -> str:
    """:raises AssertionError: not valid, not whole, or not certified against changes."""
    *_, root = x509.load_pem_x509_certificates(chain_pem.encode())

    roots = list(load_certs_from_pemder_data(root.public_bytes(Encoding.PEM)))
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    status = validate_pdf_signature(signature, ValidationContext(trust_roots=roots))
    if not (status.bottom_line and status.coverage.name == "ENTIRE_FILE"):
        raise AssertionError(f"pyHanko: {status.summary()}")
    return f"pyHanko: {status.summary()}, seluruh berkas"


def pdfsig_verdict(path: Path) -> str | None:
    """``None`` where poppler-utils is not installed.

    :raises AssertionError: pdfsig does not call it valid and whole.
    """
    if shutil.which("pdfsig") is None:
        return None
    # Without a certificate store pdfsig cannot judge trust; that is pyHanko's part.
    told = subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, timeout=60)  # noqa: S603, S607
    for sentence in ("Signature is Valid", "Total document signed"):
        if sentence not in told.stdout:
            raise AssertionError(f"pdfsig: {told.stdout}{told.stderr}")
    return "pdfsig: Signature is Valid, Total document signed"
