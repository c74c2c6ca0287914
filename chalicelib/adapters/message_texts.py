"""The words of messages, from the office's template files."""

from collections.abc import Callable

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.delivery.ports import MessageTexts
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.templates import RenderedMessage, render
from chalicelib.domain.office import Office
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
