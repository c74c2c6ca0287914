"""Figures that texts name, from the rules that hold them: ``{rule.correction_days}``.

A number that stands in a text beside its rule would be wrong on the day the rule changes, so the
files under ``templates/`` name the figure and reading them puts it in, and pages get them as
constants (``infra/page_rules.py``). ``tests/architecture`` refuses bare numbers in both.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import cache

_FIGURE = re.compile(r"\{rule\.([a-z_]+)\}")


def with_figures(text: str) -> str:
    """The text of a template file with every ``{rule.…}`` filled.

    :raises ValueError: there is no such figure.
    """
    return _FIGURE.sub(_value, text) if "{rule." in text else text


def _value(match: re.Match[str]) -> str:
    figures = rules()
    if match[1] not in figures:
        raise ValueError(f"there is no {match[0]}; there are: {', '.join(sorted(figures))}")
    return str(figures[match[1]])


@cache
def rules() -> Mapping[str, int]:
    """Every figure by its name. The rules are imported here: a Lambda whose texts name none of
    them loads none."""
    from chalicelib.adapters.template_files import TemplateCatalogue
    from chalicelib.domain.accounts import (
        opening,
        passwords,
        sign_in,
        tokens,
        totp,
        way_changes,
    )
    from chalicelib.domain.accounts.model import AccountKind
    from chalicelib.domain.applications import lifecycle, tracking
    from chalicelib.domain.catalogue.schema import PermitType
    from chalicelib.domain.complaints import filing
    from chalicelib.domain.conversations import inbound
    from chalicelib.domain.delivery import missed
    from chalicelib.domain.office_data import sections
    from chalicelib.domain.permits import copies
    from chalicelib.domain.privacy import export, model
    from chalicelib.domain.reporting import export as reports
    from chalicelib.domain.review import signing_batch
    from chalicelib.domain.satisfaction import survey_forms
    from chalicelib.domain.uploads import model as uploads

    limits = TemplateCatalogue().limits
    return {
        "batch_days": signing_batch.KEPT.days,
        "code_digits": totp.DIGITS,
        "code_seconds": totp.STEP_SECONDS,
        "complaint_code_characters": filing.CODE_LENGTH,
        "copy_days": copies.LIFETIME.days,
        "correction_days": lifecycle.CORRECTION_DAYS,
        "data_answer_days": model.ANSWERED_WITHIN.days,
        "entry_id_characters": sections.LONGEST_ENTRY_ID,
        "export_hours": _hours(reports.KEPT),
        "exports_a_day": export.EXPORTS.attempts,
        "highest_answer": survey_forms.HIGHEST,
        "invitation_days": tokens.INVITATION_LIFETIME.days,
        "ktp_kb": opening.KTP_RULE.max_bytes // 1000,
        "link_minutes": _minutes(uploads.LINK_HOLDS),
        "lowest_answer": survey_forms.LOWEST,
        "message_characters": limits.messages.characters,
        "messages_an_hour": limits.messages.an_hour,
        "password_characters": passwords.SHORTEST,
        "password_link_minutes": _minutes(tokens.PASSWORD_LINK_LIFETIME),
        "registration_hours": _hours(opening.LIFETIME),
        "send_again_hours": _hours(missed.AGAIN_AFTER),
        "session_days": sign_in.SESSION_LIFETIME[AccountKind.CITIZEN].days,
        "signed_kb": limits.files.signed_kb,
        "tracking_characters": tracking.CHECK_CHARACTERS,
        "upload_minutes": _minutes(uploads.FORM_HOLDS),
        "usual_promise_days": PermitType.model_fields["promised_days"].default,
        "verification_hours": _hours(tokens.VERIFICATION_LIFETIME),
        "way_change_hours": _hours(way_changes.NOTICE),
        "webhook_minutes": _minutes(inbound.WINDOW),
    }


def _hours(time: timedelta) -> int:
    return int(time / timedelta(hours=1))


def _minutes(time: timedelta) -> int:
    return int(time / timedelta(minutes=1))
