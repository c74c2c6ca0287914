"""What stands in the scene for clock, chance, S3, KMS, the check of files, engine and gateways."""

import base64
import hashlib
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.adapters.passwords import Argon2Passwords
from chalicelib.domain.catalogue.schema import Step
from chalicelib.domain.chain.ports import Wait
from chalicelib.domain.messages.model import Channel, Message
from chalicelib.domain.messages.ports import MessageTexts
from chalicelib.domain.messages.templates import RenderedMessage, Told
from chalicelib.domain.permits.ports import AT_ONCE
from chalicelib.domain.permits.signing import (
    SignatureReport,
    SignatureRequest,
    WrongPassphrase,
)
from chalicelib.domain.text import Language, Localized
from chalicelib.domain.uploads.file_names import Disposition
from chalicelib.domain.uploads.keys import UploadKind
from chalicelib.domain.uploads.model import (
    DocumentRule,
    Incoming,
    Inspection,
    PresignedUpload,
    UploadMissing,
    Verdict,
)
from infra.local.names import ACCOUNT, PREFIX

A = TypeVar("A")
B = TypeVar("B")

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TRUSTED = SignatureReport(
    signed=True, intact=True, covers_whole_file=True, certified_no_changes=True, trusted=True
)


class MovedClock:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


class SeededIds:
    """As `adapters/system.py` makes them, from this clock and this chance."""

    def __init__(self, clock: MovedClock, seed: int) -> None:
        self._clock = clock
        self._chance = random.Random(f"ids {seed}")  # noqa: S311  (of made-up people)

    def new_id(self) -> str:
        milliseconds = int(self._clock.now().timestamp() * 1000)
        number = (milliseconds << 80) | self._chance.getrandbits(80)
        return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(125, -1, -5)).lower()

    def secret(self, bits: int = 128) -> str:
        some = self._chance.randbytes((bits + 7) // 8)
        return base64.urlsafe_b64encode(some).decode().rstrip("=")

    def code(self, length: int) -> str:
        return "".join(self._chance.choice(_ALPHABET) for _ in range(length))


@dataclass
class Objects:
    """What S3 would hold: (bucket, key) and what `saved_state` keeps of an object."""

    clock: MovedClock
    ids: SeededIds
    kept: dict[tuple[str, str], tuple[bytes, dict[str, Any]]] = field(default_factory=dict)

    def put(self, part: str, key: str, data: bytes, media_type: str) -> str:
        version = self.ids.secret()
        about = {
            "bucket": f"{PREFIX}-{part}-{ACCOUNT}",
            "key": key,
            "content": hashlib.sha256(data).hexdigest(),
            "version": version,
            "modified": self.clock.now().isoformat(),
            "metadata": {"Content-Type": media_type},
        }
        self.kept[part, key] = data, about
        return version

    def read(self, part: str, key: str) -> bytes:
        if (part, key) not in self.kept:
            raise UploadMissing
        return self.kept[part, key][0]


class SceneFiles:
    """`receive` is the browser that posts a form."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._incoming: dict[str, bytes] = {}

    def receive(self, form: PresignedUpload, data: bytes) -> None:
        self._incoming[form.key] = data

    def issue_upload(self, key: str, content_type: str, max_bytes: int) -> PresignedUpload:
        expires = self._objects.clock.now() + timedelta(minutes=10)
        return PresignedUpload("", {}, key, expires, max_bytes, content_type)

    def read_incoming(
        self, key: str, *, max_bytes: int, version: str | None = None, etag: str | None = None
    ) -> Incoming:
        data = self._incoming[key]
        return Incoming(data[: max_bytes + 1], len(data), "", version)

    def store_clean(self, key: str, data: bytes, content_type: str) -> str:
        return self._objects.put("documents", key, data, content_type)

    def read_clean(self, key: str, version: str) -> bytes:
        return self._objects.read("documents", key)

    def view_link(
        self, key: str, version: str, *, file_name: str, media_type: str, disposition: Disposition
    ) -> str:
        return key

    def erase(self, kind: UploadKind, owner_id: str, keep: Collection[str]) -> None:
        raise AssertionError("nothing is erased in the scene")

    def delete_incoming(self, key: str) -> None:
        self._incoming.pop(key, None)


class ScenePermitFiles:
    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def find(self, key: str) -> tuple[bytes, str] | None:
        found = self._objects.kept.get(("permits", key))
        return (found[0], found[1]["version"]) if found else None

    def put_once(self, key: str, pdf: bytes) -> tuple[bytes, str]:
        return pdf, self._objects.put("permits", key, pdf, "application/pdf")


class OwnPapers:
    """The check of files that `papers.py` made: they are what they say."""

    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        digest = hashlib.sha256(data).hexdigest()
        verdict = Verdict(
            accepted=True,
            size=len(data),
            sha256=digest,
            media_type=rule.media_types()[0],
            pages=1 if data.startswith(b"%PDF") else None,
            clean_size=len(data),
            clean_sha256=digest,
        )
        return Inspection(verdict, data)


class SceneKms:
    """The office's signing key, which the local stack's KMS gets afterwards."""

    def __init__(self) -> None:
        self.private = rsa.generate_private_key(65537, 2048)

    def get_public_key(self, **_: str) -> dict[str, bytes]:
        public = self.private.public_key()
        der = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        return {"PublicKey": der}

    def sign(self, *, Message: bytes, **_: str) -> dict[str, bytes]:
        return {"Signature": self.private.sign(Message, padding.PKCS1v15(), SHA256())}


class TrustingChecker:
    """The scene signs with its own key; tests look at every permit with the real checker."""

    def check(self, pdf: bytes) -> SignatureReport:
        return _TRUSTED


class MistypedPassphrase:
    def sign(self, pdf: bytes, request: SignatureRequest) -> bytes:
        raise WrongPassphrase


def in_turn(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    return first(), second()


class NoEngine:
    """DynamoDB owns the state: the local stack's first sweep starts the executions."""

    def start(self, application_id: str, execution: int, steps: Sequence[Step]) -> None:
        return

    def is_running(self, application_id: str, execution: int) -> bool:
        return False

    def stop(self, application_id: str, execution: int) -> None:
        return

    def answer(self, token: str, output: Mapping[str, str]) -> bool:
        return False


class NoQueue:
    """Who signs in the scene brings the letter to its end at once."""

    def put_off(self, wait: Wait, delay: timedelta) -> None:
        return

    def ask_for_decree(self, permit_id: str, delay: timedelta = AT_ONCE) -> None:
        return


class OnePassword(Argon2Passwords):
    """Everybody of the scene has the demo's password: it is hashed once."""

    def __init__(self) -> None:
        super().__init__()
        self._hashed: dict[str, str] = {}

    def hash(self, password: str) -> str:
        if password not in self._hashed:
            self._hashed[password] = super().hash(password)
        return self._hashed[password]


@dataclass
class Announced:
    ids: list[str] = field(default_factory=list)

    def announce(self, messages: Sequence[Message]) -> None:
        self.ids += [message.message_id for message in messages]

    def announce_again(self, message_ids: Sequence[str]) -> None:
        self.ids += message_ids


@dataclass
class LateTexts(MessageTexts):
    """The words of messages from `since` on; the earlier ones nobody reads any more."""

    clock: MovedClock
    since: datetime
    texts: MessageTexts

    def render(
        self, template: str, channel: Channel, language: Language, params: dict[str, str]
    ) -> RenderedMessage:
        if self.clock.now() < self.since:
            return RenderedMessage(subject="", body="")
        return self.texts.render(template, channel, language, params)

    def label(self, template: str) -> Localized | None:
        return self.texts.label(template)

    def told(self, template: str) -> Told:
        return self.texts.told(template)

    def news(self, template: str) -> frozenset[str]:
        return self.texts.news(template)

    def line(self, template: str, language: Language, params: Mapping[str, str]) -> str | None:
        return self.texts.line(template, language, params)


@dataclass
class Sent:
    """As `outbox.py` keeps what was sent, from `since` on."""

    clock: MovedClock
    since: datetime
    mails: list[dict[str, Any]] = field(default_factory=list)
    whatsapp: list[dict[str, Any]] = field(default_factory=list)

    def send(
        self, channel: Channel, address: str, rendered: RenderedMessage, message_id: str
    ) -> None:
        if self.clock.now() < self.since:
            return
        if channel is Channel.EMAIL:
            self.mails.append(
                {
                    "from": "Sisfo Izin (lokal) <izin@sisfo-izin.example>",
                    "to": [address],
                    "subject": rendered.subject,
                    "text": rendered.body,
                    "html": "",
                    "attachments": [],
                }
            )
        else:
            body = {"id": message_id, "to": address, "text": rendered.body}
            at = self.clock.now().isoformat(timespec="seconds")
            self.whatsapp.append({"received_at": at, "body": body})
