"""Which rules of the data the office has confirmed (``templates/legal.toml``), and by whom.

A confirmation holds for the wording that stood in the files when it was given: a rule whose data
has changed since is open again. Confirming, and taking it back, is an entry of the office's data,
with its note in the audit.
"""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.catalogue.legal import WrittenRule
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.office_data.auditing import require_administrator
from chalicelib.domain.office_data.editing import put_entry
from chalicelib.domain.office_data.model import Entry
from chalicelib.domain.office_data.ports import Ports
from chalicelib.domain.office_data.sections import LEGAL, Confirmation


class Standing(StrEnum):
    """``SETTLED``: nothing is asked. ``CHANGED``: confirmed in another wording, so open again."""

    SETTLED = "settled"
    OPEN = "open"
    CHANGED = "changed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class RuleStanding:
    """``confirmation``: the last one, also where it does not hold any more; taken back ones do not
    count. ``version`` of its record, 0: nobody has said anything yet."""

    written: WrittenRule
    standing: Standing
    confirmation: Entry[Confirmation] | None
    version: int


def list_rules(ports: Ports, actor: Actor) -> list[RuleStanding]:
    """All of them, in the order of the file.

    :raises NotAllowed: not an administrator.
    """
    require_administrator(actor)
    said = {entry.entry_id: entry for entry in ports.office_book.read(LEGAL)}
    return [
        _standing(written, said.get(written.rule.id))
        for written in ports.catalogue.legal_rules.rules
    ]


def confirm(
    ports: Ports,
    actor: Actor,
    rule_id: str,
    version: int,
    wording: str,
    proof: str,
    *,
    active: bool = True,
) -> RuleStanding:
    """Say that the rule is right as it was read (``wording``); not ``active``: take that back.
    ``proof`` tells on what it rests.

    :raises NotAllowed: not an administrator. :raises NotFound: ``unknown-entry``.
    :raises Conflict: ``rule-changed``: the files say something else by now; ``stale-version``;
        ``nothing-to-confirm``: its source settles it.
    """
    require_administrator(actor)
    written = next(
        (one for one in ports.catalogue.legal_rules.rules if one.rule.id == rule_id), None
    )
    if written is None:
        raise NotFound("unknown-entry")
    if not written.rule.check:
        raise Conflict("nothing-to-confirm")
    if wording != written.wording:
        raise Conflict("rule-changed")
    content = Confirmation(wording=wording, proof=proof, by=actor.name)
    entry = put_entry(ports, actor, LEGAL, rule_id, version, content, active=active)
    return _standing(written, entry)


def _standing(written: WrittenRule, entry: Entry[Confirmation] | None) -> RuleStanding:
    version = entry.version if entry else 0
    if not written.rule.check:
        return RuleStanding(written, Standing.SETTLED, None, version)
    if entry is None or not entry.active:
        return RuleStanding(written, Standing.OPEN, None, version)
    holds = entry.content.wording == written.wording
    standing = Standing.CONFIRMED if holds else Standing.CHANGED
    return RuleStanding(written, standing, entry, version)
