"""Which signer a stage uses: one of three, by its settings."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Protocol

from cryptography import x509
from pydantic import SecretStr

from chalicelib.domain.permits.signing import Signer

if TYPE_CHECKING:
    from mypy_boto3_kms import KMSClient

_CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", re.S)
_REVOCATION_LIST = re.compile(r"-----BEGIN X509 CRL-----.+?-----END X509 CRL-----\n?", re.S)


class Choice(Protocol):
    """What of the settings decides."""

    @property
    def signer(self) -> str: ...
    @property
    def tsa_url(self) -> str | None: ...
    @property
    def bsre_url(self) -> str | None: ...
    @property
    def bsre_version(self) -> str: ...


def chosen_signer(
    choice: Choice, *, kms: KMSClient, key_id: str, chain_pem: str, bsre_login: str | None
) -> Signer:
    """``chain_pem`` is the certificate parameter, with its revocation lists; ``bsre_login`` the
    JSON of BSrE's secret, ``{"username", "password"}``.

    :raises ValueError: settings that name no usable signer: a fault of the deployment.
    """
    if choice.signer == "kms":
        from chalicelib.adapters.signing.kms import KmsSigner
        from chalicelib.adapters.signing.timestamps import HttpTimeStamper

        stamper = HttpTimeStamper(choice.tsa_url) if choice.tsa_url else None
        certificates = "".join(_CERTIFICATE.findall(chain_pem))
        lists = revocation_lists(chain_pem)
        return KmsSigner(kms, key_id, certificates, revocation_lists=lists, timestamper=stamper)
    if choice.signer == "bsre" and choice.bsre_url and bsre_login:
        from chalicelib.adapters.signing.bsre import BsreAccess, BsreV1Signer, BsreV2Signer

        login = json.loads(bsre_login)
        access = BsreAccess(
            choice.bsre_url, login["username"], SecretStr(login["password"]), sleep=time.sleep
        )
        return BsreV1Signer(access) if choice.bsre_version == "v1" else BsreV2Signer(access)
    raise ValueError(f"no signer for SIGNER={choice.signer!r}: kms, or bsre with its settings")


def trust_roots(choice: Choice, chain_pem: str) -> list[str]:
    """The authorities that permits must lead to. With KMS the parameter begins with the signer's
    own certificate, which vouches for nobody; with BSrE it holds authorities alone."""
    certificates = _CERTIFICATE.findall(chain_pem)
    return certificates[1:] if choice.signer == "kms" else certificates


def revocation_lists(chain_pem: str) -> list[str]:
    """Those that stand in the parameter among the certificates (docs/checks.md 68)."""
    return _REVOCATION_LIST.findall(chain_pem)


def issuer_name(choice: Choice, chain_pem: str) -> str | None:
    """Who issued the signer's certificate, for the letter's footer; ``None`` with BSrE, whose
    name the stationery has."""
    if choice.signer != "kms":
        return None

    leaf, *_ = x509.load_pem_x509_certificates(chain_pem.encode())
    names = leaf.issuer.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else None
