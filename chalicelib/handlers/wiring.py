"""Composition root: the only module that knows both the ports and their adapters.

Each part is built on first use and kept, so that a Lambda pays, in imports and in clients, only
for what its own requests need.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from chalicelib.adapters.announcer import SqsAnnouncer
from chalicelib.adapters.clients import Clients
from chalicelib.adapters.system import RandomIds, SideBySide, SystemClock
from chalicelib.adapters.template_files import TEMPLATES, TemplateCatalogue
from chalicelib.domain.offering.versions import rules
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.contacts import reachable
from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.uploads.texts import VerdictTexts
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.handlers.env import notify_settings, settings, signing_settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.logging import log_failure, logger

if TYPE_CHECKING:
    from collections.abc import Callable

    from mypy_boto3_dynamodb import DynamoDBClient

    from chalicelib.adapters.redelivery import SqsRedelivery
    from chalicelib.domain.accounts.ports import (
        AccessTokens,
        AccountStore,
        DeviceMarks,
        FactorSeal,
        PasswordHasher,
        SessionStore,
    )
    from chalicelib.domain.all_ports import AllPorts
    from chalicelib.domain.applications.ports import Applications
    from chalicelib.domain.asides import Asides
    from chalicelib.domain.audit.ports import Notes
    from chalicelib.domain.catalogue.ports import Catalogue
    from chalicelib.domain.chain.ports import Waits, Workflow
    from chalicelib.domain.conversations.ports import Conversations
    from chalicelib.domain.delivery.ports import Channels, MessageTexts, Outbox
    from chalicelib.domain.limits import Limits
    from chalicelib.domain.messages.ports import Announcer
    from chalicelib.domain.office import Office
    from chalicelib.domain.office_data.store import OfficeStore
    from chalicelib.domain.people.regions import Regions
    from chalicelib.domain.permits.letter import LetterRenderer, Stationery
    from chalicelib.domain.permits.ports import PermitFiles, Permits, SigningQueue, Trials, Vault
    from chalicelib.domain.permits.register_entry import RegisterRules
    from chalicelib.domain.permits.signing import SignatureChecker, Signer
    from chalicelib.domain.privacy.ports import DataRequests
    from chalicelib.domain.privacy.rules import Retention
    from chalicelib.domain.problem_texts import ProblemTexts
    from chalicelib.domain.reads import Reads
    from chalicelib.domain.satisfaction.ports import Testimonials
    from chalicelib.domain.satisfaction.survey_forms import SurveyForms
    from chalicelib.domain.storage import Answers, Committer, Counters, Records
    from chalicelib.domain.uploads.ports import Files, Inspector

S = TypeVar("S")


class AwsPorts:
    """``AllPorts`` on AWS, or on the local stack that stands in for it."""

    def __init__(self) -> None:
        self.both = SideBySide()
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.templates = TemplateCatalogue()
        self.public_url = settings().public_url
        own_endpoint = settings().endpoint is not None
        self._clients = Clients(settings().region, path_style=own_endpoint)

    # --- the office's data -------------------------------------------------------------------

    @property
    def office(self) -> Office:
        return reachable(self.templates.office, self.office_book)

    @lazy
    def catalogue(self) -> Catalogue:
        from chalicelib.adapters.offered_types import OfferedCatalogue

        return OfferedCatalogue(self.templates, lambda: rules(self.office_book))

    @property
    def texts(self) -> ProblemTexts:
        return self.templates.problem_texts

    @property
    def survey_forms(self) -> SurveyForms:
        return self.templates.survey_forms

    @property
    def limits(self) -> Limits:
        return self.templates.limits

    @property
    def retention(self) -> Retention:
        return self.templates.retention

    @property
    def register_rules(self) -> RegisterRules:
        return self.templates.register_rules

    @lazy
    def regions(self) -> Regions:
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
    def office_data(self) -> OfficeStore:
        from chalicelib.adapters.dynamodb.office import DynamoOfficeData

        return self._store(DynamoOfficeData)

    @lazy
    def office_book(self) -> OfficeBook:
        from chalicelib.adapters.office_defaults import TemplateDefaults

        return OfficeBook(
            self.office_data, TemplateDefaults(self.templates), lambda: self.clock.now()
        )

    @lazy
    def stationery(self) -> Stationery:
        from chalicelib.adapters.letters.stationery import load_stationery
        from chalicelib.adapters.signing.choice import issuer_name

        stationery = load_stationery(TEMPLATES / "letters")
        issuer = issuer_name(signing_settings(), self._certificate_chain)
        return replace(stationery, certificate_issuer=issuer) if issuer else stationery

    @lazy
    def message_texts(self) -> MessageTexts:
        from chalicelib.adapters.message_texts import TemplateMessages

        return TemplateMessages(self.templates, lambda: self.office)

    # --- state -------------------------------------------------------------------------------

    @lazy
    def commit(self) -> Committer:
        from chalicelib.adapters.dynamodb.commit import DynamoCommitter

        return DynamoCommitter(self._clients.get("dynamodb"), settings().prefix)

    def _store(self, kind: Callable[[DynamoDBClient, str], S]) -> S:
        return kind(self._clients.get("dynamodb"), settings().prefix)

    @lazy
    def accounts(self) -> AccountStore:
        from chalicelib.adapters.dynamodb.accounts import DynamoAccounts

        return self._store(DynamoAccounts)

    @lazy
    def sessions(self) -> SessionStore:
        from chalicelib.adapters.dynamodb.sessions import DynamoSessions

        return self._store(DynamoSessions)

    @lazy
    def data_requests(self) -> DataRequests:
        from chalicelib.adapters.dynamodb.accounts import DynamoDataRequests

        return self._store(DynamoDataRequests)

    @lazy
    def reads(self) -> Reads:
        from chalicelib.adapters.dynamodb.together import DynamoReads

        return self._store(DynamoReads)

    @lazy
    def applications(self) -> Applications:
        from chalicelib.adapters.dynamodb.applications import DynamoApplications

        return self._store(DynamoApplications)

    @lazy
    def notes(self) -> Notes:
        from chalicelib.adapters.dynamodb.applications import DynamoNotes

        return self._store(DynamoNotes)

    @lazy
    def waits(self) -> Waits:
        from chalicelib.adapters.dynamodb.chain import DynamoWaits

        return self._store(DynamoWaits)

    @lazy
    def counters(self) -> Counters:
        from chalicelib.adapters.dynamodb.counters import DynamoCounters

        return self._store(DynamoCounters)

    @lazy
    def answers(self) -> Answers:
        from chalicelib.adapters.dynamodb.applications import DynamoAnswers

        return self._store(DynamoAnswers)

    @lazy
    def permits(self) -> Permits:
        from chalicelib.adapters.dynamodb.permits import DynamoPermits

        return self._store(DynamoPermits)

    @lazy
    def testimonials(self) -> Testimonials:
        from chalicelib.adapters.dynamodb.permits import DynamoTestimonials

        return self._store(DynamoTestimonials)

    @lazy
    def outbox(self) -> Outbox:
        from chalicelib.adapters.dynamodb.permits import DynamoOutbox

        return self._store(DynamoOutbox)

    @lazy
    def records(self) -> Records:
        from chalicelib.adapters.dynamodb.store import Store

        return self._store(Store)

    @lazy
    def asides(self) -> Asides:
        from chalicelib.adapters.dynamodb.asides import DynamoAsides

        return self._store(DynamoAsides)

    @lazy
    def trials(self) -> Trials:
        from chalicelib.adapters.dynamodb.trials import DynamoTrials

        return self._store(DynamoTrials)

    # --- signing in --------------------------------------------------------------------------

    @lazy
    def passwords(self) -> PasswordHasher:
        from chalicelib.adapters.passwords import Argon2Passwords

        return Argon2Passwords()

    @lazy
    def access_tokens(self) -> AccessTokens:
        from chalicelib.adapters.access_tokens import JwtAccessTokens

        return JwtAccessTokens(self._token_key, settings().public_url)

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

    # --- chain, files, messages --------------------------------------------------------------

    @lazy
    def workflow(self) -> Workflow:
        from chalicelib.adapters.step_functions import StepFunctionsWorkflow

        return StepFunctionsWorkflow(self._clients.get("stepfunctions"), settings(), log_failure)

    @lazy
    def files(self) -> Files:
        from chalicelib.adapters.s3_files import S3Files

        return S3Files(
            self._clients.get("s3"),
            incoming_bucket=settings().bucket("incoming"),
            documents_bucket=settings().bucket("documents"),
        )

    @lazy
    def inspector(self) -> Inspector:
        from chalicelib.adapters.inspection.eicar import EicarScanner
        from chalicelib.adapters.inspection.sandbox import SandboxedInspector, processes

        made = processes(without_filter=_no_filter)
        made.start()
        return SandboxedInspector(EicarScanner(), made)

    @lazy
    def announcer(self) -> Announcer:
        return SqsAnnouncer(self._clients.get("sqs"), settings().queue_url("messages"), log_failure)

    @lazy
    def channels(self) -> Channels:
        from chalicelib.adapters.channels import MessageChannels, SesMail, WhatsAppGateway

        own = notify_settings()
        mail = SesMail(self._clients.get("sesv2"), own.mail_sender)
        token = self._secret(own.whatsapp_gateway_secret) if own.whatsapp_gateway_secret else None
        whatsapp = WhatsAppGateway(own.whatsapp_gateway_url, token)
        return MessageChannels(mail, whatsapp)

    @lazy
    def conversations(self) -> Conversations:
        from chalicelib.adapters.dynamodb.conversations import DynamoConversations

        return self._store(DynamoConversations)

    @lazy
    def whatsapp_secret(self) -> bytes:
        return self._secret(settings().whatsapp_secret).encode()

    # --- permits -----------------------------------------------------------------------------

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
        from chalicelib.adapters.signing.choice import trust_roots

        return PadesChecker(trust_roots(signing_settings(), self._certificate_chain))

    @lazy
    def signatures_of_strangers(self) -> SignatureChecker:
        from chalicelib.adapters.signing.choice import trust_roots
        from chalicelib.adapters.signing.confined_checker import ConfinedChecker, processes

        roots = trust_roots(signing_settings(), self._certificate_chain)
        return ConfinedChecker(roots, (), processes(_no_filter))

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

    @lazy
    def _certificate_chain(self) -> str:
        name = settings().certificate_parameter
        return self._clients.get("ssm").get_parameter(Name=name)["Parameter"]["Value"]

    def _secret(self, name: str) -> str:
        """Read when what needs it is built, so a renewed one is seen by the next process."""
        return self._clients.get("secretsmanager").get_secret_value(SecretId=name)["SecretString"]


def _no_filter() -> None:
    """Of this platform: the kernel's limits alone confine what opens files
    (docs/decisions/0055-one-process-forks-per-file.md)."""
    logger.warning("system calls of the process that opens files are not filtered")


@cache
def ports() -> AllPorts:
    """The one bundle of this process."""
    return AwsPorts()


@cache
def redelivery(part: str) -> SqsRedelivery:
    """Of the queue of this name; built when a message of it has failed."""
    from chalicelib.adapters.redelivery import SqsRedelivery

    own = settings()
    client = Clients(own.region, path_style=own.endpoint is not None).get("sqs")
    return SqsRedelivery(client, own.queue_url(part), own.queue_url(f"{part}-dlq"))
