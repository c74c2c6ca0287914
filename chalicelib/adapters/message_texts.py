"""The words of messages, from the office's template files."""

from collections.abc import Callable, Mapping

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.ports import MessageTexts
from chalicelib.domain.messages.templates import (
    MessageTemplate,
    RenderedMessage,
    Told,
    line,
    render,
)
from chalicelib.domain.office import Office
from chalicelib.domain.placeholders import placeholders
from chalicelib.domain.text import Language, Localized


class TemplateMessages(MessageTexts):
    def __init__(self, catalogue: TemplateCatalogue, office: Callable[[], Office]) -> None:
        """``office``: as it is reached when a message is written."""
        self._catalogue = catalogue
        self._office = office

    def render(
        self, template: str, channel: Channel, language: Language, params: dict[str, str]
    ) -> RenderedMessage:
        found = self._catalogue.message_template(template)
        return render(found, channel, language, params, self._office())

    def label(self, template: str) -> Localized | None:
        return self._catalogue.message_template(template).label

    def told(self, template: str) -> Told:
        return self._catalogue.message_template(template).told

    def news(self, template: str) -> frozenset[str]:
        text = self._catalogue.message_template(template).news
        return placeholders(text.id) | placeholders(text.en) if text else frozenset()

    def line(self, template: str, language: Language, params: Mapping[str, str]) -> str | None:
        found = self._find(template)
        return line(found, language, params) if found else None

    def _find(self, template: str) -> MessageTemplate | None:
        """A message of another release may have no words here."""
        try:
            return self._catalogue.message_template(template)
        except KeyError:
            return None
