"""A colleague goes on with what somebody else entered at the counter (decision 0090): the officer
who began it is away, and the applicant stands there with their KTP and the receipt."""

from chalicelib.domain.accounts.at_desk import serving
from chalicelib.domain.accounts.model import Account, Actor
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Phase
from chalicelib.domain.applications.terms import nik_in
from chalicelib.domain.applications.tracking import normalised_number
from chalicelib.domain.applying.drafting import by_applicant
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import NotAllowed, NotFound


def take_over(ports: Ports, actor: Actor, receipt: str, nik: str) -> tuple[Account, Application]:
    """The file is this officer's to enter from now on, and no longer the other's; neither of them
    decides any step of it.

    :raises NotAllowed: ``not-for-this-role``; ``own-application``; ``counter-decided-by-you``.
    :raises NotFound: ``counter-nothing-to-take-over``: no file of this number and NIK that was
        entered at the counter and is a draft, or is with its applicant.
    """
    counter = serving(ports, actor)
    found = ports.applications.find_by_number(normalised_number(receipt))
    account = ports.accounts.find(found.applicant_id) if found else None
    if found is None or account is None or not found.counter or account.nik != nik_in(nik):
        raise NotFound("counter-nothing-to-take-over")
    if found.phase not in (Phase.DRAFT, Phase.CORRECTION):
        raise NotFound("counter-nothing-to-take-over")
    if account.account_id == actor.account_id or account.nik == actor.nik:
        raise NotAllowed("own-application")
    if any(actor.account_id in (one.officer_id, one.is_of) for one in found.decisions):
        raise NotAllowed("counter-decided-by-you")
    before = found.counter
    if before.officer_id == actor.account_id:
        return account, found
    others = (*before.earlier, before.officer_id)
    earlier = tuple(dict.fromkeys(one for one in others if one != actor.account_id))
    after = found.replace(counter=counter.replace(earlier=earlier))
    applicant = Actor.of(account).replace(at_counter=counter)
    event = by_applicant(
        applicant, "counter-taken-over", details={"instead_of": before.officer_name}
    )
    return account, commit_act(ports, found, after, events=[event])
