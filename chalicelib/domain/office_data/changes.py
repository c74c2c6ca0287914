"""The write of the office's own data, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.office_data.model import OfficeRecord
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class PutOfficeRecord(Change):
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    record: OfficeRecord
    expected_version: int | None
