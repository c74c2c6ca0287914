"""What the checks inside the sandbox report back."""

from dataclasses import dataclass, field

from chalicelib.domain.uploads.model import Reason, Remark


class Refused(Exception):
    """The file fails a check, for ``reason`` and with the ``params`` of its text."""

    def __init__(self, reason: Reason, **params: str | int) -> None:
        self.reason = reason
        self.params = params
        super().__init__(reason.value)


@dataclass(frozen=True)
class Findings:
    """An accepted file: the ``clean`` copy and what is worth knowing of it."""

    clean: bytes = field(repr=False)
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    warnings: tuple[Remark, ...] = ()
