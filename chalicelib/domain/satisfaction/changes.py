"""The write of a testimonial, as a part of one commit (``storage.py``)."""

from dataclasses import dataclass

from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.storage import Change


@dataclass(frozen=True)
class PutTestimonial(Change):
    testimonial: Testimonial
    expected_version: int | None
