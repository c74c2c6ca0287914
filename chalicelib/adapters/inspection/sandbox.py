"""Runs each check in a process that can be killed: the ``Inspector`` port.

One new process per file (``worker.py``): 0.1 s for an image and 0.3 s for a PDF, most of it
imports, and nothing of one citizen's file is left when the next one comes. Pipes only: Lambda
has no /dev/shm, which the queues and pools of ``multiprocessing`` need.
"""

import hashlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from chalicelib.adapters.inspection.content import FORMAT_NAMES, name_format
from chalicelib.adapters.inspection.worker import EX_CONFIG, OK
from chalicelib.adapters.untyped import Untyped
from chalicelib.domain.uploads.model import (
    MEDIA_TYPES,
    DocumentRule,
    FileFormat,
    Inspection,
    Reason,
    Remark,
    Scanner,
    Verdict,
)
from chalicelib.domain.uploads.ports import Inspector

_WORKER = Path(__file__).with_name("worker.py")
# The child gets no credentials; these are what an interpreter may need to start at all.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG")
_TOOK_TOO_MUCH = {-signal.SIGXCPU, -signal.SIGKILL}


@dataclass(frozen=True)
class Limits:
    """Of one check. The wall clock also ends a process that waits instead of working."""

    cpu_seconds: int = 10
    memory_bytes: int = 512 * 1024 * 1024
    wall_seconds: float = 15


_USUAL = Limits()


class SandboxedInspector(Inspector):
    """``worker`` is the program to run, given the interpreter's search path as arguments.

    OSError or RuntimeError mean that no process could be started or that its libraries are
    missing: a fault of the deployment, never of a file, to be tried again.
    """

    def __init__(self, scanner: Scanner, limits: Limits = _USUAL, worker: Path = _WORKER) -> None:
        self._scanner = scanner
        self._limits = limits
        self._worker = worker

    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        name = name_format(data)
        file_format = next((key for key, known in FORMAT_NAMES.items() if known == name), None)
        verdict = Verdict(
            accepted=False,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=MEDIA_TYPES[file_format] if file_format else None,
        )
        at_sight = self._refusal_at_sight(data, rule, name)
        if at_sight or file_format is None:
            reason, params = at_sight or (Reason.UNKNOWN_TYPE, {})
            return Inspection(replace(verdict, reason=reason, params=params))
        answer, clean = self._run(data, rule, file_format)
        if "reason" in answer:
            reason = Reason(answer["reason"])
            return Inspection(replace(verdict, reason=reason, params=answer.get("params", {})))
        return Inspection(
            replace(
                verdict,
                accepted=True,
                pages=answer["pages"],
                width=answer["width"],
                height=answer["height"],
                warnings=tuple(Remark(item) for item in answer["warnings"]),
                clean_size=len(clean),
                clean_sha256=hashlib.sha256(clean).hexdigest(),
            ),
            clean,
        )

    def _refusal_at_sight(
        self, data: bytes, rule: DocumentRule, name: str | None
    ) -> tuple[Reason, dict[str, str | int]] | None:
        expected = "/".join(FORMAT_NAMES[item] for item in rule.formats)
        if not data:
            return Reason.EMPTY, {"expected": expected}
        if len(data) > rule.max_bytes:
            return Reason.TOO_LARGE, {"max_kb": kilobytes(rule.max_bytes)}
        if self._scanner.find_threat(data):
            return Reason.MALWARE, {}
        if name is None:
            return Reason.UNKNOWN_TYPE, {"expected": expected}
        if name not in expected.split("/"):
            return Reason.WRONG_TYPE, {"found": name, "expected": expected}
        return None

    def _run(
        self, data: bytes, rule: DocumentRule, file_format: FileFormat
    ) -> tuple[Untyped, bytes]:
        """The worker's answer; of one that was killed, or died, the reason alone."""
        request = {
            "format": file_format,
            "rule": asdict(rule),
            "memory_bytes": self._limits.memory_bytes,
            "cpu_seconds": self._limits.cpu_seconds,
        }
        search_path = [entry for entry in sys.path if os.path.isabs(entry)]
        with subprocess.Popen(  # noqa: S603 - our own program, nothing of the file in the command
            [sys.executable, "-I", "-B", str(self._worker), *search_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            cwd="/",
            start_new_session=True,
        ) as process:
            try:
                output, _ = process.communicate(
                    json.dumps(request).encode() + b"\n" + data, self._limits.wall_seconds
                )
            except subprocess.TimeoutExpired:
                process.kill()
                return {"reason": Reason.TOO_COMPLEX}, b""
        if process.returncode == EX_CONFIG:
            raise RuntimeError("the inspection process lacks its libraries")
        if process.returncode in _TOOK_TOO_MUCH:
            return {"reason": Reason.TOO_COMPLEX}, b""
        head, _, clean = output.partition(b"\n")
        if process.returncode != OK or not head:
            return {"reason": Reason.UNREADABLE}, b""
        return json.loads(head), clean


def kilobytes(size: int) -> int:
    """As the rule's author counted: 512 KB is 524,288 bytes, 500 KB may be 500,000."""
    return size // 1024 if size % 1000 else size // 1000
