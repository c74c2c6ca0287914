"""Which signer a stage uses: whole settings choose one, half of them none."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from asn1crypto import pem

from chalicelib.adapters.signing.bsre import BsreV1Signer, BsreV2Signer
from chalicelib.adapters.signing.choice import chosen_signer
from chalicelib.adapters.signing.kms import KmsSigner
from chalicelib.domain.permits.signing import Signer
from tests.support import signing
from tests.support.foreign_signers import certificate, rsa_key

LOGIN = json.dumps({"username": "dpmptsp", "password": "rahasia"})


@dataclass(frozen=True)
class Choice:
    signer: str
    bsre_url: str | None = "https://esign.contoh.id"
    bsre_version: str = "v2"
    tsa_url: str | None = None


def chosen(choice: Choice, login: str | None = LOGIN) -> Signer:
    leaf = pem.armor("CERTIFICATE", certificate(rsa_key()).dump()).decode()
    chain = leaf + signing.authority().pem
    kms: Any = None  # it is asked nothing before there is a letter
    return chosen_signer(choice, kms=kms, key_id="k", chain_pem=chain, bsre_login=login)


@pytest.mark.parametrize(
    ("choice", "kind"),
    [
        (Choice("kms"), KmsSigner),
        (Choice("bsre", bsre_version="v1"), BsreV1Signer),
        (Choice("bsre"), BsreV2Signer),
    ],
)
def test_whole_settings_choose_their_signer(choice: Choice, kind: type[Signer]) -> None:
    assert type(chosen(choice)) is kind


@pytest.mark.parametrize(
    ("choice", "login"),
    [
        (Choice("bsre", bsre_url=None), LOGIN),
        (Choice("bsre", bsre_url=""), LOGIN),
        (Choice("bsre"), None),
        (Choice("of-before"), LOGIN),
        (Choice(""), LOGIN),
    ],
)
def test_half_of_them_choose_none(choice: Choice, login: str | None) -> None:
    with pytest.raises(ValueError, match="no signer for"):
        chosen(choice, login)
