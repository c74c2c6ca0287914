"""Passing a role to another officer for some days (Plh. and Plt.), and taking it back.

A delegation lies on the account of whoever acts, which every request reads anyway: it begins, ends
and is taken back at once, and nothing can go stale. It gives a role and no more: nobody passes on
what was passed to them, and four eyes hold as ever, since a decision is by a person.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from chalicelib.domain.accounts.committing import by_officer, commit_account
from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, ActingKind, Actor, Delegation
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.particulars import Line
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.power import tell_of_power
from chalicelib.domain.days import Day
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.records import Record
from chalicelib.domain.storage import Page, until_written
from chalicelib.domain.text import Language
from chalicelib.domain.wording import clean, indonesian_date, period

_SHORTEST_BASIS = 3
"""Characters of a letter's number."""


class DelegationForm(Record):
    """``account_id`` is of whoever will act; ``on_behalf_of`` of whoever is away, which the
    holder of the role may leave out. Of a Plt. it says nothing: the post is vacant."""

    role: Line
    account_id: Line
    kind: ActingKind
    starts_on: Day
    until: Day
    basis: Annotated[str, Field(max_length=100)]
    on_behalf_of: Line | None = None


@dataclass(frozen=True)
class Delegated:
    """A delegation, and the officer who has it."""

    officer: Account
    delegation: Delegation


def delegate(ports: Ports, actor: Actor, form: DelegationForm) -> Delegated:
    """By an administrator, or by an officer whose own role it is. The one who acts is told;
    of what an administrator does, the head and the other administrators are too.

    :raises NotAllowed: neither administrator, nor one's own role.
    :raises InvalidInput: naming every wrong field. :raises Conflict: they have it in these days.
    """
    require_giver(actor, form.role)
    today = ports.calendar.local_date(ports.clock.now())

    def write() -> Delegated:
        officer, absent = _checked(ports, actor, form, today)
        given = Delegation(
            delegation_id=f"{officer.account_id}_{ports.ids.code(8)}",
            role=form.role,
            kind=form.kind,
            starts_on=form.starts_on,
            until=form.until,
            basis=clean(form.basis),
            position=_position(ports, form.role, absent),
            on_behalf_of=absent.account_id if absent else None,
            on_behalf_of_name=absent.full_name if absent else "",
            given_by=actor.account_id,
            given_by_name=actor.name,
            given_at=ports.clock.now(),
        )
        kept = tuple(d for d in officer.delegations if d.until >= today)
        most = ports.limits.office.delegations
        if len(kept) >= most:
            raise Conflict("too-many-delegations", maximum=most)
        after = officer.replace(delegations=(*kept, given))
        used = _used(actor, form.role)
        event = by_officer(actor, used, "delegation-given", **_said(given))
        messages = notice(
            ports,
            "delegation_given",
            officer,
            Language.INDONESIAN,
            about=officer.account_id,
            title=given.title,
            period=period(given.starts_on, given.until),
            basis=given.basis,
            given_by=given.given_by_name,
        )
        if used == ADMINISTRATOR:
            what = f"{given.title}, {period(given.starts_on, given.until)}"
            messages += tell_of_power(ports, actor, officer, what)
        return Delegated(commit_account(ports, officer, after, event, messages=messages), given)

    return until_written(write)


def list_delegations(
    ports: Ports, actor: Actor, *, limit: int, cursor: str | None
) -> Page[Delegated]:
    """Those that run or are to come: all of them for an administrator, else those that one gave,
    has, or that are of one's own role or absence. A page is of so many officers, newest first:
    it may be empty and yet lead on."""
    today = ports.calendar.local_date(ports.clock.now())
    page = ports.accounts.officers(cursor=cursor, limit=limit)
    found = [
        Delegated(officer, delegation)
        for officer in page.items
        for delegation in officer.delegations
        if delegation.until >= today and _concerns(actor, officer, delegation)
    ]
    return Page(tuple(found), page.cursor)


def revoke(ports: Ports, actor: Actor, delegation_id: str) -> None:
    """From the next request on; what was decided by it stays. The audit note keeps it.

    :raises NotFound: it has ended or never was. :raises NotAllowed: it is not this officer's.
    """
    today = ports.calendar.local_date(ports.clock.now())

    def write() -> None:
        officer = ports.accounts.find(delegation_id.rpartition("_")[0])
        running = officer.delegations if officer else ()
        found = next((d for d in running if d.delegation_id == delegation_id), None)
        if officer is None or found is None or found.until < today:
            raise NotFound("unknown-delegation")
        if not _concerns(actor, officer, found):
            raise NotAllowed("not-your-delegation")
        kept = tuple(d for d in officer.delegations if d.delegation_id != delegation_id)
        event = by_officer(actor, _used(actor, found.role), "delegation-revoked", **_said(found))
        commit_account(ports, officer, officer.replace(delegations=kept), event)

    until_written(write)


def require_giver(actor: Actor, role: str) -> None:
    """:raises NotAllowed: neither administrator, nor a role of one's own."""
    own = actor.has_role(role) and actor.acting_in(role) is None
    if not (own or actor.has_role(ADMINISTRATOR)):
        raise NotAllowed("not-your-role-to-pass-on")


def _used(actor: Actor, role: str) -> str:
    """In which role the actor gives or takes back."""
    if actor.has_role(role):
        return role
    return ADMINISTRATOR if actor.has_role(ADMINISTRATOR) else next(iter(actor.roles), "officer")


def _concerns(actor: Actor, officer: Account, delegation: Delegation) -> bool:
    people = (officer.account_id, delegation.given_by, delegation.on_behalf_of)
    own = actor.has_role(delegation.role) and actor.acting_in(delegation.role) is None
    return own or actor.account_id in people or actor.has_role(ADMINISTRATOR)


def _checked(
    ports: Ports, actor: Actor, form: DelegationForm, today: date
) -> tuple[Account, Account | None]:
    """Who will act, and who is away."""
    officer = ports.accounts.find(form.account_id)
    absent = _absent(ports, actor, form)
    problems = [
        *_wrong_role(ports, form.role),
        *_wrong_officer(ports, officer, form.role, today),
        *_wrong_absence(actor, form, absent),
        *_wrong_period(ports, form, today),
    ]
    if len(clean(form.basis)) < _SHORTEST_BASIS:
        problems.append(FieldProblem("basis", "too-short", {"min_length": _SHORTEST_BASIS}))
    if problems or officer is None:
        raise InvalidInput(fields=problems)
    for other in officer.delegations:
        apart = other.until < form.starts_on or form.until < other.starts_on
        if other.role == form.role and not apart:
            raise Conflict("already-delegated", until=indonesian_date(other.until))
    return officer, absent


def _absent(ports: Ports, actor: Actor, form: DelegationForm) -> Account | None:
    """Whose role it is, where it is somebody's."""
    if form.kind is ActingKind.PLT:
        return None
    own = actor.account_id if actor.has_role(form.role) else None
    account_id = form.on_behalf_of or own
    return ports.accounts.find(account_id) if account_id else None


def _wrong_role(ports: Ports, role: str) -> list[FieldProblem]:
    """Who makes officers is not passed on: another administrator can be made."""
    if role not in ports.catalogue.roles:
        return [FieldProblem("role", "unknown-role")]
    return [FieldProblem("role", "role-stays")] if role == ADMINISTRATOR else []


def _wrong_officer(
    ports: Ports, officer: Account | None, role: str, today: date
) -> list[FieldProblem]:
    """Somebody who has a role of their own by now, to which two people agreed (``power.py``). Under
    a letter the one who acts is named with their own NIP."""
    if officer is None or officer.post is None or not officer.roles or not officer.enabled:
        return [FieldProblem("account_id", "not-an-officer")]
    if role in officer.roles:
        return [FieldProblem("account_id", "has-role-already")]
    signs = any(t.steps[-1].role == role for t in ports.catalogue.list_types(today))
    return [FieldProblem("account_id", "nip-missing")] if signs and not officer.post.nip else []


def _wrong_absence(
    actor: Actor, form: DelegationForm, absent: Account | None
) -> list[FieldProblem]:
    """Of two who hold a role, each passes on their own; an administrator, anybody's."""
    if form.kind is ActingKind.PLT:
        given = form.on_behalf_of is not None
        return [FieldProblem("on_behalf_of", "post-is-vacant")] if given else []
    holds = absent is not None and form.role in absent.roles
    if absent and not actor.has_role(ADMINISTRATOR):
        holds = holds and absent.account_id == actor.account_id
    return [] if holds else [FieldProblem("on_behalf_of", "not-the-holder")]


def _wrong_period(ports: Ports, form: DelegationForm, today: date) -> list[FieldProblem]:
    """Not for days that have passed: what was decided then was decided without it."""
    longest = ports.office.longest_delegation_days
    if form.starts_on < today:
        return [FieldProblem("starts_on", "date-in-past")]
    if form.until < form.starts_on:
        return [FieldProblem("until", "range-reversed")]
    if (form.until - form.starts_on).days >= longest:
        return [FieldProblem("until", "delegation-too-long", {"days": longest})]
    return []


def _position(ports: Ports, role: str, absent: Account | None) -> str:
    """The post's title as the holder signs; of the highest role, the head of office's."""
    if absent and absent.post and absent.post.position:
        return absent.post.position
    held = ports.catalogue.roles[role]
    return held.name.id if held.superior else ports.office.head.title


def _said(delegation: Delegation) -> dict[str, str]:
    return {
        "delegation": delegation.delegation_id,
        "delegated_role": delegation.role,
        "kind": delegation.kind.value,
        "starts_on": delegation.starts_on.isoformat(),
        "until": delegation.until.isoformat(),
        "basis": delegation.basis,
        "on_behalf_of": delegation.on_behalf_of_name,
    }
