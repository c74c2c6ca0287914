"""What testimonials need from outside."""

from typing import Protocol

from chalicelib.domain.permits import ports as permits
from chalicelib.domain.satisfaction.model import Testimonial
from chalicelib.domain.satisfaction.survey_forms import SurveyForms
from chalicelib.domain.storage import Page


class Testimonials(Protocol):
    def find(self, testimonial_id: str) -> Testimonial | None: ...

    def waiting(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        """Those that nobody has decided on, the oldest first."""
        ...

    def published(self, *, limit: int, cursor: str | None) -> Page[Testimonial]:
        """Newest first."""
        ...


class Ports(permits.Ports, Protocol):
    @property
    def testimonials(self) -> Testimonials: ...
    @property
    def survey_forms(self) -> SurveyForms: ...
