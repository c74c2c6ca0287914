"""Passwords, tokens, second factors, and the keys behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.handlers.env import settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.wiring.parts import Parts

if TYPE_CHECKING:
    from chalicelib.domain.accounts.ports import (
        AccessTokens,
        DeviceMarks,
        FactorSeal,
        PasswordHasher,
        RefreshTokens,
    )


class SigningInParts(Parts):
    @lazy
    def passwords(self) -> PasswordHasher:
        from chalicelib.adapters.passwords import Argon2Passwords

        return Argon2Passwords()

    @lazy
    def access_tokens(self) -> AccessTokens:
        from chalicelib.adapters.access_tokens import JwtAccessTokens

        return JwtAccessTokens(self._token_key, settings().public_url)

    @lazy
    def refresh_tokens(self) -> RefreshTokens:
        from chalicelib.adapters.refresh_tokens import DerivedRefreshTokens

        return DerivedRefreshTokens(self._token_key)

    @lazy
    def device_marks(self) -> DeviceMarks:
        from chalicelib.adapters.device_marks import SignedDeviceMarks

        return SignedDeviceMarks(self._token_key)

    @lazy
    def _token_key(self) -> bytes:
        return self._secret(settings().token_key_secret).encode()

    @lazy
    def factor_seal(self) -> FactorSeal:
        from chalicelib.adapters.factor_seal import KmsFactorSeal

        return KmsFactorSeal(self._clients.get("kms"), settings().key_alias("factor"))

    @property
    def stage(self) -> str:
        return settings().stage

    @lazy
    def search_key(self) -> bytes:
        return self._secret(settings().search_key_secret).encode()
