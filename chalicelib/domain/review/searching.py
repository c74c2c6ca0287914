"""An officer looks for files by number, NIK, or words of a name.

Words come in the body of a request and go nowhere else: the log of searches holds the ids that were
shown and a keyed hash of the words (``SearchLog``). What an officer may not open is not among the
hits, and nothing tells that it is there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications.model import Application
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applications.terms import (
    keyed_hash,
    nik_in,
    term_of_nik,
    term_of_word,
    words_of,
)
from chalicelib.domain.applications.tracking import like_receipt, normalised_number
from chalicelib.domain.audit.searches import SearchLog
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.lookups import one_spelling
from chalicelib.domain.review.claims import only_held
from chalicelib.domain.review.ports import Ports
from chalicelib.domain.review.workbench import may_open
from chalicelib.domain.storage import Add, CommitRefused, Page

Keep = Callable[[ApplicationSummary], bool]


@dataclass(frozen=True)
class Hits:
    """``closed``: ids of those on the page whose files this officer may not open."""

    page: Page[ApplicationSummary]
    closed: frozenset[str]


def search(
    ports: Ports,
    actor: Actor,
    words: str,
    *,
    limit: int,
    cursor: str | None,
    keep: Keep | None = None,
    reason: str = "",
) -> Hits:
    """Files of this officer's chains: of a number, of a NIK, or of people whose names have all of
    these words; newest first. A page can be short, or empty, and yet lead on. With a ``reason`` a
    role that ``searches_all`` finds those of every chain and age; what they hold opens by the
    rules of ``open_file`` all the same.

    :raises InvalidInput: nothing that can be looked for.
    :raises NotAllowed: a reason, of a role that does not search wider.
    """
    if reason and not searches_all(ports, actor):
        raise NotAllowed("not-for-this-role")
    found, after = found_by(ports, words, limit, cursor)
    closed = frozenset(one.application_id for one in found if not may_open(ports, actor, one))
    seen = [one for one in found if reason or one.application_id not in closed]
    hits = [ApplicationSummary.of(one) for one in seen]
    page = only_held(ports, Page(tuple(s for s in hits if keep is None or keep(s)), after))
    logged(ports, actor, words, [item.application_id for item in page.items], reason)
    return Hits(page, closed)


def searches_all(ports: Ports, actor: Actor) -> bool:
    """Whether this officer finds files of every chain and age when they give a reason."""
    roles = ports.catalogue.roles
    return any(roles[role].searches_all for role in actor.roles if role in roles)


def logged(ports: Ports, actor: Actor, words: str, shown: Sequence[str], reason: str) -> None:
    """Two searches of one moment are a microsecond apart, which is their key."""
    log = SearchLog(
        search_id=ports.ids.new_id(),
        officer_id=actor.account_id,
        at=ports.clock.now(),
        roles=actor.roles,
        words=keyed_hash(ports.search_key, " ".join(words_of(words))),
        shown=tuple(shown),
        reason=reason,
    )
    while True:
        try:
            return ports.commit(Add(log))
        except CommitRefused:
            log = log.replace(at=log.at + timedelta(microseconds=1))


def found_by(
    ports: Ports, words: str, limit: int, cursor: str | None
) -> tuple[Sequence[Application], str | None]:
    """What these words lead to, whoever may see it: for callers that look at that themselves.

    :raises InvalidInput: nothing that can be looked for.
    """
    if nik := nik_in(words):
        return _by_term(ports, term_of_nik(ports.search_key, nik), limit, cursor)
    if by_number := _by_number(ports, words):
        return [by_number], None
    asked = sorted(words_of(words), key=len, reverse=True)
    if not asked:
        raise InvalidInput(fields=[FieldProblem("words", "nothing-to-search")])
    # the longest word leads to the fewest people
    found, after = _by_term(ports, term_of_word(ports.search_key, asked[0]), limit, cursor)
    wanted = set(asked)
    return [one for one in found if wanted <= set(words_of(one.person.name))], after


def _by_number(ports: Ports, words: str) -> Application | None:
    """Receipt, registration or permit number, however its parts are divided."""
    plain = one_spelling(words).strip(" .")
    if not any(c.isdigit() for c in plain) and not like_receipt(plain):
        return None
    tried = dict.fromkeys(
        normalised_number(one) for one in (plain, "/".join(plain.replace("-", " ").split()))
    )
    found = (ports.applications.find_by_number(number) for number in tried)
    return next((application for application in found if application), None)


def _by_term(
    ports: Ports, term: str, limit: int, cursor: str | None
) -> tuple[Sequence[Application], str | None]:
    page = ports.applications.of_term(term, limit=limit, cursor=cursor)
    ids = [one.application_id for one in page.items]
    found = {one.application_id: one for one in ports.applications.get_many(ids)} if ids else {}
    there = [found[identity] for identity in ids if identity in found]
    return [one for one in there if one.applicant is not None], page.cursor
