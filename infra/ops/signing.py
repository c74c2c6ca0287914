"""The certificate that permits are signed with: asking for one, and how long it holds."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from asn1crypto import core, csr, keys, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.serialization import Encoding

from infra.deploying.place import APP, Place

SOON = 30
"""Days from which on a renewal is due."""

_STATEMENT = "OnlySigningSigns"


def days_left(place: Place, now: datetime | None = None) -> list[tuple[int, str]]:
    """Of each certificate of the chain, the signer's first, by its subject's common name."""
    parameter = f"/{APP}/{place.stage}/signing-certificate"
    chain = place.home["ssm"].get_parameter(Name=parameter)["Parameter"]["Value"]
    today = now or datetime.now(UTC)
    found = certificates.load_pem_x509_certificates(chain.encode())
    return [((one.not_valid_after_utc - today).days, _named(one)) for one in found]


def _named(one: certificates.Certificate) -> str:
    names = one.subject.get_attributes_for_oid(certificates.NameOID.COMMON_NAME)
    return str(names[0].value) if names else one.subject.rfc4514_string()


def certificate_days(place: Place) -> int:
    """1 when one ends soon."""
    left = days_left(place)
    for days, name in left:
        print(f"{days:5} days  {name}")
    return 1 if min(days for days, _ in left) < SOON else 0


def request(place: Place, name: str, organisation: str) -> str:
    """A certificate request (PKCS #10, PEM) signed by the stage's key in KMS. The key signs for
    nobody but the signing function: for this one request its policy names the caller too."""
    kms, key = place.home["kms"], f"alias/{place.prefix}-signing"
    public = keys.PublicKeyInfo.load(kms.get_public_key(KeyId=key)["PublicKey"])
    info = csr.CertificationRequestInfo(
        {
            "version": "v1",
            "subject": x509.Name.build(
                {"country_name": "ID", "organization_name": organisation, "common_name": name}
            ),
            "subject_pk_info": public,
            "attributes": csr.CRIAttributes([]),
        }
    )
    key_id = kms.describe_key(KeyId=key)["KeyMetadata"]["KeyId"]
    with _allowed(kms, key_id, _caller(place)):
        signature = kms.sign(
            KeyId=key_id,
            Message=info.dump(),
            MessageType="RAW",
            SigningAlgorithm="RSASSA_PKCS1_V1_5_SHA_256",
        )["Signature"]
    asked = csr.CertificationRequest(
        {
            "certification_request_info": info,
            "signature_algorithm": {"algorithm": "sha256_rsa"},
            "signature": core.OctetBitString(signature),
        }
    )
    return certificates.load_der_x509_csr(asked.dump()).public_bytes(Encoding.PEM).decode()


def _caller(place: Place) -> str:
    """The principal as policies know it: of a session its role."""
    arn: str = place.home["sts"].get_caller_identity()["Arn"]
    if ":assumed-role/" not in arn:
        return arn
    role = arn.split("/")[1]
    return f"arn:{arn.split(':')[1]}:iam::{place.account}:role/{role}"


@contextmanager
def _allowed(kms: Any, key_id: str, principal: str) -> Iterator[None]:
    """The policy is put back, whatever happens in between."""
    written = kms.get_key_policy(KeyId=key_id, PolicyName="default")["Policy"]
    widened = json.loads(written)
    for statement in widened["Statement"]:
        if statement.get("Sid") == _STATEMENT:
            condition = statement["Condition"]["ArnNotEquals"]
            known = condition["aws:PrincipalArn"]
            condition["aws:PrincipalArn"] = [
                *(known if isinstance(known, list) else [known]),
                principal,
            ]
    kms.put_key_policy(KeyId=key_id, PolicyName="default", Policy=json.dumps(widened))
    try:
        yield
    finally:
        kms.put_key_policy(KeyId=key_id, PolicyName="default", Policy=written)
