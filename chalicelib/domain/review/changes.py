"""The write of a batch of signatures, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.review.signing_batch import SigningBatch
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class PutBatch(Change):
    batch: SigningBatch
    expected_version: int | None
