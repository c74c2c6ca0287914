"""Research results that were published."""

from datetime import date, datetime

from chalicelib.domain.permits.model import Publication
from chalicelib.handlers.models import View


class PublicationItem(View):
    """``research_until``: the last day of the research; ``size`` of the PDF, in bytes."""

    publication_id: str
    title: str
    author: str
    research_until: date | None
    published_at: datetime
    size: int
    pages: int | None

    @classmethod
    def of(cls, publication: Publication) -> "PublicationItem":
        return cls(
            publication_id=publication.publication_id,
            title=publication.title,
            author=publication.author,
            research_until=publication.valid_until,
            published_at=publication.published_at,
            size=publication.file.size,
            pages=publication.file.pages,
        )
