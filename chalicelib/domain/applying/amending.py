"""Changing the places (Ubah lokasi, docs/domain.md §1.10) while the office decides.

The old and the new places stay on record, and the application moves to its next version: an
officer who decides on what it was before is told so.
"""

import json
from collections.abc import Sequence
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applications import lifecycle
from chalicelib.domain.applications.committing import commit_act
from chalicelib.domain.applications.lifecycle import Act
from chalicelib.domain.applications.model import Amendment, Application
from chalicelib.domain.applications.reading import own_application
from chalicelib.domain.applying.drafting import by_applicant
from chalicelib.domain.applying.places import with_official_names
from chalicelib.domain.catalogue.schema import FieldKind, FieldRule
from chalicelib.domain.catalogue.values import check_values
from chalicelib.domain.chain.ports import Ports
from chalicelib.domain.errors import Conflict, FieldProblem, InvalidInput
from chalicelib.domain.storage import Add, until_written
from chalicelib.domain.wording import listed


def amend_places(
    ports: Ports, actor: Actor, application_id: str, *, field: str, value: Any, reason: str
) -> Application:
    """Put other places in the place of those that were sent in. The same places change nothing.

    :raises Conflict: ``act-not-possible-now``: a draft, or the last officer has signed;
        ``too-many-amendments``.
    :raises InvalidInput: not a field of places, or not good places.
    """
    return until_written(lambda: _amend(ports, actor, application_id, field, value, reason))


def _amend(
    ports: Ports, actor: Actor, application_id: str, field: str, value: Any, reason: str
) -> Application:
    application = own_application(ports, actor, application_id)
    lifecycle.require(application, Act.AMEND)
    permit_type = ports.applications.frozen_type(application_id)
    rule = _rule(permit_type.fields_for(application.kind, application.data), field)
    today = ports.calendar.local_date(ports.clock.now())
    clean, problems = check_values(
        permit_type, application.kind, {field: value}, today, ports.regions
    )
    clean, unknown = with_official_names(ports, permit_type, clean)
    problems += unknown
    if not problems and clean[field] is None:
        problems = [FieldProblem(f"data.{field}", "required", {"label": rule.label.id})]
    if problems:
        raise InvalidInput(fields=problems)
    before, after = application.data.get(field, []), clean[field]
    if before == after:
        return application
    most = ports.limits.application.amendments
    if application.amended >= most:
        raise Conflict("too-many-amendments", maximum=most)
    amendment = Amendment(
        application_id=application_id,
        number=application.amended + 1,
        at=ports.clock.now(),
        field=field,
        before=before,
        after=after,
        reason=reason,
    )
    event = by_applicant(
        actor,
        "amended",
        text=f"{rule.label.id}: {_names(before)} → {_names(after)}. {reason}",
        details={"field": field, "before": _canonical(before), "after": _canonical(after)},
    )
    changed = application.replace(data={**application.data, field: after}, amended=amendment.number)
    return commit_act(ports, application, changed, events=[event], also=[Add(amendment)])


def _rule(rules: Sequence[FieldRule], field: str) -> FieldRule:
    for rule in rules:
        if rule.id == field and rule.kind is FieldKind.PLACES:
            return rule
    known = any(rule.id == field for rule in rules)
    code = "not-amendable" if known else "unknown-field"
    raise InvalidInput(fields=[FieldProblem("field", code)])


def _names(places: Sequence[dict[str, Any]]) -> str:
    return listed([place["name"] for place in places])


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
