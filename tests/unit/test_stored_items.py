"""What can be stored, and where: a mistake is told at once, and not when somebody reads it."""

from typing import Any

import pytest

from chalicelib.adapters.dynamodb.layout import row_of
from chalicelib.adapters.dynamodb.wire import from_wire, to_wire
from chalicelib.adapters.dynamodb.writes import LARGEST, writes_of
from chalicelib.domain.accounts.model import Account
from chalicelib.domain.audit.notes import Note
from chalicelib.domain.storage import Add, Put, RecordTooLarge
from tests.contract import records


@pytest.mark.parametrize("value", [True, 1.5, None, ["a"], {"inner": False}])
def test_what_would_come_back_as_something_else_is_not_stored(value: Any) -> None:
    with pytest.raises(TypeError, match=r"is of (bool|float|NoneType|list)"):
        to_wire({"name": value})


def test_texts_whole_numbers_bytes_and_mappings_come_back_as_they_were() -> None:
    item = {"text": "x", "number": -7, "sealed": b"\x00\xff", "amounts": {"paid": 3}}
    assert from_wire(to_wire(item)) == item
    with pytest.raises(TypeError, match="none of ours"):
        from_wire({"flag": {"BOOL": True}})


def test_a_record_without_a_row_and_a_key_with_an_id_too_many_are_mistakes() -> None:
    nowhere: Any = str
    with pytest.raises(TypeError, match="no row for str"):
        row_of(nowhere)
    assert row_of(Account).key_of("a1") == {"pk": "account#a1"}
    assert row_of(Note).key_of("app#a1", 3) == {"subject": "app#a1", "seq": 3}
    with pytest.raises(TypeError, match="too many ids for Account"):
        row_of(Account).key_of("a1", "a2")


def test_no_record_is_put_over_another() -> None:
    one, other = records.application("a1"), records.application("a2", version=2)
    assert writes_of(Put(one.replace(version=2), one), "stage")
    for before in (one, records.permit("a2")):
        with pytest.raises(TypeError, match="over another record"):
            writes_of(Put(other, before), "stage")


def test_what_dynamodb_would_refuse_for_its_size_is_refused_by_us_with_the_limit() -> None:
    """Whichever item it is: a record's own, a part of a new one, or a part that has grown."""
    large = {"judul": "x" * LARGEST}
    one = records.application()
    grown = one.replace(version=2, form_version=2, data=large)
    for change in (Add(records.note(1, text="x" * LARGEST)), Add(one.replace(data=large))):
        with pytest.raises(RecordTooLarge) as refused:
            writes_of(change, "stage")
        assert refused.value.params["maximum"] == LARGEST // 1000
    with pytest.raises(RecordTooLarge):
        writes_of(Put(grown, one), "stage")
    assert writes_of(Put(grown.replace(data={"judul": "x" * 9_000}), one), "stage")
