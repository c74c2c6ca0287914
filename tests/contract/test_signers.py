"""What every signer owes its caller, whoever holds the key."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta

import boto3
import pytest
from moto import mock_aws
from pydantic import SecretStr
from pyhanko.keys import load_certs_from_pemder_data
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.signing.bsre import BsreAccess, BsreV1Signer, BsreV2Signer
from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.development import ensure_development_certificate
from chalicelib.adapters.signing.kms import KmsSigner
from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from chalicelib.domain.permits.signing import Signer
from tests.support import bsre_stand_in, signing

BSRE = {"bsre-v1": BsreV1Signer, "bsre-v2": BsreV2Signer}


@pytest.fixture(params=["kms", "pkcs12", *BSRE])
def signer_and_root(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Signer, str]]:
    """A signer, and the PEM root that its certificate leads to."""
    pkcs12 = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    with ExitStack() as stack:
        if request.param == "kms":
            for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
                monkeypatch.setenv(name, "test")
            stack.enter_context(mock_aws())
            client = boto3.client("kms", region_name="ap-southeast-3")
            key = client.create_key(KeyUsage="SIGN_VERIFY", KeySpec="RSA_2048")["KeyMetadata"]
            chain = ensure_development_certificate(client, key["KeyId"], now=signing.NOW)
            yield KmsSigner(client, key["KeyId"], chain), chain[chain.rindex("-----BEGIN") :]
        elif request.param == "pkcs12":
            yield pkcs12, signing.authority().pem
        else:
            service = stack.enter_context(bsre_stand_in.bsre(pkcs12))
            access = BsreAccess(
                service.url,
                bsre_stand_in.USERNAME,
                SecretStr(bsre_stand_in.PASSWORD),
                sleep=lambda _: None,
            )
            yield BSRE[request.param](access), signing.authority().pem


@pytest.fixture
def signed(signer_and_root: tuple[Signer, str]) -> bytes:
    return signer_and_root[0].sign(signing.letter(pages=2), signing.a_request())


def test_pyhanko_finds_nothing_wrong(signed: bytes, signer_and_root: tuple[Signer, str]) -> None:
    roots = list(load_certs_from_pemder_data(signer_and_root[1].encode()))
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    context = ValidationContext(
        trust_roots=roots, moment=signing.NOW, allow_fetching=False, revocation_mode="soft-fail"
    )
    status = validate_pdf_signature(signature, context)
    assert status.bottom_line
    assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    assert status.docmdp_ok
    assert signature.docmdp_level is MDPPerm.NO_CHANGES
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_pdfsig_calls_it_valid_and_total(signed: bytes, tmp_path) -> None:
    verdict = signing.pdfsig(signed, tmp_path)
    assert "Signature is Valid" in verdict
    assert "Total document signed" in verdict


def test_our_own_checker_calls_it_good(signed: bytes, signer_and_root: tuple[Signer, str]) -> None:
    report = PadesChecker([signer_and_root[1]]).check(signed)
    assert report.good
    assert report.signed_at == signing.NOW
    assert not report.timestamped
    assert report.signer_common_name == "Kepala Dinas (PENGEMBANGAN)"


def test_the_signature_lies_over_the_qr_block_and_says_who_why_and_where(signed: bytes) -> None:
    signature = PdfFileReader(io.BytesIO(signed)).embedded_signatures[0]
    assert [float(edge) for edge in signature.sig_field["/Rect"]] == [340, 190, 425, 275]
    assert signature.sig_object["/Reason"] == "Penerbitan izin"
    assert signature.sig_object["/Location"] == "Arosuka"
    assert "/N" in signature.sig_field["/AP"]


def test_the_letter_itself_is_kept_byte_for_byte(signed: bytes) -> None:
    assert signed.startswith(signing.letter(pages=2))


def test_one_signer_signs_many_letters(signer_and_root: tuple[Signer, str]) -> None:
    signer, root = signer_and_root
    later = signing.a_request(signed_at=signing.NOW + timedelta(days=1))
    files = [
        signer.sign(signing.letter(), signing.a_request()),
        signer.sign(signing.letter("SURAT IZIN PRAKTIK BIDAN"), later),
    ]
    reports = [PadesChecker([root]).check(one) for one in files]
    assert all(report.good for report in reports)
