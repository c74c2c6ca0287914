"""The one way by which whole NIKs leave in an export: a role that may (``exports_nik`` of
``roles.toml``), a reason that is kept, and a code of the second factor that nobody has used
(decision 0084)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chalicelib.domain.accounts import throttling
from chalicelib.domain.accounts.factors import SecondFactor
from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.own_sessions import own_account
from chalicelib.domain.accounts.proofs import get_factor, spent_code
from chalicelib.domain.errors import FieldProblem, InvalidInput, NotAllowed
from chalicelib.domain.permits.model import Permit
from chalicelib.domain.reporting.export import ExportKind
from chalicelib.domain.reporting.ports import Ports
from chalicelib.domain.storage import Put
from chalicelib.domain.wording import clean


@dataclass(frozen=True)
class WholeNik:
    """That NIKs be whole, and why; ``code``: what the authenticator app shows now."""

    reason: str
    code: str


def exports_nik(ports: Ports, actor: Actor) -> bool:
    known = ports.catalogue.roles
    return any(role in known and known[role].exports_nik for role in actor.roles)


def require_whole(ports: Ports, actor: Actor, kind: ExportKind, asked: WholeNik) -> str:
    """The reason, tidied.

    :raises NotAllowed: ``nik-not-for-this-role``. :raises InvalidInput: nothing with a NIK in it,
        no reason, or no code.
    """
    if not exports_nik(ports, actor):
        raise NotAllowed("nik-not-for-this-role")
    if kind is not ExportKind.PERMITS:
        raise InvalidInput(fields=[FieldProblem("kind", "no-nik-in-this")])
    reason = clean(asked.reason)
    wrong = [] if reason else [FieldProblem("reason", "required")]
    wrong += [] if asked.code else [FieldProblem("code", "code-needed")]
    if wrong:
        raise InvalidInput(fields=wrong)
    return reason


def used_code(ports: Ports, actor: Actor, code: str) -> Put[SecondFactor]:
    """To be committed with what it proves.

    :raises InvalidInput: the code is wrong, or was used. :raises TooManyAttempts: guesses count.
    :raises Conflict: ``no-second-factor``.
    """
    factor = get_factor(ports, own_account(ports, actor))
    used = Put(spent_code(ports, factor, code), factor)
    ports.sessions.clear_attempts(throttling.CODES_PER_ACCOUNT.key(actor.account_id))
    return used


def whole_niks(ports: Ports, permits: Sequence[Permit]) -> Mapping[str, str]:
    """By their ids those of holders who have an account; of nobody who was erased, or whose permit
    is older than this service."""
    holders = {one.holder_id for one in permits if one.holder_id}
    accounts = ports.accounts.several(sorted(holders))
    niks = {one.account_id: one.nik for one in accounts if one.nik}
    return {one.permit_id: niks[one.holder_id] for one in permits if one.holder_id in niks}
