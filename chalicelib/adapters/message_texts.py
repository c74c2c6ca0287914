"""The words of messages, from the office's template files."""

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.messages.model import Channel
from chalicelib.domain.messages.templates import RenderedMessage, render
from chalicelib.domain.text import Language


class TemplateMessages:
    def __init__(self, catalogue: TemplateCatalogue) -> None:
        self._catalogue = catalogue

    def render(
        self, template: str, channel: Channel, language: Language, params: dict[str, str]
    ) -> RenderedMessage:
        found = self._catalogue.message_template(template)
        return render(found, channel, language, params, self._catalogue.office)
