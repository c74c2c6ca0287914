"""An officer at the counter withdraws for somebody who is told on paper and asks for it (decision
0096): by the rules of the applicant's own withdrawal, with a letter as the receipt."""

from chalicelib.domain.accounts.at_desk import serving
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.applications.summary import ApplicationSummary
from chalicelib.domain.applying import drafting
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.delivery.at_counter import Ports
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.messages.on_paper import PaperLetter
from chalicelib.domain.storage import Add
from chalicelib.domain.wording import clean, indonesian_date

_WITHDRAWN_FROM = (Phase.DRAFT, Phase.REVIEW, Phase.CORRECTION)
_MOST = 50
"""Looked through, the newest first: what is older has ended."""


def open_ones(ports: Ports, account: Account) -> list[ApplicationSummary]:
    """What this person could withdraw, as far as lists tell."""
    found = ports.applications.by_applicant(account.account_id, limit=_MOST, cursor=None)
    return [one for one in found.items if one.phase in _WITHDRAWN_FROM]


def withdraw(
    ports: Ports, actor: Actor, account_id: str, application_id: str, reason: str
) -> PaperLetter:
    """The person stands there with their KTP. The letter lies with the others until it is handed
    over.

    :raises NotAllowed: ``not-for-this-role``; ``own-application``; ``counter-decided-by-you``, or
        it is being checked by this officer.
    :raises NotFound: ``unknown-application``. :raises InvalidInput: there is no reason.
    :raises Conflict: ``counter-withdraws-themselves``: they have a way of their own;
        ``act-not-possible-now``.
    """
    counter = serving(ports, actor)
    account = ports.accounts.find(account_id)
    if account is None:
        raise NotFound("unknown-application")
    if actor.account_id == account_id or actor.nik == account.nik:
        raise NotAllowed("own-application")
    if not account.on_paper:
        raise Conflict("counter-withdraws-themselves")
    words = clean(reason)
    if not words:
        raise InvalidInput(fields=[FieldProblem("reason", "required")])
    applicant = Actor.of(account).replace(at_counter=counter)
    application = own_application(ports, applicant, application_id)
    if _checks(actor, application):
        raise NotAllowed("counter-decided-by-you")
    letter = _receipt(ports, account, application, actor.name, words)
    also = (Add(letter), Add(letter.waiting))
    drafting.withdraw(ports, applicant, application_id, words, also=also)
    return letter


def _checks(actor: Actor, application: Application) -> bool:
    """Whoever decides on a file does not end it in the applicant's name."""
    decided = any(actor.account_id in (one.officer_id, one.is_of) for one in application.decisions)
    return decided or application.claimed_by == actor.account_id


def _receipt(
    ports: Ports, account: Account, application: Application, officer: str, reason: str
) -> PaperLetter:
    now = ports.clock.now()
    return PaperLetter(
        letter_id=ports.ids.new_id(),
        account_id=account.account_id,
        template="withdrawn_at_counter",
        params={
            "name": account.full_name,
            "permit_type": type_name(ports, application.type_id).id,
            "receipt": application.receipt,
            "day": indonesian_date(ports.calendar.local_date(now)),
            "officer": officer,
            "reason": reason,
        },
        subject_id=application.application_id,
        at=now,
    )
