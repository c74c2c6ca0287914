"""The counter (loket): an officer types for an applicant who stands there (decision 0077).

The applicant has an account and shows their KTP. What is done is the officer's act for them, in
every note; the signed consent is one of the documents; and who typed decides no step of that file
(``review/workbench.py``).
"""

from chalicelib.domain.accounts.at_desk import serving
from chalicelib.domain.accounts.model import Account, Actor, AtCounter
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.terms import nik_in
from chalicelib.domain.applying.drafting import OPEN_DRAFTS, create_draft
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound


def begin(
    ports: Ports, actor: Actor, nik: str, type_id: str, kind: ApplicationKind
) -> tuple[Account, Application]:
    """Whoever has this NIK, and a draft for them; the one of this type that this officer began
    for them and has not sent yet, if there is one.

    :raises NotAllowed: ``not-for-this-role``; ``own-application``.
    :raises NotFound: ``counter-no-account``; no such permit type.
    :raises Conflict: ``counter-account-closed``.
    """
    counter = serving(ports, actor)
    account = ports.accounts.find_by_nik(nik_in(nik) or "")
    if account is None or account.citizen is None:  # an erased one has no particulars either
        raise NotFound("counter-no-account")
    if account.account_id == actor.account_id or account.nik == actor.nik:
        raise NotAllowed("own-application")
    if not account.enabled:
        raise Conflict("counter-account-closed")
    begun = ports.applications.by_applicant(account.account_id, limit=OPEN_DRAFTS, cursor=None)
    for one in begun.items:
        if (one.type_id, one.kind, one.phase) == (type_id, kind, Phase.DRAFT):
            draft = ports.applications.get(one.application_id)
            if _is_entered_by(draft, actor):
                return account, draft
    return account, create_draft(ports, _for(account, counter), type_id, kind)


def applicant_of(ports: Ports, actor: Actor, application_id: str) -> tuple[Account, Actor]:
    """Whom this officer entered it for, and them as they act there: while it is a draft, or was
    given back to be corrected.

    :raises NotFound: there is none, somebody else entered it, or it is with the office by now.
    :raises NotAllowed: ``not-for-this-role``.
    """
    counter = serving(ports, actor)
    application = ports.applications.get(application_id)
    open_still = application.phase in (Phase.DRAFT, Phase.CORRECTION)
    account = ports.accounts.find(application.applicant_id)
    if not open_still or account is None or not _is_entered_by(application, actor):
        raise NotFound("unknown-application")
    return account, _for(account, counter)


def _is_entered_by(application: Application, actor: Actor) -> bool:
    counter = application.counter
    return counter is not None and counter.officer_id == actor.account_id


def _for(account: Account, counter: AtCounter) -> Actor:
    return Actor.of(account).replace(at_counter=counter)
