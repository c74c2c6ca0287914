"""What the automatic check says to people (``templates/verdicts.toml``)."""

from collections.abc import Mapping

from chalicelib.domain.placeholders import fill
from chalicelib.domain.text import Language, Localized
from chalicelib.domain.uploads.model import Reason


class VerdictTexts:
    """``texts`` by code of ``Reason`` and ``Remark``; every code has one. ``cures`` for a PDF:
    ``usual``, and ``signed`` for one whose signature must not be destroyed."""

    def __init__(self, texts: Mapping[str, Localized], cures: Mapping[str, Localized]) -> None:
        self._texts = texts
        self._cures = cures

    def text(self, code: str, language: Language, params: Mapping[str, object]) -> str:
        """A code of an older release that has no text any more reads as ``unreadable``."""
        found = self._texts.get(code) or self._texts[Reason.UNREADABLE.value]
        cure = self._cures["signed" if params.get("signed") else "usual"].in_language(language)
        return fill(found.in_language(language), {**params, "cure": cure}, missing="–")
