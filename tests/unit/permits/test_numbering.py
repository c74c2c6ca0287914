"""Registration and permit numbers."""

from datetime import date

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.catalogue.outcome import Numbering
from chalicelib.domain.permits.numbering import (
    permit_number,
    permit_series,
    registration_number,
    registration_series,
    render_number,
    roman_month,
)

NURSE = Numbering(
    registration="{sequence}/KES/SISFO/{month_roman}/{year}",
    registration_group="health",
    permit="{classification}/{sequence:03d}/{type_code}/{office}/{month_roman}/{year}",
    classification="449.1",
    type_code="IPP",
)
OFFICE = "DPMPTSPNAKER"


def test_numbers_look_like_those_of_the_sources() -> None:
    registered = registration_number(NURSE, 9, date(2021, 7, 31), OFFICE)
    assert registered == "9/KES/SISFO/VII/2021"
    issued = permit_number(NURSE, 96, date(2022, 6, 23), OFFICE)
    assert issued == "449.1/096/IPP/DPMPTSPNAKER/VI/2022"


def test_other_groups_leave_the_health_part_out() -> None:
    research = TemplateCatalogue().get("penelitian", date(2026, 11, 2)).numbering
    assert registration_number(research, 527, date(2022, 6, 23), OFFICE) == "527/SISFO/VI/2022"


def test_a_sequence_past_its_padding_keeps_all_digits() -> None:
    assert "/1234/" in permit_number(NURSE, 1234, date(2022, 6, 23), OFFICE)


def test_months_are_roman() -> None:
    assert [roman_month(month) for month in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]
    for wrong in (0, 13):
        with pytest.raises(ValueError, match="month"):
            roman_month(wrong)


def test_a_series_starts_anew_in_every_year() -> None:
    december, january = date(2026, 12, 31), date(2027, 1, 1)
    assert registration_series(NURSE, december) == "registration#health#2026"
    assert registration_series(NURSE, january) == "registration#health#2027"
    assert permit_series(NURSE, december) == "permit#449.1#IPP#2026"
    assert permit_series(NURSE, january) == "permit#449.1#IPP#2027"


def test_a_series_starts_at_one() -> None:
    with pytest.raises(ValueError, match="starts at 1"):
        permit_number(NURSE, 0, date(2026, 1, 1), OFFICE)


def test_a_format_that_asks_for_more_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        render_number("{sequence}/{name}", 1, date(2026, 1, 1), NURSE, OFFICE)
