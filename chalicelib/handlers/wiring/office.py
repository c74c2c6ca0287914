"""The office's data: what ships with the service, and what its administrators keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.domain.offering.versions import rules
from chalicelib.domain.office_data.book import OfficeBook
from chalicelib.domain.office_data.contacts import reachable
from chalicelib.domain.office_data.holidays import overrides
from chalicelib.domain.office_data.reasons import reasons_of
from chalicelib.domain.uploads.texts import VerdictTexts
from chalicelib.domain.working_time.calendar import WorkingCalendar
from chalicelib.handlers.env import signing_settings
from chalicelib.handlers.lazy import lazy
from chalicelib.handlers.wiring.parts import Parts

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.ports import Catalogue
    from chalicelib.domain.complaints.rules import ComplaintRules
    from chalicelib.domain.limits import Limits
    from chalicelib.domain.messages.ports import MessageTexts
    from chalicelib.domain.office import Office
    from chalicelib.domain.office_data.store import OfficeStore
    from chalicelib.domain.people.regions import Regions
    from chalicelib.domain.permits.letter import Stationery
    from chalicelib.domain.permits.register_entry import RegisterRules
    from chalicelib.domain.privacy.rules import Retention
    from chalicelib.domain.problem_texts import ProblemTexts
    from chalicelib.domain.satisfaction.survey_forms import SurveyForms


class OfficeParts(Parts):
    @property
    def office(self) -> Office:
        return reachable(self.templates.office, self.office_book)

    @lazy
    def catalogue(self) -> Catalogue:
        from chalicelib.adapters.offered_types import OfferedCatalogue

        return OfferedCatalogue(
            self.templates,
            lambda: rules(self.office_book),
            lambda: reasons_of(self.office_book),
        )

    @property
    def texts(self) -> ProblemTexts:
        return self.templates.problem_texts

    @property
    def survey_forms(self) -> SurveyForms:
        return self.templates.survey_forms

    @property
    def limits(self) -> Limits:
        return self.templates.limits

    @property
    def complaint_rules(self) -> ComplaintRules:
        return self.templates.complaint_rules

    @property
    def retention(self) -> Retention:
        return self.templates.retention

    @property
    def register_rules(self) -> RegisterRules:
        return self.templates.register_rules

    @lazy
    def regions(self) -> Regions:
        from chalicelib.adapters.region_files import RegionFiles

        return RegionFiles()

    @lazy
    def verdicts(self) -> VerdictTexts:
        return self.templates.verdict_texts

    @lazy
    def calendar(self) -> WorkingCalendar:
        office = self.templates.office
        return WorkingCalendar(office.hours, office.timezone, lambda: overrides(self.office_book))

    @lazy
    def office_data(self) -> OfficeStore:
        from chalicelib.adapters.dynamodb.office import DynamoOfficeData

        return self._store(DynamoOfficeData)

    @lazy
    def office_book(self) -> OfficeBook:
        from chalicelib.adapters.office_defaults import TemplateDefaults

        return OfficeBook(
            self.office_data, TemplateDefaults(self.templates), lambda: self.clock.now()
        )

    @lazy
    def stationery(self) -> Stationery:
        from chalicelib.adapters.letters.stationery import load_stationery
        from chalicelib.adapters.signing.choice import issuer_name

        stationery = load_stationery(TEMPLATES / "letters")
        issuer = issuer_name(signing_settings(), self._certificate_chain)
        return replace(stationery, certificate_issuer=issuer) if issuer else stationery

    @lazy
    def message_texts(self) -> MessageTexts:
        from chalicelib.adapters.message_texts import TemplateMessages

        return TemplateMessages(self.templates, lambda: self.office)
