"""An administrator takes a published research result out of public sight, and may put it back.

The author's consent stays as it was: a new file or a renewed consent does not bring it back.
"""

from chalicelib.domain.accounts.model import ADMINISTRATOR, Actor
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import NotFound
from chalicelib.domain.office_data.auditing import noted, require_administrator
from chalicelib.domain.permits.model import Publication
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.storage import Overwrite, Page, Put, until_written


def list_publications(
    ports: Ports, actor: Actor, *, hidden: bool, limit: int, cursor: str | None
) -> Page[Publication]:
    """:raises NotAllowed: not an administrator. :raises InvalidInput: ``bad-cursor``."""
    require_administrator(actor)
    return ports.permits.publications(limit=limit, cursor=cursor, hidden=hidden)


def hide(ports: Ports, actor: Actor, publication_id: str, reason: str) -> Publication:
    """The author reads the reason in the notes of the application.

    :raises NotAllowed: not an administrator. :raises NotFound: ``unknown-publication``.
    """
    return _set(ports, actor, publication_id, reason, hidden=True)


def show(ports: Ports, actor: Actor, publication_id: str, reason: str) -> Publication:
    """Raises as ``hide``."""
    return _set(ports, actor, publication_id, reason, hidden=False)


def _set(
    ports: Ports, actor: Actor, publication_id: str, reason: str, *, hidden: bool
) -> Publication:
    require_administrator(actor)

    def write() -> Publication:
        publication = ports.permits.find_publication(publication_id)
        if publication is None:
            raise NotFound("unknown-publication")
        permit = ports.permits.find(publication.permit_id)
        if permit is None or publication.hidden is hidden:
            return publication
        changed = publication.replace(hidden=hidden)
        after = permit.replace(publication_hidden=hidden, version=permit.version + 1)
        event = "publication-hidden" if hidden else "publication-shown"
        application = ports.applications.get(permit.application_id)
        about = f"publication/{publication_id}"
        commit_act(
            ports,
            application,
            application,
            events=[Event(event, actor.account_id, ADMINISTRATOR, actor.name, reason)],
            also=[
                Put(after, permit),
                Overwrite(changed),
                *noted(ports, actor, event, about, text=reason),
            ],
        )
        return changed

    return until_written(write)
