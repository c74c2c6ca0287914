"""What the page of rules shows of the files: what stands at a rule's place, as people read it."""

from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.legal_rules import _passages, _text
from chalicelib.adapters.type_versions import read_toml


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"id": "Tiga hari", "en": "Three days"}, "Tiga hari"),
        ({"id": "front_office"}, '{"id": "front_office"}'),
        ({"en": "Three days"}, '{"en": "Three days"}'),
        ("identitas pemohon", "identitas pemohon"),
        (["id", "en"], "id; en"),
        (["Senin", "Selasa"], "Senin; Selasa"),
        (["Senin", 2], '["Senin", 2]'),
        ([{"id": "back_office"}, {"id": "head"}], "back_office, head"),
        ([{"id": "back_office"}, {"label": "x"}], '[{"id": "back_office"}, {"label": "x"}]'),
        ({"senin": 1, "jumat": 2}, '{"jumat": 2, "senin": 1}'),
        ({}, "{}"),
        (True, "true"),
        (14, "14"),
    ],
)
def test_a_value_reads_as_a_person_would_say_it(value: Any, shown: str) -> None:
    assert _text(value) == shown


def test_a_place_that_is_not_there_is_told_unless_it_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "office.toml").write_text('[hours]\nopens = "08:00"\n', "utf-8")

    def found(place: str) -> list[tuple[str, str, str]]:
        passages = _passages(tmp_path, place, read_toml)
        return [(one.file, one.key, one.value) for one in passages]

    assert found("office.toml: hours.opens") == [("office.toml", "hours.opens", "08:00")]
    assert found("office.toml: hours.closes?") == [("office.toml", "hours.closes", "")]
    for place in ("office.toml: hours.closes", "fees.toml: fee", "fees.toml"):
        with pytest.raises(ValueError, match=f"nothing stands at {place}"):
            found(place)
