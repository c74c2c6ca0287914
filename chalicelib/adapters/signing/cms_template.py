"""The CMS message of a PAdES signature (RFC 5652, ETSI EN 319 142-1), built once per signer.

Two messages of one signer differ in two places of fixed length alone: the document's digest and
the signature. pyHanko builds a message around placeholders, and each letter's values are put in
their place. Building it anew took four fifths of a signature's time.
"""

from __future__ import annotations

from hashlib import sha256

from asn1crypto import algos, cms
from pyhanko.sign.general import simple_cms_attribute
from pyhanko.sign.signers.pdf_cms import ExternalSigner

from chalicelib.adapters.signing.awaiting import result_of
from chalicelib.adapters.signing.certificates import SigningCertificate

DIGEST = "sha256"


class CmsTemplate:
    """Messages for one certificate: SHA-256, RSA PKCS#1 v1.5, and the attributes that PAdES B-B
    asks for (content type, message digest, signing certificate v2)."""

    def __init__(self, certificate: SigningCertificate) -> None:
        self._digest = sha256(b"the document's digest goes here").digest()
        self._signature = (sha256(b"the signature goes here").digest() * 64)[
            : certificate.signature_bytes
        ]
        self._attributes, self._message = result_of(self._build(certificate))
        for text, gap in (
            (self._attributes, self._digest),
            (self._message, self._digest),
            (self._message, self._signature),
        ):
            if text.count(gap) != 1:
                raise ValueError("a placeholder is not where it belongs")

    @property
    def size(self) -> int:
        """Bytes of every message."""
        return len(self._message)

    def attributes(self, digest: bytes) -> bytes:
        """What the key has to sign for a document with this SHA-256 digest."""
        return self._attributes.replace(self._digest, digest)

    def message(self, digest: bytes, signature: bytes) -> bytes:
        return self._message.replace(self._digest, digest).replace(self._signature, signature)

    async def _build(self, certificate: SigningCertificate) -> tuple[bytes, bytes]:
        signer = ExternalSigner(
            signing_cert=certificate.for_cms,
            cert_registry=certificate.issuers_for_cms,
            signature_value=self._signature,
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            # a root inside the file convinces nobody, and no digest protects it there
            embed_roots=False,
        )
        attributes = await signer.signed_attrs(self._digest, DIGEST, use_pades=True)
        message = await signer.async_sign_prescribed_attributes(DIGEST, attributes)
        return attributes.dump(), message.dump()


def with_time_stamp(message: bytes, token: cms.ContentInfo) -> bytes:
    """The message with a time stamp of its signature (PAdES B-T) as an unsigned attribute."""
    parsed = cms.ContentInfo.load(message)
    attribute = simple_cms_attribute("signature_time_stamp_token", token)
    parsed["content"]["signer_infos"][0]["unsigned_attrs"] = cms.CMSAttributes([attribute])
    stamped: bytes = parsed.dump()
    return stamped
