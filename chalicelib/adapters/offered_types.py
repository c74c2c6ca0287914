"""The permit types of ``templates/`` as they are offered: under the administrators' rules."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.evidence import Evidence
from chalicelib.domain.catalogue.groupings import Groupings
from chalicelib.domain.catalogue.papers import Papers
from chalicelib.domain.catalogue.ports import Catalogue
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.catalogue.standards import ServiceStandards
from chalicelib.domain.office import Role
from chalicelib.domain.office_data.sections import TypeVersionRule

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.legal import WrittenRules
    from chalicelib.domain.catalogue.samples import Samples


class OfferedCatalogue(Catalogue):
    """The port ``Catalogue``. ``rules`` and ``reasons`` give what holds at this moment."""

    def __init__(
        self,
        templates: TemplateCatalogue,
        rules: Callable[[], Mapping[str, TypeVersionRule]],
        reasons: Callable[[], Reasons],
    ) -> None:
        self._templates = templates
        self._rules = rules
        self._reasons = reasons

    def get(self, type_id: str, on: date) -> PermitType:
        return self._templates.get(type_id, on, self._rules())

    def list_types(self, on: date) -> list[PermitType]:
        return self._templates.list_types(on, self._rules())

    def latest(self, type_id: str) -> PermitType:
        return self._templates.latest(type_id)

    def all_versions(self) -> list[PermitType]:
        return self._templates.all_versions()

    @property
    def evidence(self) -> Evidence:
        return self._templates.evidence

    @property
    def reasons(self) -> Reasons:
        return self._reasons()

    @property
    def counter_consent(self) -> DocumentRequirement:
        return self._templates.counter_consent

    @property
    def groupings(self) -> Groupings:
        return self._templates.groupings

    @property
    def standards(self) -> ServiceStandards:
        return self._templates.standards

    @property
    def papers(self) -> Papers:
        return self._templates.papers

    @property
    def legal_rules(self) -> "WrittenRules":
        return self._templates.legal_rules

    @property
    def samples(self) -> "Samples":
        return self._templates.samples

    @property
    def districts(self) -> Mapping[str, str]:
        return self._templates.districts

    @property
    def roles(self) -> Mapping[str, Role]:
        return self._templates.roles
