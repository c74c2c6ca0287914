"""A malware scanner that knows one signature: the EICAR test file.

It keeps the place of a real engine (ClamAV, GuardDuty) behind the ``Scanner`` port and proves the
way through it, from finding to refusal.
"""

from chalicelib.domain.uploads.model import Scanner

# In two parts, so that scanners do not take this source file for the test file.
_SIGNATURE = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class EicarScanner(Scanner):
    """Finds the EICAR test string anywhere, also inside an otherwise honest file."""

    def find_threat(self, data: bytes) -> str | None:
        return "EICAR-Test-File" if _SIGNATURE in data else None
