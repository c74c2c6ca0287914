"""An officer's saved views of the queue, and what they prefer."""

from pydantic import Field

from chalicelib.domain.review import desk
from chalicelib.domain.review.desk import Desk, FilterName, FilterValue, Preferences, SavedView
from chalicelib.domain.text import Language
from chalicelib.handlers.http import Access, Call, Routes
from chalicelib.handlers.models import Input, View

routes = Routes(__name__)


class SavedViewInput(Input):
    """``filters`` as they stand in the address of the queue."""

    name: str = Field(min_length=1, max_length=60)
    filters: dict[FilterName, FilterValue] = Field(max_length=8)


class PreferencesInput(Input):
    single_keys: bool
    rows: int = Field(ge=25, le=100, multiple_of=25)
    splitter: float = Field(ge=0.1, le=0.9)
    language: Language


class DeskInput(Input):
    views: list[SavedViewInput] = Field(max_length=50)
    preferences: PreferencesInput


class SavedViewView(View):
    name: str
    filters: dict[str, str]


class PreferencesView(View):
    """``single_keys``: keys act without Ctrl; ``rows`` of a page; ``splitter``: the part of the
    width that the list of documents has."""

    single_keys: bool
    rows: int
    splitter: float
    language: Language


class DeskView(View):
    views: list[SavedViewView]
    preferences: PreferencesView

    @classmethod
    def of(cls, own: Desk) -> "DeskView":
        return cls(
            views=[SavedViewView(name=one.name, filters=dict(one.filters)) for one in own.views],
            preferences=PreferencesView.model_validate(own.preferences),
        )


@routes.get("/api/officer/views", access=Access.OFFICER, summary="My saved views and preferences")
def look(call: Call) -> DeskView:
    return DeskView.of(desk.desk_of(call.ports, call.actor))


@routes.put(
    "/api/officer/views", access=Access.OFFICER, summary="Save my views and preferences anew"
)
def save(call: Call, body: DeskInput) -> DeskView:
    views = tuple(SavedView(name=one.name, filters=one.filters) for one in body.views)
    chosen = Preferences(**body.preferences.model_dump())
    return DeskView.of(desk.arrange(call.ports, call.actor, views, chosen))
