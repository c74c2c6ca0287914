"""What working time needs from outside: the office's hours and its holidays."""

from typing import Protocol

from chalicelib.domain import ports
from chalicelib.domain.office import Office
from chalicelib.domain.working_time.calendar import WorkingCalendar


class Ports(ports.Ports, Protocol):
    @property
    def office(self) -> Office: ...
    @property
    def calendar(self) -> WorkingCalendar: ...
