"""From when until when a permit is worth something, by its type and the answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from chalicelib.domain.catalogue.schema import FieldKind, FieldRule, PermitType


def last_day(permit_type: PermitType, data: Mapping[str, Any], counted_from: date) -> date | None:
    """The last day in force: fixed years from the signature, or from the end of the term that is
    renewed; the end that a field names; or the earlier of both."""
    ends = [named_end(permit_type, data)]
    if permit_type.validity.years:
        ends.append(_years_later(counted_from, permit_type.validity.years))
    return min((end for end in ends if end), default=None)


def named_end(permit_type: PermitType, data: Mapping[str, Any]) -> date | None:
    """The end that the applicant's own answer sets; ``None``: it sets none, or is not answered."""
    field = permit_type.validity.until_field
    return _days(permit_type, data, field)[1] if field else None


def begins(rule: FieldRule, permit_type: PermitType, data: Mapping[str, Any]) -> date | None:
    """The day, or the first of the days, that this field names."""
    return _days(permit_type, data, rule.id)[0]


def _days(
    permit_type: PermitType, data: Mapping[str, Any], field_id: str
) -> tuple[date | None, date | None]:
    value = data.get(field_id)
    # of a type narrowed to what an officer may see (``Sight.of_rules``) the field may be missing
    kind = next((rule.kind for rule in permit_type.fields if rule.id == field_id), None)
    if value is None or value == "lifetime" or kind is None:
        return None, None
    if kind is FieldKind.DATE_RANGE:
        return date.fromisoformat(value["from"]), date.fromisoformat(value["to"])
    return (day := date.fromisoformat(value)), day


def _years_later(day: date, years: int) -> date:
    """The day before the anniversary would be pedantic: permits name the same day. 29 February
    becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
