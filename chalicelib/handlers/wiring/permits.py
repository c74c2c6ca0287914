"""Letters, signatures, and permits' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.handlers.env import settings, signing_settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.wiring.parts import Parts, no_filter

if TYPE_CHECKING:
    from chalicelib.domain.permits.letter import LetterRenderer
    from chalicelib.domain.permits.ports import PermitFiles, SigningQueue, Vault
    from chalicelib.domain.permits.signing import SignatureChecker, Signer, SigningChain
    from chalicelib.domain.reporting.ports import Spreadsheets
    from chalicelib.domain.reporting.report import ReportRenderer


class PermitParts(Parts):
    @lazy
    def permit_files(self) -> PermitFiles:
        from chalicelib.adapters.permit_files import S3PermitFiles

        return S3PermitFiles(self._clients.get("s3"), settings().bucket("permits"))

    @lazy
    def letters(self) -> LetterRenderer:
        from chalicelib.adapters.letters.renderer import FpdfLetterRenderer

        emblem = self.templates.office.emblem
        return FpdfLetterRenderer(TEMPLATES / "letters" / emblem if emblem else None)

    @lazy
    def signer(self) -> Signer:
        from chalicelib.adapters.signing.choice import chosen_signer

        own = signing_settings()
        login = self._secret(own.bsre_secret) if own.bsre_secret else None
        return chosen_signer(
            own,
            kms=self._clients.get("kms"),
            key_id=settings().key_alias("signing"),
            chain_pem=self._certificate_chain,
            bsre_login=login,
        )

    @property
    def passphrase_needed(self) -> bool:
        return signing_settings().signer == "bsre"

    @lazy
    def signatures(self) -> SignatureChecker:
        from chalicelib.adapters.signing.checker import PadesChecker

        return PadesChecker(*self._trusted)

    @lazy
    def signatures_of_strangers(self) -> SignatureChecker:
        from chalicelib.adapters.signing.confined_checker import ConfinedChecker, processes

        return ConfinedChecker(*self._trusted, processes(no_filter))

    @lazy
    def signing_chain(self) -> SigningChain:
        from chalicelib.adapters.signing.chain_end import ParameterChain

        return ParameterChain(self._chain_if_any)

    @property
    def _trusted(self) -> tuple[list[str], list[str]]:
        """Authorities, and what they took back."""
        from chalicelib.adapters.signing.choice import revocation_lists, trust_roots

        chain = self._certificate_chain
        return trust_roots(signing_settings(), chain), revocation_lists(chain)

    @lazy
    def reports(self) -> ReportRenderer:
        from chalicelib.adapters.letters.report import FpdfReports

        emblem = self.templates.office.emblem
        return FpdfReports(TEMPLATES / "letters" / emblem if emblem else None)

    @lazy
    def spreadsheets(self) -> Spreadsheets:
        from chalicelib.adapters.tables.writer import SheetWriter

        return SheetWriter()

    @lazy
    def vault(self) -> Vault:
        from chalicelib.adapters.dynamodb.table import Table
        from chalicelib.adapters.vault import KmsVault

        sessions = Table(self._clients.get("dynamodb"), settings().table("sessions"))
        key_id = settings().key_alias("data")
        return KmsVault(self._clients.get("kms"), key_id, sessions, self.clock)

    @lazy
    def signing_queue(self) -> SigningQueue:
        from chalicelib.adapters.signing_queue import SqsSigningQueue

        return SqsSigningQueue(self._clients.get("sqs"), settings().queue_url("signing"))
