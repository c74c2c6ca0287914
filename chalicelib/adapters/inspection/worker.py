"""The process that opens untrusted files: a module for ``confined.zygote``.

Request: one line of JSON (format and rule), then the file. Answer: one line of JSON (the findings
or the reason), then the clean copy.
"""

import json
from typing import cast

from chalicelib.adapters.confined.zygote import is_of_the_deployment
from chalicelib.adapters.inspection import images, pdf, trial_files
from chalicelib.adapters.inspection.findings import Refused
from chalicelib.domain.uploads.model import DocumentRule, FileFormat, Reason

_CHECKS = {"jpg": images.check_jpeg, "png": images.check_png, "pdf": pdf.check_pdf}


def prepare() -> None:
    """Libraries load much on first use: each check is used once."""
    for file_format, data in trial_files.made():
        rule = DocumentRule((file_format,), max_bytes=len(data))
        _CHECKS[file_format](data, rule)


def answer(request: bytes) -> bytes:
    head, _, data = request.partition(b"\n")
    asked = json.loads(head)
    check = _CHECKS[cast(FileFormat, asked["format"])]
    clean = b""
    said: dict[str, object]
    try:
        found = check(data, DocumentRule(**asked["rule"]))
    except Refused as refusal:
        said = {"reason": refusal.reason, "params": refusal.params}
    except (MemoryError, RecursionError):
        said = {"reason": Reason.TOO_COMPLEX}
    except Exception as failure:
        if is_of_the_deployment(failure):
            raise
        # Parsers fail on hostile bytes with any exception there is.
        said = {"reason": Reason.UNREADABLE}
    else:
        clean = found.clean
        said = {
            "pages": found.pages,
            "width": found.width,
            "height": found.height,
            "warnings": found.warnings,
        }
    return json.dumps(said).encode() + b"\n" + clean
