"""Which files stood on an officer's screen: nobody judges what they have not seen."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from chalicelib.domain.records import Versioned

KEPT = timedelta(days=90)
"""After the last look; whoever comes back later looks again."""


class Shown(Versioned):
    """The files of one application that one officer was shown: of each document the last one."""

    application_id: str
    officer_id: str
    version: int = 0
    files: dict[str, str] = {}
    at: datetime

    @property
    def expires_at(self) -> datetime:
        return self.at + KEPT

    def with_more(self, files: Mapping[str, str], now: datetime) -> "Shown":
        return self.replace(files={**self.files, **files}, at=now, version=self.version + 1)
