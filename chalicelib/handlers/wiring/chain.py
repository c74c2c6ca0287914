"""The engine, files, and what is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.adapters.announcer import SqsAnnouncer
from chalicelib.handlers.env import notify_settings, settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.logging import log_failure
from chalicelib.handlers.wiring.parts import Parts, no_filter

if TYPE_CHECKING:
    from chalicelib.domain.chain.ports import Workflow
    from chalicelib.domain.conversations.ports import Conversations
    from chalicelib.domain.delivery.ports import Channels
    from chalicelib.domain.messages.ports import Announcer
    from chalicelib.domain.sheets import SheetReader
    from chalicelib.domain.uploads.ports import Files, Inspector


class ChainParts(Parts):
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

        made = processes(without_filter=no_filter)
        made.start()
        return SandboxedInspector(EicarScanner(), made)

    @lazy
    def sheets(self) -> SheetReader:
        from chalicelib.adapters.sheets.reader import ConfinedSheetReader, processes

        return ConfinedSheetReader(processes(no_filter))

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
