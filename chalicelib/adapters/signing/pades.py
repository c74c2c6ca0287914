"""One PAdES signature that certifies a letter: what the KMS and PKCS#12 signers share.

Built on pyHanko's ``PdfCMSEmbedder`` instead of its ``PdfSigner``: certificate, CMS message and
container size are worked out once per signer and not once per letter, and the letter is signed
in the buffer it is read from.
"""

from __future__ import annotations

import io
from hashlib import sha256
from typing import Protocol

from asn1crypto import cms
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest, SignatureObject

from chalicelib.adapters.signing.certificates import SigningCertificate
from chalicelib.adapters.signing.cms_template import DIGEST, CmsTemplate, with_time_stamp
from chalicelib.domain.permits.signing import SignatureBox, SignatureRequest, Signer, SigningRefused

# Time-stamp tokens with their chain are 2-7 KB; one that does not fit refuses the signature.
TIMESTAMP_BYTES = 10 * 1024


class SigningKey(Protocol):
    """An RSA key somewhere."""

    def raw(self, data: bytes) -> bytes:
        """Its signature of ``data`` (PKCS#1 v1.5, SHA-256); raises the port's errors."""
        ...


class TimeStamper(Protocol):
    """A time-stamp service."""

    def token(self, digest: bytes) -> cms.ContentInfo:
        """A time stamp (RFC 3161) of a SHA-256 digest, or ``SignerUnavailable``."""
        ...


class PadesSigner(Signer):
    """Adapter of the ``Signer`` port: PAdES B-B, or B-T when a time-stamp service is given.

    With a time-stamp service that does not answer the call fails with ``SignerUnavailable``:
    a letter never silently goes without its time stamp.
    """

    def __init__(
        self,
        key: SigningKey,
        certificate: SigningCertificate,
        timestamper: TimeStamper | None = None,
    ) -> None:
        self._key = key
        self._certificate = certificate
        self._timestamper = timestamper
        self._template = CmsTemplate(certificate)
        spare = TIMESTAMP_BYTES if timestamper else 0
        self._hex_digits = 2 * (self._template.size + spare)

    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        self._certificate.require_usable(request.signed_at)
        letter = io.BytesIO(pdf)
        try:
            prepared, output = _prepare(letter, request, self._hex_digits)
        except (PdfError, SigningError, ValueError, LookupError, TypeError):
            raise SigningRefused("letter-unreadable") from None
        message = self._message(prepared.document_digest)
        if 2 * len(message) > self._hex_digits:
            raise SigningRefused("signature-too-large")
        prepared.fill_with_cms(output, message)
        return letter.getvalue()

    def _message(self, digest: bytes) -> bytes:
        attributes = self._template.attributes(digest)
        signature = self._key.raw(attributes)
        self._certificate.require_signature(signature, attributes)
        message = self._template.message(digest, signature)
        if self._timestamper is None:
            return message
        return with_time_stamp(message, self._timestamper.token(sha256(signature).digest()))


def _prepare(
    letter: io.BytesIO, request: SignatureRequest, hex_digits: int
) -> tuple[PreparedByteRangeDigest, io.BytesIO]:
    """Write everything but the signature itself into the letter's own buffer."""
    writer = IncrementalPdfFileWriter(letter)
    if any(enumerate_sig_fields(writer, filled_status=True)):
        raise SigningRefused("signed-already")
    writer.ensure_output_version(version=(1, 7))
    if writer.output_version < (2, 0):
        writer.register_extension(ESIC_EXTENSION_1)
    box = request.box
    embedder = cms_embedder.PdfCMSEmbedder(
        new_field_spec=SigFieldSpec(
            sig_field_name=request.field_name,
            on_page=box.page - 1,
            box=(box.x, box.y, box.x + box.width, box.y + box.height),
        )
    )
    session = embedder.write_cms(field_name=request.field_name, writer=writer)
    next(session).get_object()["/AP"] = _see_through(writer, box)
    session.send(_signature(request, hex_digits))
    setup = cms_embedder.SigIOSetup(md_algorithm=DIGEST, in_place=True)
    prepared: tuple[PreparedByteRangeDigest, io.BytesIO] = session.send(setup)
    return prepared


def _see_through(writer: IncrementalPdfFileWriter, box: SignatureBox) -> generic.DictionaryObject:
    """An appearance that draws nothing: the page's own QR block shows through and is what one
    clicks on. Without any appearance viewers would draw their own over it (ISO 32000-2
    §12.5.2 requires one for a visible field)."""
    form = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(
                generic.FloatObject(edge) for edge in (0, 0, box.width, box.height)
            ),
            pdf_name("/Resources"): generic.DictionaryObject(),
        },
        stream_data=b"",
    )
    return generic.DictionaryObject({pdf_name("/N"): writer.add_object(form)})


def _signature(request: SignatureRequest, hex_digits: int) -> cms_embedder.SigObjSetup:
    return cms_embedder.SigObjSetup(
        sig_placeholder=SignatureObject(
            timestamp=request.signed_at,
            subfilter=SigSeedSubFilter.PADES,
            name=request.signer_name,
            location=request.location,
            reason=request.reason,
            bytes_reserved=hex_digits,
        ),
        mdp_setup=cms_embedder.SigMDPSetup(
            md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES
        ),
    )
