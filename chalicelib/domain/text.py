"""Text in the two languages of the office."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Language(StrEnum):
    """Indonesian is the default and the language of every letter; English is a courtesy."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @classmethod
    def preferred(cls, accept_language: str | None) -> "Language":
        """The better match for an ``Accept-Language`` header (RFC 9110 §12.5.4), by quality.

        Anything unreadable or absent gives Indonesian.
        """
        best, best_quality = cls.INDONESIAN, 0.0
        for part in (accept_language or "").lower().split(","):
            tag, _, parameters = part.strip().partition(";")
            primary = tag.split("-")[0]
            quality = 1.0
            if parameters.strip().startswith("q="):
                try:
                    quality = float(parameters.strip()[2:])
                except ValueError:
                    quality = 0.0
            if primary in ("id", "en") and quality > best_quality:
                best, best_quality = cls(primary), quality
        return best


class Localized(BaseModel):
    """One text in Indonesian (``id``) and English (``en``)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.en if language is Language.ENGLISH else self.id
