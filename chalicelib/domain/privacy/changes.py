"""The write of a data request, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.privacy.model import DataRequest
from chalicelib.domain.storage import Change


@dataclass(frozen=True, eq=False)
class PutDataRequest(Change):
    """``expected_version`` is the version read before; ``None`` demands that it is new."""

    request: DataRequest
    expected_version: int | None
