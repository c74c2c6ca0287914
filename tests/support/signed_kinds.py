"""Signed papers of every kind that strangers bring: whatever key, letters, evidence or lock.

All signers have a certificate of ``signing.authority()``.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Mapping

from asn1crypto.algos import RSASSAPSSParams, SignedDigestAlgorithm
from cryptography import x509
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.crypt import PubKeySecurityHandler, SimpleEnvelopeKeyDecrypter
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import fields, signers
from pyhanko.sign.ades.api import CAdESSignedAttrSpec, GenericCommitment
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, SigSeedValueSpec

from tests.support import foreign_signers as strangers
from tests.support.pdf_objects import ALGORITHMS, encrypted, in_object_stream, make_pdf, stream

_XMP = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
    b"<xmp:CreateDate>2026-01-02T03:04:05Z</xmp:CreateDate>"
    b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)


def _sign(
    pdf: bytes | IncrementalPdfFileWriter = b"",
    signer: signers.SimpleSigner | None = None,
    *,
    stamped: bool = False,
    field: SigFieldSpec | None = None,
    **how: object,
) -> bytes:
    writer = pdf if not isinstance(pdf, bytes) else _writer(pdf or make_pdf())
    metadata = signers.PdfSignatureMetadata(**{"field_name": "Penerbit", **how})
    signed = signers.sign_pdf(
        writer,
        metadata,
        signer or strangers.usual(),
        timestamper=strangers.stamper() if stamped else None,
        new_field_spec=field,
    )
    return bytes(signed.getvalue())


def _writer(pdf: bytes, password: str | None = None) -> IncrementalPdfFileWriter:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    if password is not None:
        writer.encrypt(password)
    return writer


def _with_key(kind: str) -> bytes:
    key = strangers.KEYS[kind]()
    return _sign(signer=strangers.signer(key, strangers.certificate(key)))


def _with_name(*parts: x509.NameAttribute) -> bytes:
    return _sign(signer=strangers.signer(strangers.rsa_key(), strangers.named(*parts)))


def _common_name(kind: str) -> x509.NameAttribute:
    return x509.NameAttribute(
        NameOID.COMMON_NAME, "Pejabat Penerbit", _type=strangers.LETTERS[kind]
    )


def _of_sha3() -> bytes:
    digest = {"algorithm": "sha3_256"}
    mask = {"algorithm": "mgf1", "parameters": digest}
    parameters = RSASSAPSSParams(
        {"hash_algorithm": digest, "mask_gen_algorithm": mask, "salt_length": 32}
    )
    how = SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})
    signer = strangers.signer(
        strangers.rsa_key(), strangers.usual().signing_cert, signature_mechanism=how
    )
    return _sign(signer=signer, md_algorithm="sha3_256")


def _as_the_form_demands() -> bytes:
    demands = SigSeedValueSpec(
        flags=fields.SigSeedValFlags.SUBFILTER | fields.SigSeedValFlags.REASONS,
        subfilters=[SigSeedSubFilter.PADES],
        reasons=["Penerbitan"],
        timestamp_server_url="http://tsa.contoh.id",
        cert=fields.SigCertConstraints(
            flags=fields.SigCertConstraintFlags.KEY_USAGE,
            key_usage=[fields.SigCertKeyUsage.from_sets(must_have={"digital_signature"})],
        ),
    )
    field = SigFieldSpec("Penerbit", seed_value_dict=demands)
    pades = SigSeedSubFilter.PADES
    return _sign(field=field, subfilter=pades, reason="Penerbitan", stamped=True)


def _pades(**how: object) -> bytes:
    return _sign(stamped=True, subfilter=SigSeedSubFilter.PADES, **how)


def _encrypted(algorithm: str, password: str) -> bytes:
    return _sign(_writer(encrypted(algorithm, password), password))


def _written_anew(password: str, **how: object) -> bytes:
    """PDF 2.0's own encryption (ISO 32000-2 §7.6; ISO/TS 32003 and 32004)."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(make_pdf())))
    writer.encrypt("pemilik", password, **how)
    out = io.BytesIO()
    writer.write(out)
    return _sign(_writer(out.getvalue(), password))


def _for_one_reader() -> bytes:
    key = strangers.rsa_key()
    reader = strangers.certificate(key, may_sign=False)
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(make_pdf())))
    writer._assign_security_handler(PubKeySecurityHandler.build_from_certs([reader]))
    out = io.BytesIO()
    writer.write(out)
    again = _writer(out.getvalue())
    again.encrypt_pubkey(SimpleEnvelopeKeyDecrypter(reader, strangers.private(key)))
    return _sign(again)


def _with_metadata(version: bytes) -> bytes:
    metadata = stream(_XMP, b"/Type /Metadata /Subtype /XML")
    pdf = make_pdf(catalog=b"/Metadata 4 0 R", o4=metadata)
    return _sign(pdf.replace(b"%PDF-1.7", b"%PDF-" + version))


def _cades() -> bytes:
    commitment = GenericCommitment.PROOF_OF_APPROVAL.asn1
    spec = CAdESSignedAttrSpec(timestamp_content=True, commitment_type=commitment)
    return _pades(cades_signed_attr_spec=spec)


def _part(make: Callable[..., bytes], *given: object, **how: object) -> Callable[[], bytes]:
    return functools.cache(functools.partial(make, *given, **how))


JUDGED: Mapping[str, Callable[[], bytes]] = {
    **{f"a key of {kind}": _part(_with_key, kind) for kind in strangers.KEYS if kind != "DSA"},
    **{f"a name in {kind}": _part(_with_name, _common_name(kind)) for kind in strangers.LETTERS},
    "an e-mail address in its name": _part(
        _with_name,
        x509.NameAttribute(NameOID.COMMON_NAME, "Pejabat"),
        x509.NameAttribute(NameOID.EMAIL_ADDRESS, "siti@contoh.id"),
    ),
    "PSS": lambda: _sign(
        signer=strangers.signer(
            strangers.rsa_key(), strangers.usual().signing_cert, prefer_pss=True
        )
    ),
    "SHA-512": _part(_sign, md_algorithm="sha512"),
    "SHA-3": _of_sha3,
    "texts of other scripts": _part(_sign, name="宋 Siti", reason="“Alasan” — ya"),
    "a time stamp": _part(_sign, stamped=True),
    "PAdES-T": _part(_pades),
    "PAdES-LT": lambda: _pades(embed_validation_info=True, validation_context=strangers.evidence()),
    "PAdES-LTA": lambda: _pades(
        embed_validation_info=True,
        use_pades_lta=True,
        validation_context=strangers.evidence(),
    ),
    "an answer of OCSP": lambda: _sign(
        stamped=True,
        embed_validation_info=True,
        validation_context=strangers.evidence(answered=True),
    ),
    "attributes of CAdES": _part(_cades),
    "a form that demands how": _part(_as_the_form_demands),
    "a field that locks others": _part(
        _sign,
        field=SigFieldSpec(
            "Penerbit", field_mdp_spec=fields.FieldMDPSpec(fields.FieldMDPAction.ALL)
        ),
    ),
    "a place on the page": _part(_sign, field=SigFieldSpec("Penerbit", box=(10, 10, 200, 60))),
    "object streams": _part(_sign, in_object_stream(b"<< /S /GoTo /D [3 0 R /Fit] >>")),
    "metadata": _part(_with_metadata, b"1.7"),
    "metadata in PDF 2.0": _part(_with_metadata, b"2.0"),
    "a name that is no UTF-8": _part(
        _sign, make_pdf(o4=b"<< /Type /Font /BaseFont /ABCDEF+T#EFmes >>")
    ),
    "two signatures": lambda: _sign(_sign(), field_name="Kedua"),
}
"""The signature holds, and its signer is trusted."""

DISTRUSTED: Mapping[str, Callable[[], bytes]] = {
    "a key of DSA": _part(_with_key, "DSA"),
    "SHA-1": _part(_sign, md_algorithm="sha1"),
}
"""The signature holds; nobody relies on its kind any more."""

LOCKED: Mapping[str, Callable[[], bytes]] = {
    **{
        f"{algorithm}, password {password!r}": _part(_encrypted, algorithm, password)
        for algorithm in ALGORITHMS
        for password in ("", "rahasia")
    },
    "PDF 2.0 with a seal over all (MAC)": _part(_written_anew, ""),
    "PDF 2.0 with a password": _part(_written_anew, "rahasia"),
    "PDF 2.0 without a seal": _part(_written_anew, "", pdf_mac=False),
    "PDF 2.0 in AES-GCM": _part(_written_anew, "", use_gcm=True),
    "for one reader's key": _part(_for_one_reader),
}
"""A permit of ours is never encrypted: such a file is told so."""
