"""An account for somebody at the counter who has no phone and no e-mail address (decision 0089).

The officer sees the KTP, types what stands on it and scans it; another officer compares both, as of
every new account. Nobody can sign in to it: it has no password and nothing that a link could go to.
"""

from typing import Literal

from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import Account, Actor, AtCounter
from chalicelib.domain.accounts.opening import Started, open_registration
from chalicelib.domain.accounts.particulars import OnCard, checked
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.registration import require_scan
from chalicelib.domain.errors import Conflict, NotAllowed, NotFound
from chalicelib.domain.storage import Spend


class DeskForm(OnCard):
    """``identity_seen``: the KTP was there, and it is theirs. ``declared_true``: they said that all
    of it is. Nothing starts without both."""

    identity_seen: Literal[True]
    declared_true: Literal[True]


def start(ports: Ports, actor: Actor, form: DeskForm) -> Started:
    """Check what was typed from the KTP and open a registration, with a form to upload its scan.
    From here on it goes as every registration until the scan is accepted.

    :raises NotAllowed: ``not-for-this-role``. :raises InvalidInput: naming every wrong field.
    :raises Conflict: ``counter-has-account``.
    """
    serving(ports, actor)
    now = ports.clock.now()
    person, citizen, warnings = checked(form, ports.regions, ports.calendar.local_date(now))
    if ports.accounts.find_by_nik(person.nik):
        raise Conflict("counter-has-account")
    return open_registration(ports, person, citizen, warnings, opened_by=actor.account_id)


def finish(ports: Ports, actor: Actor, registration_id: str) -> Account:
    """The account, once its scan is accepted.

    :raises NotAllowed: ``not-for-this-role``.
    :raises NotFound: there is none, it has expired, or another officer began it.
    :raises Conflict: ``ktp-not-accepted``. :raises AlreadyRegistered: by now.
    """
    counter = serving(ports, actor)
    found = ports.sessions.find_registration(registration_id, ports.clock.now())
    if found is None or found.opened_by != actor.account_id:
        raise NotFound("unknown-registration")
    require_scan(found)
    account = Account(
        **dict(found.person),
        account_id=registration_id,
        created_at=ports.clock.now(),
        citizen=found.citizen,
        ktp=found.ktp,
        warnings=found.warnings,
        opened_by=actor.account_id,
    )
    said = {"declared_at": found.declared_at.isoformat()}
    event = by_officer(actor, counter.role, "registered-at-counter", **said)
    return commit_account(ports, None, account, event, also=[Spend(found)])


def serving(ports: Ports, actor: Actor) -> AtCounter:
    """By which role an officer serves the counter; one that is somebody else's serves too.

    :raises NotAllowed: ``not-for-this-role``.
    """
    known = ports.catalogue.roles
    for role in actor.roles:
        if role in known and known[role].serves_counter:
            return AtCounter(officer_id=actor.account_id, officer_name=actor.name, role=role)
    raise NotAllowed("not-for-this-role")
