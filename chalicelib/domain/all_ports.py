"""Everything that the domain needs from outside, as one typed bundle.

``handlers/wiring/`` builds the real one (each part on first use), ``tests/fakes`` the in-memory
one. Only who calls use cases of every floor asks for it: handlers and tests.
"""

from typing import Protocol

from chalicelib.domain.delivery import ports as delivery
from chalicelib.domain.importing import ports as importing
from chalicelib.domain.privacy import ports as privacy
from chalicelib.domain.problem_texts import ProblemTexts
from chalicelib.domain.reporting import ports as reporting
from chalicelib.domain.uploads.texts import VerdictTexts


class AllPorts(delivery.Ports, importing.Ports, privacy.Ports, reporting.Ports, Protocol):
    @property
    def texts(self) -> ProblemTexts: ...
    @property
    def verdicts(self) -> VerdictTexts: ...
