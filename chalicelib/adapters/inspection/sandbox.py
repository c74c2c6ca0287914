"""Has each file checked in a process that can be killed: the ``Inspector`` port."""

import hashlib
import json
from dataclasses import asdict, replace

from chalicelib.adapters.confined.processes import (
    ConfinedProcesses,
    Limits,
    WithoutFilter,
    nothing_said,
)
from chalicelib.adapters.inspection.content import FORMAT_NAMES, name_format
from chalicelib.adapters.inspection.sizes import kilobytes
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

_WORKER = "chalicelib.adapters.inspection.worker"
_USUAL = Limits()


def processes(
    limits: Limits = _USUAL, without_filter: WithoutFilter = nothing_said
) -> ConfinedProcesses:
    """Those that an inspector needs."""
    return ConfinedProcesses(_WORKER, limits, without_filter=without_filter)


class SandboxedInspector(Inspector):
    """RuntimeError of its processes is let through."""

    def __init__(self, scanner: Scanner, processes: ConfinedProcesses) -> None:
        self._scanner = scanner
        self._processes = processes

    def inspect(self, data: bytes, rule: DocumentRule) -> Inspection:
        name = name_format(data)
        file_format = next((key for key, known in FORMAT_NAMES.items() if known == name), None)
        media_type = MEDIA_TYPES[file_format] if file_format else None
        verdict = Verdict(
            accepted=False,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
        )
        at_sight = self._refusal_at_sight(data, rule, name, media_type)
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
        self, data: bytes, rule: DocumentRule, name: str | None, media_type: str | None
    ) -> tuple[Reason, dict[str, str | int]] | None:
        expected = "/".join(FORMAT_NAMES[item] for item in rule.formats)
        if not data:
            return Reason.EMPTY, {"expected": expected}
        if name == "HEIC":  # whatever its size: a smaller one would be none the better
            return Reason.HEIC, {"expected": expected}
        if len(data) > rule.most_bytes(media_type):
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
        head = {"format": file_format, "rule": asdict(rule)}
        outcome = self._processes.run(json.dumps(head).encode() + b"\n" + data)
        if outcome.took_too_much:
            return {"reason": Reason.TOO_COMPLEX}, b""
        said, _, clean = outcome.answer.partition(b"\n")
        if not outcome.answered or not said:
            return {"reason": Reason.UNREADABLE}, b""
        return json.loads(said), clean
