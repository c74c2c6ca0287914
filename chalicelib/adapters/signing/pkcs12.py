"""Signing with a key in a PKCS#12 file: development and tests alone."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from chalicelib.adapters.signing.certificates import SigningCertificate
from chalicelib.adapters.signing.pades import PadesSigner, TimeStamper
from chalicelib.domain.permits.signing import SigningRefused, WrongPassphrase

STAGES = frozenset({"local", "dev", "test"})


class Pkcs12Signer(PadesSigner):
    """Adapter of the ``Signer`` port.

    The key is loaded, and its primes checked (49 ms), once. Raises ``SigningRefused`` for any
    stage but local, dev and test, and ``WrongPassphrase`` when the file does not open.
    """

    def __init__(
        self,
        data: bytes,
        password: bytes,
        *,
        stage: str,
        timestamper: TimeStamper | None = None,
        revocation_lists: Sequence[str] = (),
    ) -> None:
        if stage not in STAGES:
            raise SigningRefused("pkcs12-in-production")
        try:
            key, leaf, others = pkcs12.load_key_and_certificates(data, password)
        except ValueError:
            raise WrongPassphrase() from None
        if not isinstance(key, RSAPrivateKey) or leaf is None:
            raise ValueError("the PKCS#12 file must hold an RSA key and its certificate")
        chain = "".join(one.public_bytes(Encoding.PEM).decode() for one in (leaf, *others))
        certificate = SigningCertificate(chain, revocation_lists)
        super().__init__(_LoadedKey(key), certificate, timestamper)


class _LoadedKey:
    def __init__(self, key: RSAPrivateKey) -> None:
        self._key = key

    def raw(self, data: bytes) -> bytes:
        return self._key.sign(data, padding.PKCS1v15(), hashes.SHA256())
