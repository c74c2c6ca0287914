"""The process that opens untrusted files. Run as a program, by ``sandbox``, once per file.

Input: one line of JSON (format, rule, limits), then the file. Output: one line of JSON (the
findings or the reason), then the clean copy. It has no credentials, cannot write files nor start
processes, and the kernel ends it when it takes too much memory or processor time.
"""

import importlib
import json
import logging
import resource
import sys

OK = 0
# Nothing to do with the file: a library is missing, the deployment is broken (sysexits.h).
EX_CONFIG = 78

_CHECKS = {
    "jpg": ("chalicelib.adapters.inspection.images", "check_jpeg"),
    "png": ("chalicelib.adapters.inspection.images", "check_png"),
    "pdf": ("chalicelib.adapters.inspection.pdf", "check_pdf"),
}


def main() -> int:
    request = json.loads(sys.stdin.buffer.readline())
    confine(request["memory_bytes"], request["cpu_seconds"])
    logging.disable()
    try:
        model = importlib.import_module("chalicelib.domain.uploads.model")
        findings = importlib.import_module("chalicelib.adapters.inspection.findings")
        module, function = _CHECKS[request["format"]]
        check = getattr(importlib.import_module(module), function)
    except ImportError:
        return EX_CONFIG
    rule = model.DocumentRule(**request["rule"])
    data = sys.stdin.buffer.read()
    clean = b""
    answer: dict[str, object]
    try:
        found = check(data, rule)
    except findings.Refused as refusal:
        answer = {"reason": refusal.reason, "params": refusal.params}
    except (MemoryError, RecursionError):
        answer = {"reason": model.Reason.TOO_COMPLEX}
    except Exception:
        # Parsers fail on hostile bytes with any exception there is.
        answer = {"reason": model.Reason.UNREADABLE}
    else:
        clean = found.clean
        answer = {
            "pages": found.pages,
            "width": found.width,
            "height": found.height,
            "warnings": found.warnings,
        }
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + clean)
    sys.stdout.buffer.flush()
    return OK


def confine(memory_bytes: int, cpu_seconds: int) -> None:
    for limit, value in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    sys.path[:] = sys.argv[1:]
    sys.exit(main())
