"""Composition root: the only module that knows both the ports and their adapters.

Each part is built on first use and kept, so that a Lambda pays, in imports and in clients, only
for what its own requests need.
"""

from dataclasses import replace
from functools import cache
from typing import Any

from chalicelib.adapters.announcer import SqsAnnouncer
from chalicelib.adapters.clients import Clients
from chalicelib.adapters.system import RandomIds, SystemClock
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.offering.versions import rules
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.contacts import reachable
from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.uploads.texts import VerdictTexts
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.handlers.env import notify_settings, settings, signing_settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.logging import log_failure


class AwsPorts:
    """``domain/ports.Ports`` on AWS, or on the local stack that stands in for it."""

    def __init__(self) -> None:
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.templates = TemplateCatalogue()
        self.public_url = settings().public_url
        self._clients = Clients(settings().region)

    # --- the office's data -------------------------------------------------------------------

    @property
    def office(self) -> Any:
        return reachable(self.templates.office, self.office_book)

    @lazy
    def catalogue(self) -> Any:
        from chalicelib.adapters.offered_types import OfferedCatalogue

        return OfferedCatalogue(self.templates, lambda: rules(self.office_book))

    @property
    def texts(self) -> Any:
        return self.templates.problem_texts

    @property
    def survey_forms(self) -> Any:
        return self.templates.survey_forms

    @property
    def retention(self) -> Any:
        return self.templates.retention

    @property
    def register_rules(self) -> Any:
        return self.templates.register_rules

    @lazy
    def regions(self) -> Any:
        from chalicelib.adapters.region_files import RegionFiles

        return RegionFiles()

    @lazy
    def verdicts(self) -> VerdictTexts:
        return self.templates.verdict_texts

    @lazy
    def calendar(self) -> WorkingCalendar:
        office = self.templates.office
        return WorkingCalendar(office.hours, office.timezone, lambda: overrides(self.office_book))

    @lazy
    def office_data(self) -> Any:
        from chalicelib.adapters.dynamodb.office import DynamoOfficeData

        return self._store(DynamoOfficeData)

    @lazy
    def office_book(self) -> OfficeBook:
        from chalicelib.adapters.office_defaults import TemplateDefaults

        return OfficeBook(
            self.office_data, TemplateDefaults(self.templates), lambda: self.clock.now()
        )

    @lazy
    def stationery(self) -> Any:
        from chalicelib.adapters.letters.stationery import load_stationery
        from chalicelib.adapters.signing.choice import issuer_name

        stationery = load_stationery(TEMPLATES / "letters")
        issuer = issuer_name(signing_settings(), self._certificate_chain)
        return replace(stationery, certificate_issuer=issuer) if issuer else stationery

    @lazy
    def message_texts(self) -> Any:
        from chalicelib.adapters.message_texts import TemplateMessages

        return TemplateMessages(self.templates, lambda: self.office)

    # --- state -------------------------------------------------------------------------------

    @lazy
    def commit(self) -> Any:
        from chalicelib.adapters.dynamodb.commit import DynamoCommitter

        return DynamoCommitter(self._client("dynamodb"), settings().prefix)

    def _store(self, kind: type) -> Any:
        return kind(self._client("dynamodb"), settings().prefix)

    @lazy
    def accounts(self) -> Any:
        from chalicelib.adapters.dynamodb.accounts import DynamoAccounts

        return self._store(DynamoAccounts)

    @lazy
    def sessions(self) -> Any:
        from chalicelib.adapters.dynamodb.sessions import DynamoSessions

        return self._store(DynamoSessions)

    @lazy
    def data_requests(self) -> Any:
        from chalicelib.adapters.dynamodb.accounts import DynamoDataRequests

        return self._store(DynamoDataRequests)

    @lazy
    def applications(self) -> Any:
        from chalicelib.adapters.dynamodb.applications import DynamoApplications

        return self._store(DynamoApplications)

    @lazy
    def notes(self) -> Any:
        from chalicelib.adapters.dynamodb.applications import DynamoNotes

        return self._store(DynamoNotes)

    @lazy
    def waits(self) -> Any:
        from chalicelib.adapters.dynamodb.applications import DynamoWaits

        return self._store(DynamoWaits)

    @lazy
    def counters(self) -> Any:
        from chalicelib.adapters.dynamodb.applications import DynamoCounters

        return self._store(DynamoCounters)

    @lazy
    def answers(self) -> Any:
        from chalicelib.adapters.dynamodb.applications import DynamoAnswers

        return self._store(DynamoAnswers)

    @lazy
    def permits(self) -> Any:
        from chalicelib.adapters.dynamodb.permits import DynamoPermits

        return self._store(DynamoPermits)

    @lazy
    def testimonials(self) -> Any:
        from chalicelib.adapters.dynamodb.permits import DynamoTestimonials

        return self._store(DynamoTestimonials)

    @lazy
    def outbox(self) -> Any:
        from chalicelib.adapters.dynamodb.permits import DynamoOutbox

        return self._store(DynamoOutbox)

    @lazy
    def batches(self) -> Any:
        from chalicelib.adapters.dynamodb.batches import DynamoBatches

        return self._store(DynamoBatches)

    @lazy
    def trials(self) -> Any:
        from chalicelib.adapters.dynamodb.batches import DynamoTrials

        return self._store(DynamoTrials)

    # --- signing in --------------------------------------------------------------------------

    @lazy
    def passwords(self) -> Any:
        from chalicelib.adapters.passwords import Argon2Passwords

        return Argon2Passwords()

    @lazy
    def access_tokens(self) -> Any:
        from chalicelib.adapters.access_tokens import JwtAccessTokens

        key = self._secret(settings().token_key_secret).encode()
        return JwtAccessTokens(key, settings().public_url)

    # --- chain, files, messages --------------------------------------------------------------

    @lazy
    def workflow(self) -> Any:
        from chalicelib.adapters.step_functions import StepFunctionsWorkflow

        return StepFunctionsWorkflow(self._client("stepfunctions"), settings(), log_failure)

    @lazy
    def files(self) -> Any:
        from chalicelib.adapters.s3_files import S3Files

        return S3Files(
            self._client("s3"),
            incoming_bucket=settings().bucket("incoming"),
            documents_bucket=settings().bucket("documents"),
        )

    @lazy
    def inspector(self) -> Any:
        from chalicelib.adapters.inspection.eicar import EicarScanner
        from chalicelib.adapters.inspection.sandbox import SandboxedInspector

        return SandboxedInspector(EicarScanner())

    @lazy
    def announcer(self) -> SqsAnnouncer:
        return SqsAnnouncer(self._client("sqs"), settings().queue_url("messages"), log_failure)

    @lazy
    def channels(self) -> Any:
        from chalicelib.adapters.channels import MessageChannels, SesMail, WhatsAppGateway

        own = notify_settings()
        mail = SesMail(self._client("sesv2"), own.mail_sender)
        token = self._secret(own.whatsapp_gateway_secret) if own.whatsapp_gateway_secret else None
        whatsapp = WhatsAppGateway(own.whatsapp_gateway_url, token)
        return MessageChannels(mail, whatsapp)

    @lazy
    def conversations(self) -> Any:
        from chalicelib.adapters.dynamodb.conversations import DynamoConversations

        return self._store(DynamoConversations)

    @lazy
    def whatsapp_secret(self) -> bytes:
        name = settings().whatsapp_secret
        secret: str = self._client("secretsmanager").get_secret_value(SecretId=name)["SecretString"]
        return secret.encode()

    # --- permits -----------------------------------------------------------------------------

    @lazy
    def permit_files(self) -> Any:
        from chalicelib.adapters.permit_files import S3PermitFiles

        return S3PermitFiles(self._client("s3"), settings().bucket("permits"))

    @lazy
    def letters(self) -> Any:
        from chalicelib.adapters.letters.renderer import FpdfLetterRenderer
        from chalicelib.adapters.letters.stationery import emblem_path

        return FpdfLetterRenderer(emblem_path(TEMPLATES / "letters"))

    @lazy
    def signer(self) -> Any:
        from chalicelib.adapters.signing.choice import chosen_signer

        own = signing_settings()
        login = self._secret(own.bsre_secret) if own.bsre_secret else None
        return chosen_signer(
            own,
            kms=self._client("kms"),
            key_id=settings().key_alias("signing"),
            chain_pem=self._certificate_chain,
            bsre_login=login,
        )

    @property
    def passphrase_needed(self) -> bool:
        return signing_settings().signer == "bsre"

    @lazy
    def signatures(self) -> Any:
        from chalicelib.adapters.signing.checker import PadesChecker
        from chalicelib.adapters.signing.choice import trust_roots

        return PadesChecker(trust_roots(signing_settings(), self._certificate_chain))

    @lazy
    def vault(self) -> Any:
        from chalicelib.adapters.dynamodb.table import Table
        from chalicelib.adapters.vault import KmsVault

        sessions = Table(self._client("dynamodb"), settings().table("sessions"))
        key_id = settings().key_alias("data")
        return KmsVault(self._client("kms"), key_id, sessions, self.clock)

    @lazy
    def signing_queue(self) -> Any:
        from chalicelib.adapters.signing_queue import SqsSigningQueue

        return SqsSigningQueue(self._client("sqs"), settings().queue_url("signing"))

    @lazy
    def _certificate_chain(self) -> str:
        name = settings().certificate_parameter
        chain: str = self._client("ssm").get_parameter(Name=name)["Parameter"]["Value"]
        return chain

    def _secret(self, name: str) -> str:
        """Read when what needs it is built, so a renewed one is seen by the next process."""
        found = self._client("secretsmanager").get_secret_value(SecretId=name)
        secret: str = found["SecretString"]
        return secret

    def _client(self, service: str) -> Any:
        return self._clients.get(service)


@cache
def ports() -> AwsPorts:
    """The one bundle of this process."""
    return AwsPorts()
