"""Officers: made by an administrator, who gives them roles; each sets the password by a link."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from chalicelib.domain.accounts.committing import AlreadyRegistered, by_officer, commit_account
from chalicelib.domain.accounts.model import ADMINISTRATOR, Account, Actor, OfficerPost, Person
from chalicelib.domain.accounts.notices import notice
from chalicelib.domain.accounts.particulars import Line, checked_person
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.accounts.power import power_given, require_another_left, role_change
from chalicelib.domain.accounts.records import TokenPurpose
from chalicelib.domain.accounts.tokens import INVITATION_LIFETIME, account_token
from chalicelib.domain.audit.notes import Event
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput, NotAllowed, NotFound
from chalicelib.domain.messages.model import Message
from chalicelib.domain.records import Record
from chalicelib.domain.repertoire import unprintable
from chalicelib.domain.storage import Add, Change, Page
from chalicelib.domain.text import Language
from chalicelib.domain.wording import clean

_PERSON_FIELDS = ("nik", "name", "title_before", "title_after", "email", "whatsapp")
_NAME_FIELDS = ("name", "title_before", "title_after")
MOST_ROLES = 30
"""Named for one officer: bounds what is parsed; which there are, ``roles.toml`` says."""
_POST_FIELDS = ("roles", "position", "rank", "nip")


class OfficerForm(Record):
    """A new officer. The NIK is the signer's at BSrE, and keeps officers from deciding on their
    own applications. ``position``, ``rank`` (pangkat) and ``nip`` appear under what is signed."""

    nik: Line
    name: Line
    title_before: Line = ""
    title_after: Line = ""
    email: Line
    whatsapp: Line
    roles: Annotated[tuple[Line, ...], Field(max_length=MOST_ROLES)]
    position: Line = ""
    rank: Line = ""
    nip: Line = ""


class OfficerEdit(Record):
    """What is left out stays."""

    name: Line | None = None
    title_before: Line | None = None
    title_after: Line | None = None
    roles: Annotated[tuple[Line, ...], Field(max_length=MOST_ROLES)] | None = None
    position: Line | None = None
    rank: Line | None = None
    nip: Line | None = None
    enabled: bool | None = None


def create_officer(
    ports: Ports, actor: Actor | None, form: OfficerForm, *, password: str | None = None
) -> Account:
    """A new officer, who gets a link to set a password. ``actor`` is ``None`` for the seed
    command alone, which may also give the ``password`` and then sends nothing.

    While there is somebody else to agree, the account has no role before that (``power.py``). A
    citizen's account with this very NIK and e-mail becomes an officer's: its password and its
    sessions end, and only the link to the proven e-mail opens it again.

    :raises InvalidInput: naming every wrong field. :raises NotAllowed: not an administrator.
    :raises AlreadyRegistered: the NIK or the e-mail is somebody else's, or an officer's already.
    """
    require_administrator(actor)
    now = ports.clock.now()
    typed = {field: getattr(form, field) for field in _PERSON_FIELDS}
    person = checked_person(typed, ports.calendar.local_date(now))
    post = _checked_post(ports, {field: getattr(form, field) for field in _POST_FIELDS})
    before = _citizen_to_promote(ports, person)
    password_hash = ports.passwords.hash(password) if password else None
    if before:
        after = _named(before, person).replace(
            whatsapp=person.whatsapp,
            password_hash=password_hash,
            post=post,
            enabled=True,
            generation=before.generation + 1,
        )
    else:
        after = Account(
            **dict(person),
            account_id=ports.ids.new_id(),
            created_at=now,
            password_hash=password_hash,
            post=post,
        )
    messages: list[Message] = []
    also: list[Change] = []
    asked = role_change(ports, actor, after, post.roles)
    if asked:
        after = after.replace(post=post.replace(roles=()))
        also.append(Add(asked))
    if password is None:
        token, messages = invitation(ports, after)
        also.append(token)
    messages += power_given(ports, actor, after, post.roles)
    event = by_officer(actor, ADMINISTRATOR, "officer-created", roles=",".join(post.roles))
    return commit_account(ports, before, after, event, messages=messages, also=also)


def list_officers(
    ports: Ports, actor: Actor, *, cursor: str | None = None, limit: int = 25
) -> Page[Account]:
    """:raises NotAllowed: not an administrator."""
    require_administrator(actor)
    return ports.accounts.officers(cursor=cursor, limit=limit)


def edit_officer(
    ports: Ports, actor: Actor, account_id: str, version: int, edit: OfficerEdit
) -> Account:
    """Change roles, post or name, disable or enable. It holds from the officer's next request.

    Disabling ends all sessions for good. Administrators cannot shut themselves out. Roles that it
    adds count once a second person agrees (``power.py``).

    :raises NotFound: there is no such officer. :raises Conflict: ``version`` is not the stored one.
    """
    require_administrator(actor)
    before = find_officer(ports, account_id)
    if before.version != version:
        raise Conflict("stale-version", current=before.version, sent=version)
    given = {f: getattr(edit, f) for f in edit.model_fields_set if getattr(edit, f) is not None}
    post = {field: value for field, value in given.items() if field in _POST_FIELDS}
    # whose roles still wait for a second person may be edited, too
    may_be_empty = not before.roles and "roles" not in post
    checked = _checked_post(ports, dict(before.post or ()) | post, may_be_empty=may_be_empty)
    after = before.replace(post=checked)
    if given.keys() & set(_NAME_FIELDS):
        names = {f: given.get(f, getattr(before, f)) for f in _PERSON_FIELDS}
        person = checked_person(names, ports.calendar.local_date(ports.clock.now()))
        after = _named(after, person)
    if "enabled" in given and given["enabled"] != before.enabled:
        after = after.replace(enabled=given["enabled"], generation=before.generation + 1)
    if after == before:
        return before
    if actor.account_id == account_id and (not after.enabled or ADMINISTRATOR not in after.roles):
        raise Conflict("own-administrator-role")
    require_another_left(ports, actor, before, after)
    more = [role for role in after.roles if role not in before.roles]
    asked = role_change(ports, actor, after, more)
    if asked:
        kept = tuple(role for role in after.roles if role not in more)
        after = after.replace(post=_post(after).replace(roles=kept))
    told = more if before.enabled else after.roles
    return commit_account(
        ports,
        before,
        after,
        by_officer(actor, ADMINISTRATOR, "officer-edited", **_difference(before, after)),
        messages=power_given(ports, actor, after, told) if after.enabled else [],
        also=[Add(asked)] if asked else [],
    )


def give_roles(
    ports: Ports, officer: Account, roles: Sequence[str], event: Event, also: Sequence[Change]
) -> Account:
    """What a second person has agreed to."""
    both = tuple(dict.fromkeys((*officer.roles, *roles)))
    after = officer.replace(post=_post(officer).replace(roles=both))
    return commit_account(ports, officer, after, event, also=also)


def invite_again(ports: Ports, actor: Actor, account_id: str) -> None:
    """Another link for an officer who has not set a password.

    :raises NotFound: no such officer. :raises Conflict: there is a password already.
    """
    require_administrator(actor)
    account = find_officer(ports, account_id)
    if account.password_hash or not account.enabled:
        raise Conflict("no-invitation-needed")
    token, messages = invitation(ports, account)
    event = by_officer(actor, ADMINISTRATOR, "officer-invited")
    commit_account(ports, account, account, event, messages=messages, also=[token])


def find_officer(ports: Ports, account_id: str) -> Account:
    """:raises NotFound: there is no such officer."""
    account = ports.accounts.find(account_id)
    if account is None or account.post is None:
        raise NotFound("unknown-officer")
    return account


def require_administrator(actor: Actor | None) -> None:
    """:raises NotAllowed: it is none; ``None`` is the seed command."""
    if actor is not None and not actor.has_role(ADMINISTRATOR):
        raise NotAllowed("not-for-this-role")


def _post(officer: Account) -> OfficerPost:
    return officer.post or OfficerPost(roles=())


def _named(account: Account, person: Person) -> Account:
    return account.replace(
        name=person.name, title_before=person.title_before, title_after=person.title_after
    )


def _citizen_to_promote(ports: Ports, person: Person) -> Account | None:
    """Both NIK and e-mail must lead to the same citizen: the e-mail is what was proven, and a NIK
    alone may have been claimed by anybody."""
    by_nik, by_email = (
        ports.accounts.find_by_nik(person.nik),
        ports.accounts.find_by_email(person.email),
    )
    if by_nik is None and by_email is None:
        return None
    if by_nik is None or by_email is None or by_nik.account_id != by_email.account_id:
        raise AlreadyRegistered()
    if by_nik.post is not None:
        raise AlreadyRegistered()
    if not by_nik.enabled:
        raise Conflict("citizen-account-closed")
    return by_nik


def _checked_post(
    ports: Ports, values: Mapping[str, Any], *, may_be_empty: bool = False
) -> OfficerPost:
    roles = tuple(dict.fromkeys(values["roles"]))
    problems = []
    if not roles and not may_be_empty:
        problems.append(FieldProblem("roles", "required"))
    if any(role not in ports.catalogue.roles for role in roles):
        problems.append(FieldProblem("roles", "unknown-role"))
    position, rank = (clean(values[field]) for field in ("position", "rank"))
    for path, text in (("position", position), ("rank", rank)):  # they stand under letters
        if problem := unprintable(text, path):
            problems.append(problem)
    nip = values["nip"].replace(" ", "")
    if nip and not (len(nip) == 18 and nip.isascii() and nip.isdigit()):
        problems.append(FieldProblem("nip", "not-a-nip"))
    if problems:
        raise InvalidInput(fields=problems)
    return OfficerPost(roles=roles, position=position, rank=rank, nip=nip)


def invitation(ports: Ports, account: Account) -> tuple[Add, list[Message]]:
    """A link to set the password, to be stored, and the messages that carry it."""
    token, link = account_token(ports, TokenPurpose.SET_PASSWORD, account, INVITATION_LIFETIME)
    messages = notice(
        ports,
        "officer_invitation",
        account,
        Language.INDONESIAN,
        about=account.account_id,
        link=link,
    )
    return Add(token), messages


def _difference(before: Account, after: Account) -> dict[str, str]:
    """For the audit note: roles and state by value, names and post by their field alone."""
    said: dict[str, str] = {}
    if before.roles != after.roles:
        said |= {"roles_before": ",".join(before.roles), "roles_after": ",".join(after.roles)}
    if before.enabled != after.enabled:
        said["enabled"] = "yes" if after.enabled else "no"
    changed = [f for f in _NAME_FIELDS if getattr(before, f) != getattr(after, f)]
    if before.post and after.post:
        rest = _POST_FIELDS[1:]
        changed += [f for f in rest if getattr(before.post, f) != getattr(after.post, f)]
    return said | ({"fields": ",".join(changed)} if changed else {})
