"""Who is looking at a citizen's thread, told before anybody types (``domain/viewers.py``)."""

from collections.abc import Sequence

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import require_answering
from chalicelib.domain.viewers import Viewer, Watched, note, others


class ThreadPresence(Watched):
    """``account_id`` is the citizen's."""

    account_id: str


def report(ports: Ports, actor: Actor, account_id: str, *, viewing: bool) -> Sequence[Viewer]:
    """This officer looks at the thread, or has turned away.

    :returns: the colleagues who look at it. :raises NotAllowed: the role is another one.
    """
    require_answering(actor)
    nobody, now = ThreadPresence(account_id=account_id), ports.clock.now()
    viewers = note(ports, nobody, account_id, now, actor.account_id, actor.name, viewing=viewing)
    return others(viewers, actor.account_id, now)
