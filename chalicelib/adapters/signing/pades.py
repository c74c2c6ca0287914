"""One PAdES signature that certifies a letter: what the KMS and PKCS#12 signers share.

Built on pyHanko's ``PdfCMSEmbedder`` instead of its ``PdfSigner``: the certificate is parsed and
the container's size worked out once per signer and not once per letter, and the letter is
signed in the buffer it is read from.
"""

from __future__ import annotations

import asyncio
import io
from abc import ABC, abstractmethod

from asn1crypto import algos, cms
from cryptography.hazmat.primitives import hashes
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import cms_embedder
from pyhanko.sign.signers.constants import ESIC_EXTENSION_1
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from chalicelib.adapters.signing.certificates import SigningCertificate
from chalicelib.domain.permits.signing import (
    SignatureBox,
    SignatureRequest,
    SignerUnavailable,
    SigningRefused,
)

DIGEST = "sha256"
# Time-stamp tokens with their chain are 2-7 KB; one that does not fit refuses the signature.
TIMESTAMP_BYTES = 10 * 1024
SPARE_BYTES = 256


class RawSigner(signers.Signer, ABC):
    """pyHanko's signer around ``raw``: RSA PKCS#1 v1.5 with SHA-256 over the given bytes."""

    def __init__(self, certificate: SigningCertificate) -> None:
        super().__init__(
            signing_cert=certificate.for_cms,
            # a root inside the file convinces nobody, and no digest protects it there
            embed_roots=False,
            cert_registry=certificate.issuers_for_cms,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
        )
        self.certificate = certificate

    @abstractmethod
    def raw(self, data: bytes) -> bytes:
        """The signature of ``data``; raises the port's errors."""

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        if dry_run:
            return bytes(self.certificate.signature_bytes)
        signature = self.raw(data)
        self.certificate.require_signature(signature, data)
        return signature


class PadesSigner:
    """Adapter of the ``Signer`` port: PAdES B-B, or B-T when a time-stamp service is given.

    With a time-stamp service that does not answer the call fails with ``SignerUnavailable``:
    a letter never silently goes without its time stamp.
    """

    def __init__(self, signer: RawSigner, timestamper: TimeStamper | None = None) -> None:
        self._signer = signer
        self._timestamper = timestamper
        self._reserved: int | None = None

    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        self._signer.certificate.require_usable(request.signed_at)
        return asyncio.run(self._sign(io.BytesIO(pdf), request))

    async def _sign(self, letter: io.BytesIO, request: SignatureRequest) -> bytes:
        if self._reserved is None:
            self._reserved = await self._container_size()
        try:
            writer = IncrementalPdfFileWriter(letter)
            if any(enumerate_sig_fields(writer, filled_status=True)):
                raise SigningRefused("signed-already")
            session = _start(writer, request)
            session.send(_signature(request, self._reserved))
            prepared, output = session.send(
                cms_embedder.SigIOSetup(md_algorithm=DIGEST, in_place=True)
            )
        except (PdfError, SigningError, ValueError, LookupError, TypeError):
            raise SigningRefused("letter-unreadable") from None
        container = await self._container(prepared.document_digest)
        if len(container) * 2 > self._reserved:
            raise SigningRefused("signature-too-large")
        prepared.fill_with_cms(output, container)
        return letter.getvalue()

    async def _container(self, digest: bytes) -> bytes:
        try:
            message = await self._signer.async_sign(
                digest, DIGEST, use_pades=True, timestamper=self._timestamper
            )
        except TimestampRequestError:
            raise SignerUnavailable() from None
        return _dump(message)

    async def _container_size(self) -> int:
        """Hexadecimal digits to reserve. A dry run without the time stamp, so that sizing asks
        nobody; the token's share is fixed."""
        empty = hashes.Hash(hashes.SHA256()).finalize()
        message = await self._signer.async_sign(empty, DIGEST, use_pades=True, dry_run=True)
        size = len(message.dump()) + SPARE_BYTES
        return 2 * (size + (TIMESTAMP_BYTES if self._timestamper else 0))


def _dump(message: cms.ContentInfo) -> bytes:
    der: bytes = message.dump()
    return der


def _start(writer: IncrementalPdfFileWriter, request: SignatureRequest):  # noqa: ANN202
    """Add the signature's form field over the QR block and return pyHanko's session."""
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
    field = next(session).get_object()
    field["/AP"] = _see_through(writer, box)
    return session


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


def _signature(request: SignatureRequest, reserved: int) -> cms_embedder.SigObjSetup:
    return cms_embedder.SigObjSetup(
        sig_placeholder=SignatureObject(
            timestamp=request.signed_at,
            subfilter=SigSeedSubFilter.PADES,
            name=request.signer_name,
            location=request.location,
            reason=request.reason,
            bytes_reserved=reserved,
        ),
        mdp_setup=cms_embedder.SigMDPSetup(
            md_algorithm=DIGEST, certify=True, docmdp_perms=MDPPerm.NO_CHANGES
        ),
    )
