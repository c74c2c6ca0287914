"""Where permit types come from."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Protocol

from chalicelib.domain.catalogue.evidence import Evidence
from chalicelib.domain.catalogue.groupings import Groupings
from chalicelib.domain.catalogue.papers import Papers
from chalicelib.domain.catalogue.reasons import Reasons
from chalicelib.domain.catalogue.schema import DocumentRequirement, PermitType
from chalicelib.domain.catalogue.standards import ServiceStandards
from chalicelib.domain.office import Role
from chalicelib.domain.people.regions import Regions
from chalicelib.domain.working_time import ports as working_time

if TYPE_CHECKING:
    from chalicelib.domain.catalogue.legal import WrittenRules
    from chalicelib.domain.catalogue.samples import Samples


class Catalogue(Protocol):
    def get(self, type_id: str, on: date) -> PermitType:
        """The version of this type in force on that day.

        :raises NotFound: no such type (``unknown-permit-type``).
        """
        ...

    def list_types(self, on: date) -> Sequence[PermitType]: ...

    def latest(self, type_id: str) -> PermitType:
        """Its newest version, whether it is offered or not.

        :raises NotFound: there never was such a type (``unknown-permit-type``).
        """
        ...

    def all_versions(self) -> Sequence[PermitType]:
        """Every version of every type, offered or not."""
        ...

    @property
    def evidence(self) -> Evidence: ...

    @property
    def reasons(self) -> Reasons: ...

    @property
    def counter_consent(self) -> DocumentRequirement:
        """What an applicant signs at the counter, for whom an officer types."""
        ...

    @property
    def groupings(self) -> Groupings: ...

    @property
    def standards(self) -> ServiceStandards: ...

    @property
    def papers(self) -> Papers: ...

    @property
    def legal_rules(self) -> "WrittenRules":
        """What the legal section is asked to sign, with the wording of the files today."""
        ...

    @property
    def samples(self) -> "Samples":
        """Made-up answers, by which a type's letter is looked at before anybody applies."""
        ...

    @property
    def districts(self) -> Mapping[str, str]:
        """Names of the regency's kecamatan by their dotted Kemendagri codes."""
        ...

    @property
    def roles(self) -> Mapping[str, Role]:
        """Every role of the office by its id."""
        ...


class Ports(working_time.Ports, Protocol):
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def regions(self) -> Regions: ...
