"""Everything that a stage keeps, for moving away: only whoever holds the private key can read it.

Each table and each version of each file becomes a CMS envelope of its own (RFC 5652; ``openssl cms
-decrypt -inform DER``), and a manifest says what is in which. Nothing lies here in clear. What lies
in keys cannot be taken along: second factors are enrolled anew elsewhere.
"""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7EnvelopeBuilder, PKCS7Options

from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.office_data.moving_away import tell_of_export
from infra.deploying.place import Place
from infra.ops import kept

TO = Path("build") / "export"
TOGETHER = 5000
"""Items in one envelope."""


def export(place: Place, ports: AllPorts, recipient: Path, operator: str, to: Path = TO) -> int:
    """``recipient``: a certificate with an RSA key (PEM). 1 when it is none, or nobody could be
    told: then nothing leaves."""
    certificate = _certificate(recipient)
    if certificate is None:
        print(f"{recipient} is no certificate with an RSA key.")
        return 1
    fingerprint = certificate.fingerprint(SHA256()).hex()
    if not tell_of_export(ports, operator, fingerprint):
        print("The office has neither head nor administrator, so nobody could be told.")
        return 1
    at = datetime.now(UTC)
    folder = to / f"{place.stage}-{at:%Y%m%dT%H%M%SZ}"
    folder.mkdir(parents=True, mode=0o700)
    sealed = _Sealed(folder, certificate)
    tables = {part: _table(place, part, sealed) for part in kept.tables(place)}
    files = [
        _file(place, part, one, sealed)
        for part in kept.BUCKETS
        for one in kept.versions(place, part)
    ]
    manifest = {
        "stage": place.stage,
        "at": at.isoformat(),
        "by": operator,
        "tables": tables,
        "files": files,
    }
    digest = sealed.write("manifest", json.dumps(manifest).encode())
    items = sum(one["items"] for one in tables.values())
    print(f"{items} records and {len(files)} files, for {fingerprint}, in {folder}.")
    print(f"SHA-256 of manifest.p7m: {digest}. Head and administrators were told.")
    return 0


class _Sealed:
    """A folder of envelopes, each for the one recipient."""

    def __init__(self, folder: Path, recipient: x509.Certificate) -> None:
        self._folder = folder
        self._recipient = recipient

    def write(self, name: str, data: bytes) -> str:
        """SHA-256 (hex) of the envelope ``<name>.p7m``."""
        envelope = (
            PKCS7EnvelopeBuilder()
            .set_data(data)
            .set_content_encryption_algorithm(AES256)
            .add_recipient(self._recipient)
            .encrypt(Encoding.DER, [PKCS7Options.Binary])
        )
        path = self._folder / f"{name}.p7m"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(envelope)
        return hashlib.sha256(envelope).hexdigest()


def _certificate(path: Path) -> x509.Certificate | None:
    try:
        certificate = x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        return None
    return certificate if isinstance(certificate.public_key(), RSAPublicKey) else None


def _table(place: Place, part: str, sealed: _Sealed) -> dict[str, Any]:
    """``items`` and ``digest`` as `make drill` counts them, and the envelopes with their lines."""
    envelopes: list[str] = []

    def written() -> Iterator[bytes]:
        for lines in _together(kept.items(place, f"{place.prefix}-{part}")):
            name = f"tables/{part}-{len(envelopes):04}"
            sealed.write(name, b"".join(lines))
            envelopes.append(name)
            yield from lines

    count, digest = kept.digest(written())
    return {"items": count, "digest": digest, "envelopes": envelopes}


def _together(items: Iterator[kept.Item]) -> Iterator[list[bytes]]:
    lines: list[bytes] = []
    for item in items:
        lines.append(kept.line(item))
        if len(lines) == TOGETHER:
            yield lines
            lines = []
    if lines:
        yield lines


def _file(place: Place, part: str, one: dict[str, str], sealed: _Sealed) -> dict[str, str]:
    key, version = one["Key"], one["VersionId"]
    got = place.home["s3"].get_object(Bucket=place.bucket(part), Key=key, VersionId=version)
    data = got["Body"].read()
    name = hashlib.sha256(f"{part}/{key}@{version}".encode()).hexdigest()
    sealed.write(f"files/{name}", data)
    return {
        "bucket": part,
        "key": key,
        "version": version,
        "sha256": hashlib.sha256(data).hexdigest(),
        "envelope": f"files/{name}",
    }
