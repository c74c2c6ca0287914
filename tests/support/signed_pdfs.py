"""Papers that their issuers signed, as citizens hand them in."""

import functools
import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pypdf import PdfReader, PdfWriter

from tests.support import signing
from tests.support.pdf_objects import encrypted, make_pdf, page_with, stream


def sign(pdf: bytes, password: str | None = None) -> bytes:
    """An ordinary signature, as any issuer's program makes it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if password is not None:
        writer.encrypt(password)
    signer = signers.SimpleSigner.load_pkcs12_data(signing.credentials(), (), signing.PASSWORD)
    metadata = signers.PdfSignatureMetadata(field_name="Penerbit")
    return bytes(signers.sign_pdf(writer, metadata, signer).getvalue())


@functools.cache
def with_attachment(name: str = "ijazah.xml", data: bytes = b"<?xml version='1.0'?><a/>") -> bytes:
    """A diploma with its data beside it."""
    return sign(_attached(name, data))


def unsigned_with_data() -> bytes:
    return _attached("ijazah.xml", b"<?xml version='1.0'?><a/>")


def _attached(name: str, data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf())))
    writer.add_attachment(name, data)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@functools.cache
def with_owner_password(algorithm: str = "AES-128") -> bytes:
    """It opens for everybody, and says that it must not be printed or changed."""
    return sign(encrypted(algorithm, ""), "")


@functools.cache
def of_size(size: int) -> bytes:
    """A scan, say, of at least so many bytes."""
    return sign(make_pdf(page=page_with(b"/Contents 4 0 R"), o4=stream(b"%" * size)))
