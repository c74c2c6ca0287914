"""Who is looking at a citizen's thread, told before anybody types (``domain/viewers.py``)."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.conversations.ports import Ports
from chalicelib.domain.conversations.writing import require_answering
from chalicelib.domain.records import Versioned
from chalicelib.domain.storage import Put, until_written
from chalicelib.domain.viewers import Viewer, Viewers, ends, others, reported


class ThreadPresence(Versioned):
    """``viewers`` by account; ``account_id`` is the citizen's."""

    account_id: str
    version: int = 0
    viewers: dict[str, Viewer] = {}

    @property
    def expires_at(self) -> datetime:
        return ends(self.viewers)


def report(ports: Ports, actor: Actor, account_id: str, *, viewing: bool) -> Sequence[Viewer]:
    """This officer looks at the thread, or has turned away.

    :returns: the colleagues who look at it. :raises NotAllowed: the role is another one.
    """
    require_answering(actor)

    def write() -> Viewers:
        before = ports.records.find(ThreadPresence, account_id)
        known = before.viewers if before else {}
        now = ports.clock.now()
        viewers = reported(known, actor.account_id, actor.name, now, viewing=viewing)
        if viewers is None:
            return known
        version = before.version + 1 if before else 1
        after = ThreadPresence(account_id=account_id, version=version, viewers=viewers)
        ports.commit(Put(after, before))
        return after.viewers

    return others(until_written(write), actor.account_id, ports.clock.now())
