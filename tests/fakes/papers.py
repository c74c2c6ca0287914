"""Uploaded files, letters, signatures, a key and sent messages, all in memory."""

import base64
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.errors import DomainError
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.templates import RenderedMessage
from chalicelib.domain.permits.letter import LetterContent, RenderedLetter
from chalicelib.domain.permits.ports import AT_ONCE, DECREE
from chalicelib.domain.permits.signing import (
    SignatureBox,
    SignatureReport,
    SignatureRequest,
    WrongPassphrase,
)
from chalicelib.domain.uploads.file_names import Disposition
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.uploads.model import (
    MEDIA_TYPES,
    DocumentRule,
    Incoming,
    Inspection,
    PresignedUpload,
    Reason,
    UploadMissing,
    UploadReplaced,
    Verdict,
)
from tests.fakes.time_and_ids import FakeClock

REFUSED_CONTENT = b"not what was asked for"
"""What ``FakeInspector`` refuses."""

GOOD = SignatureReport(
    signed=True,
    intact=True,
    covers_whole_file=True,
    certified_no_changes=True,
    trusted=True,
)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class FakeFiles:
    """``receive`` is the browser that posts a form; ``issued`` are the forms given out."""

    def __init__(self) -> None:
        self.issued: list[PresignedUpload] = []
        self.incoming: dict[str, bytes] = {}
        self.clean: dict[str, list[bytes]] = {}

    def receive(self, form: PresignedUpload, data: bytes) -> None:
        self.incoming[form.key] = data

    def issue_upload(self, key: str, content_type: str, max_bytes: int) -> PresignedUpload:
        expires = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=10)
        form = PresignedUpload("memory://incoming", {}, key, expires, max_bytes, content_type)
        self.issued.append(form)
        return form

    def read_incoming(
        self, key: str, *, max_bytes: int, version: str | None = None, etag: str | None = None
    ) -> Incoming:
        data = self.incoming.get(key)
        if data is None:
            raise UploadMissing
        found = _digest(data)
        if etag and etag.strip('"') != found:
            raise UploadReplaced
        return Incoming(data[: max_bytes + 1], len(data), found, version)

    def store_clean(self, key: str, data: bytes, content_type: str) -> str:
        versions = self.clean.setdefault(key, [])
        versions.append(data)
        return str(len(versions))

    def read_clean(self, key: str, version: str) -> bytes:
        try:
            return self.clean[key][int(version) - 1]
        except (KeyError, IndexError, ValueError):
            raise UploadMissing from None

    def view_link(
        self, key: str, version: str, *, file_name: str, media_type: str, disposition: Disposition
    ) -> str:
        return f"memory://documents/{key}?version={version}&name={file_name}&as={disposition}"

    def erase(self, kind: UploadKind, owner_id: str, keep: Collection[str]) -> None:
        prefix = f"{kind.value}/{owner_id}/"
        for key in [key for key in self.clean if key.startswith(prefix) and key not in keep]:
            del self.clean[key]

    def delete_incoming(self, key: str) -> None:
        self.incoming.pop(key, None)


class FakeInspector:
    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        if len(data) > rule.max_bytes:
            params = {"max_kb": rule.max_bytes // 1024}
            return Inspection(_refused(data, Reason.TOO_LARGE, params))
        if data.startswith(REFUSED_CONTENT):
            return Inspection(_refused(data, Reason.UNREADABLE, {}))
        clean = b"clean copy of " + data
        verdict = Verdict(
            accepted=True,
            size=len(data),
            sha256=_digest(data),
            media_type=MEDIA_TYPES[rule.formats[0]],
            clean_size=len(clean),
            clean_sha256=_digest(clean),
        )
        return Inspection(verdict, clean)


def _refused(data: bytes, reason: Reason, params: dict[str, str | int | float]) -> Verdict:
    return Verdict(False, len(data), _digest(data), reason, params)


class FakeLetters:
    """The letter's words are its PDF."""

    def __init__(self) -> None:
        self.contents: list[LetterContent] = []

    def render(self, content: LetterContent) -> RenderedLetter:
        self.contents.append(content)
        words = f"{content.permit_number}|{content.signer.name}|{content.verification_url}"
        return RenderedLetter(words.encode(), SignatureBox(1, 340, 190, 85, 85))


class FakeSigner:
    """Every signature differs from every other, as real ones do. ``refusal`` is raised instead
    of signing; ``passphrase``, when set, is the only one that opens the key."""

    def __init__(self) -> None:
        self.requests: list[SignatureRequest] = []
        self.refusal: DomainError | None = None
        self.passphrase: str | None = None

    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        self.requests.append(request)
        if self.refusal:
            raise self.refusal
        given = request.passphrase.get_secret_value() if request.passphrase else None
        if self.passphrase is not None and given != self.passphrase:
            raise WrongPassphrase
        return pdf + f"|signature {len(self.requests)}".encode()


class FakeSignatureChecker:
    """Calls everything good that ``FakeSigner`` signed, unless told a ``verdict``."""

    def __init__(self) -> None:
        self.verdict: SignatureReport | None = None

    def check(self, pdf: bytes) -> SignatureReport:
        if self.verdict:
            return self.verdict
        return GOOD if b"|signature " in pdf else SignatureReport(reasons=("not-signed",))


class FakeSigningChain:
    """``ends``: when its first certificate does; none has ended when a test begins."""

    ends: datetime | None = datetime(2099, 1, 1, tzinfo=UTC)

    def first_end(self) -> datetime | None:
        return self.ends


class FakePermitFiles:
    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}

    def find(self, key: str) -> tuple[bytes, str] | None:
        return (self.objects[key], "1") if key in self.objects else None

    def put_once(self, key: str, pdf: bytes) -> tuple[bytes, str]:
        return self.objects.setdefault(key, pdf), "1"

    def download_link(self, key: str, version_id: str, file_name: str) -> str:
        return f"memory://permits/{key}?version={version_id}&name={file_name}"


class FakeKms:
    """The two calls that ``adapters/vault.py`` and ``factor_seal.py`` make. What it seals
    cannot be read by eye, and opens for the context alone that it was sealed for."""

    def encrypt(
        self, *, KeyId: str, Plaintext: bytes, EncryptionContext: Mapping[str, str]
    ) -> dict[str, bytes]:
        sealed = json.dumps([KeyId, dict(EncryptionContext), Plaintext.hex()])
        return {"CiphertextBlob": base64.b85encode(sealed.encode())}

    def decrypt(
        self, *, KeyId: str, CiphertextBlob: bytes, EncryptionContext: Mapping[str, str]
    ) -> dict[str, bytes]:
        key, context, plain = json.loads(base64.b85decode(CiphertextBlob))
        assert (key, context) == (KeyId, dict(EncryptionContext))
        return {"Plaintext": bytes.fromhex(plain)}


@dataclass
class FakeSigningQueue:
    """``put_off`` lets the delay pass at once: nobody else is waited for in a single thread."""

    inbox: list[dict[str, str]]
    clock: FakeClock
    put_off_for: list[str] = field(default_factory=list)

    def put_off(self, wait: Wait, delay: timedelta) -> None:
        self.put_off_for.append(wait.application_id)
        self.clock.advance(seconds=delay.total_seconds())
        body = {"kind": wait.kind, "application_id": wait.application_id, "token": wait.token}
        self.inbox.append(body)

    def ask_for_decree(self, permit_id: str, delay: timedelta = AT_ONCE) -> None:
        if delay:
            self.put_off_for.append(permit_id)
            self.clock.advance(seconds=delay.total_seconds())
        self.inbox.append({"kind": DECREE, "permit_id": permit_id})


class FakeAnnouncer:
    def __init__(self) -> None:
        self.announced: list[str] = []

    def announce(self, messages: Sequence[Message]) -> None:
        self.announce_again([message.message_id for message in messages])

    def announce_again(self, message_ids: Sequence[str]) -> None:
        self.announced.extend(message_ids)


@dataclass(frozen=True)
class Sent:
    channel: Channel
    address: str
    subject: str
    body: str
    message_id: str


@dataclass
class FakeChannels:
    """``refusal`` is raised instead of sending."""

    sent: list[Sent] = field(default_factory=list)
    refusal: DomainError | None = None

    def send(
        self, channel: Channel, address: str, rendered: RenderedMessage, message_id: str
    ) -> None:
        if self.refusal:
            raise self.refusal
        self.sent.append(Sent(channel, address, rendered.subject, rendered.body, message_id))
