"""Looks into a signed PDF of a stranger: a module for ``confined.zygote``.

Request: one line of JSON (whom to trust), then the file. Answer: the report, as JSON.
"""

import json
from dataclasses import asdict

# Named for what they load: once, before the first file, and so for every fork. The first is what
# signatures of elliptic curves are checked with.
import cryptography.hazmat.backends.openssl.backend  # noqa: F401 - see above
import pyhanko.pdf_utils.filters  # noqa: F401 - see above
import pyhanko.sign.ades.report  # noqa: F401 - see above
import pyhanko_certvalidator.validate  # noqa: F401 - see above

from chalicelib.adapters.signing.checker import PadesChecker


def prepare() -> None:
    """What the imports above did not load, an unsigned file and a broken one do."""
    checker = PadesChecker([])
    for file in (b"", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"):
        checker.check(file)


def answer(request: bytes) -> bytes:
    head, _, pdf = request.partition(b"\n")
    trust = json.loads(head)
    report = PadesChecker(trust["roots"], trust["revocation_lists"]).check(pdf)
    return json.dumps(asdict(report), default=lambda moment: moment.isoformat()).encode()
