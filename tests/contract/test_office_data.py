"""What administrators maintain: in memory and in DynamoDB alike."""

from typing import Any

import pytest

from chalicelib.domain.errors import InvalidInput
from chalicelib.domain.office_data.model import OfficeKind, OfficeRecord
from chalicelib.domain.storage import Add, CommitRefused, Overwrite
from tests.contract import records
from tests.contract.records import NOW
from tests.fakes.ports import FakePorts
from tests.support.stored import over

FAQ = OfficeKind.FAQ


def record(entry_id: str, version: int = 1, **changes: Any) -> OfficeRecord:
    values: dict[str, Any] = {
        "kind": FAQ,
        "entry_id": entry_id,
        "version": version,
        "content": {"order": 3, "answer": {"id": "Ya – “tentu”.\nSilakan.", "en": "Yes."}},
        "changed_at": NOW,
    }
    return OfficeRecord(**{**values, **changes})


def test_a_kind_is_read_whole_by_id_and_no_other_comes_along(ports: FakePorts) -> None:
    """More than the 1 MB at which DynamoDB ends a page."""
    given = [record(f"e{number:04d}", content={"text": "x" * 60_000}) for number in range(30)]
    for item in given:
        ports.commit(Add(item))
    ports.commit(Add(record("other", kind=OfficeKind.PLACE)))
    assert list(ports.office_data.of_kind(FAQ)) == given
    assert list(ports.office_data.of_kind(OfficeKind.GUIDE)) == []


def test_an_entry_is_found_by_kind_and_id(ports: FakePorts) -> None:
    ports.commit(Add(record("biaya")))
    assert ports.office_data.find(FAQ, "biaya") == record("biaya")
    assert ports.office_data.find(OfficeKind.GUIDE, "biaya") is None
    assert ports.office_data.find(FAQ, "lama") is None


def test_an_edit_holds_only_on_the_version_that_was_read(ports: FakePorts) -> None:
    ports.commit(Add(record("biaya")))
    ports.commit(over(record("biaya", 2), 1))
    for stale in (None, 1, 3):
        with pytest.raises(CommitRefused):
            ports.commit(over(record("biaya", 9), stale))
    with pytest.raises(CommitRefused):
        ports.commit(over(record("baru"), 1))
    assert ports.office_data.find(FAQ, "biaya") == record("biaya", 2)


def test_notes_are_read_from_the_end(ports: FakePorts) -> None:
    for seq in range(1, 6):
        ports.commit(Add(records.note(seq, "office")))
    ports.commit(Add(records.note(9, "account#x")))

    def newest(before: int | None, limit: int) -> list[int]:
        return [note.seq for note in ports.notes.newest("office", before=before, limit=limit)]

    assert newest(None, 2) == [5, 4]
    assert newest(4, 9) == [3, 2, 1]
    assert newest(1, 9) == []


def test_hidden_publications_are_in_a_list_of_their_own(ports: FakePorts) -> None:
    for name, hidden in (("r1", False), ("r2", True), ("r3", False)):
        given = records.publication(name, hidden=hidden)
        ports.commit(Overwrite(given))
    ports.commit(Overwrite(records.publication("r3", hidden=True)))

    def listed(*, hidden: bool) -> list[str]:
        page = ports.permits.publications(limit=9, cursor=None, hidden=hidden)
        return [item.publication_id for item in page.items]

    assert listed(hidden=False) == ["r1"]
    assert listed(hidden=True) == ["r3", "r2"]
    assert ports.permits.find_publication("r3") == records.publication("r3", hidden=True)


def test_a_list_is_paged_the_last_one_first(ports: FakePorts) -> None:
    for number in range(5):
        ports.commit(Add(record(f"e{number}")))
    found, cursor = [], None
    while True:
        page = ports.office_data.page(FAQ, limit=2, cursor=cursor)
        found += [item.entry_id for item in page.items]
        assert len(page.items) <= 2
        cursor = page.cursor
        if cursor is None:
            break
    assert found == ["e4", "e3", "e2", "e1", "e0"]
    with pytest.raises(InvalidInput):
        ports.office_data.page(FAQ, limit=2, cursor="x")
