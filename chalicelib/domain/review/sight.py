"""What of an application an officer sees (``sees`` of a step, docs/checks.md 61).

The office's own staff sees all of it. A body outside the office, such as BPJS Ketenagakerjaan, sees
what its step is there to check; a step of such a role that says nothing sees nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.catalogue.schema import PermitType, Sees
from chalicelib.domain.review.ports import Ports

T = TypeVar("T")


@dataclass(frozen=True)
class Sight:
    """``parts``: what is seen, of one step or several; ``None``: all of it. ``roles``: whose own
    notes are seen where not all are."""

    parts: tuple[Sees, ...] | None
    roles: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return self.parts is None

    def document(self, document_id: str) -> bool:
        return self.parts is None or any(document_id in part.documents for part in self.parts)

    def field(self, field_id: str) -> bool:
        return self.parts is None or any(field_id in part.fields for part in self.parts)

    def particular(self, name: str) -> bool:
        """Of the applicant; everybody needs the name."""
        if self.parts is None or name == "name":
            return True
        return any(name in part.applicant for part in self.parts)

    def fact(self, name: str) -> bool:
        """By the names of ``catalogue/evidence.py``."""
        own = name.removeprefix("applicant.")
        return self.field(name) if own == name else self.particular(own)

    def narrowed(self, application: Application) -> Application:
        """As it may be shown: without what is not seen."""
        if self.parts is None:
            return application
        correction = application.correction
        return application.replace(
            data={name: value for name, value in application.data.items() if self.field(name)},
            documents=self._documents(application.documents),
            correction=correction
            and correction.replace(
                message=None,
                documents=self._documents(correction.documents),
                codes=self._documents(correction.codes),
                fields=tuple(one for one in correction.fields if self.field(one.field)),
            ),
            amended=0,
            sole=True,
            file_matches=tuple(m for m in application.file_matches if self.document(m.document)),
        )

    def of_rules(self, rules: PermitType) -> PermitType:
        """The rules of what is seen."""
        return rules.replace(
            documents=tuple(one for one in rules.documents if self.document(one.id)),
            fields=tuple(one for one in rules.fields if self.field(one.id)),
        )

    def _documents(self, by_document: Mapping[str, T]) -> dict[str, T]:
        return {name: one for name, one in by_document.items() if self.document(name)}


WHOLE = Sight(None)


def sight_of(ports: Ports, actor: Actor, application: Application) -> Sight:
    """Of whoever may open it. Who is there as a superior, and so of no outside body, sees all."""
    own = [step for step in application.steps if actor.has_role(step.role)]
    roles = ports.catalogue.roles
    outside = [step for step in own if step.role in roles and roles[step.role].outside]
    if len(outside) < len(own) or not own:
        return WHOLE
    parts = tuple(step.sees for step in outside if step.sees)
    return Sight(parts, tuple(step.role for step in outside))
