"""A permit's number is given before anything is made of it, and once."""

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.applications.claims import NumberClaim
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.model import Application, Decision, Phase
from chalicelib.domain.audit.notes import SYSTEM, Event
from chalicelib.domain.errors import Conflict
from chalicelib.domain.permits.certificates import SignerCertificate
from chalicelib.domain.permits.numbering import permit_number, permit_series
from chalicelib.domain.permits.ports import Ports
from chalicelib.domain.permits.series import FreedNumbers, next_in
from chalicelib.domain.reads import Beside, Wanted
from chalicelib.domain.storage import Add, CommitRefused

_NUMBER_TRIES = 50


def signing_decision(application: Application) -> Decision:
    return application.decisions[-1]


def numbered(ports: Ports, application: Application) -> Application:
    """Give the permit number and id, once: gapless per series (docs/domain.md §3).

    :raises Conflict: too many others were faster, or another delivery of the same task has
        handed it back meanwhile; try again.
    """
    for _ in range(_NUMBER_TRIES):
        if application.phase is not Phase.SIGNING:
            raise Conflict("act-not-possible-now", act="sign", phase=application.phase.value)
        if application.permit_number:  # and its id: both are written at once
            return application
        permit_type = ports.applications.frozen_type(application.application_id)
        issued_on = application.signed_on
        series = permit_series(permit_type.numbering, issued_on)
        fetch_for_number(ports, application)
        sequence, taken = next_in(ports, series)
        number = permit_number(permit_type.numbering, sequence, issued_on, ports.office.code)
        after = application.replace(permit_number=number, permit_id=ports.ids.secret(128))
        # the applicant reads it when it is issued: until then it may be given back
        event = Event("numbered", SYSTEM, SYSTEM, public=False, details={"permit_number": number})
        claim = NumberClaim(
            number=number,
            application_id=application.application_id,
            series=series,
            sequence=sequence,
        )
        try:
            return commit_act(
                ports,
                application,
                after,
                events=[event],
                also=[taken, Add(claim)],
            )
        except CommitRefused:
            application = ports.applications.get(application.application_id)
    raise Conflict("number-not-available")


def fetch_for_number(ports: Ports, application: Application) -> None:
    """What a number needs, and then the letter."""
    permit_type = ports.applications.frozen_type(application.application_id)
    series = permit_series(permit_type.numbering, application.signed_on)
    ports.reads.together(
        Wanted.of(Beside.COUNTER, series),
        Wanted.of(FreedNumbers, series),
        Wanted.of(Account, signing_decision(application).officer_id),
        Wanted.of(SignerCertificate, signing_decision(application).officer_id),
    )
