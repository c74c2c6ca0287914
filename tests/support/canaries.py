"""Values that must not turn up where they do not belong, watched for (docs/checks.md 41)."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.support.api import World
from tests.support.stories import NEW_PASSWORD, PASSWORD

PASSPHRASE = "sandi-penanda-tangan"
NIK = re.compile(r"(?<!\d)1302\d{12}(?!\d)")
"""Of everybody in these tests."""
PERSONAL = re.compile(r"\d@contoh\.id|\+628\d{8,}|Warga Contoh|Petugas Contoh|Rahmat Hidayat")
CANARY = "1302107105900999 kenari-kuning"
"""What a careless exception or a wrong field may hold."""
BAD_HEADERS = {"Registration-Secret": CANARY, "Cookie": f"sisfo_refresh={CANARY}"}
LINK = re.compile(r"#token=(?:[\w-]+\.)?([\w-]+)")
"""The secret: what may stand before it is the id of what it opens."""


class Broken:
    """A part that fails, and says too much about it."""

    def __getattr__(self, name: str) -> Any:
        return self

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise RuntimeError(CANARY)


class Everything(logging.Handler):
    """All records of all loggers, as they are printed and with all that they carry."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        carried = {name: str(value) for name, value in vars(record).items() if name != "args"}
        self.lines.append(f"{record.getMessage()} {json.dumps(carried)}")


_SECRET = ("access_token", "secret", "otpauth_uri", "ticket")


@dataclass
class Walk:
    """What was seen on a walk through a world, and the secrets that were in play."""

    world: World
    logs: list[str] = field(default_factory=list)
    printed: str = ""
    raised: list[str] = field(default_factory=list)

    @cached_property
    def secrets(self) -> set[str]:
        found = {PASSWORD, NEW_PASSWORD, PASSPHRASE, "kenari-kuning", *self.world._tokens.values()}
        for _, answer in self.world.history:
            if answer.status < 300:
                found |= {str(one) for one in map(answer.body.get, _SECRET) if one}
                found |= set(answer.body.get("recovery_codes", ()))
                found |= {str((answer.body.get("second_factor") or {}).get("ticket", PASSWORD))}
            for cookie in answer.cookies:
                value = cookie.partition("=")[2].partition(";")[0]
                found |= {value.partition(".")[2]} - {""}  # before it stands the session's id
        for sent in self.world.channels.sent:
            found |= set(LINK.findall(sent.body))
        return found

    def leaks(self, text: str, *, personal: bool = False) -> list[str]:
        """Which canaries are in there."""
        found = [secret for secret in self.secrets if secret in text] + NIK.findall(text)
        return found + (PERSONAL.findall(text) if personal else [])


@contextmanager
def watched(walk: Walk) -> Iterator[None]:
    everything, printed = Everything(), io.StringIO()
    root = logging.getLogger()
    root.addHandler(everything)
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            yield
    finally:
        root.removeHandler(everything)
        walk.logs, walk.printed = everything.lines, printed.getvalue()


def poisoned(body: Any) -> Any:
    """The same body with a canary wherever a text was."""
    if isinstance(body, dict):
        return {name: poisoned(value) for name, value in body.items()}
    if isinstance(body, list):
        return [poisoned(value) for value in body]
    return CANARY if isinstance(body, str) else body


def fail_everywhere(world: World) -> None:
    """From here on nothing behind the domain works, but who asks is still known."""
    for part in ("commit", "sessions", "applications", "permits", "permit_files", "files", "notes",
                 "waits", "answers", "outbox", "signatures", "inspector", "announcer"):  # fmt: skip
        vars(world.ports)[part] = Broken()
