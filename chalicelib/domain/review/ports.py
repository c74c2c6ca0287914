"""What the review needs from outside."""

from typing import Protocol

from chalicelib.domain.permits import ports as permits
from chalicelib.domain.review.signing_batch import SigningBatch


class Batches(Protocol):
    def find(self, batch_id: str) -> SigningBatch | None: ...


class Ports(permits.Ports, Protocol):
    @property
    def batches(self) -> Batches: ...
