"""An application in parts: what is written with what, what collides, what is caught half way."""

from typing import Any

import pytest

from chalicelib.adapters.dynamodb.wire import from_wire
from chalicelib.domain.applications.document import Document, PutDocument, Upload
from chalicelib.domain.applications.model import Application
from chalicelib.domain.errors import Unreadable
from chalicelib.domain.storage import Add, CommitRefused, Overwrite, Put, Spend
from tests.contract.records import NOW, application
from tests.fakes.ports import FakePorts
from tests.support.tables import PREFIX

TABLE = f"{PREFIX}-applications"


def uploading(name: str) -> Document:
    return Document(version=1, upload=Upload(upload_id=name, issued_at=NOW))


def two_files() -> Application:
    return application(documents={name: uploading(name) for name in ("ktp", "proposal")})


def judged(read: Application, name: str, *among: str) -> PutDocument:
    changed = read.documents[name].replace(upload=None, version=2)
    documents = {one: read.documents[one] for one in (name, *among)}
    return PutDocument(read.application_id, name, changed, documents)


def test_two_documents_are_written_from_one_reading(ports: FakePorts) -> None:
    ports.commit(Add(read := two_files()))
    ports.commit(judged(read, "ktp"))
    ports.commit(judged(read, "proposal"))
    found = ports.applications.get("a1")
    assert [one.upload for one in found.documents.values()] == [None, None]
    assert found == read.replace(documents=found.documents), "nothing else has changed"


def test_one_document_is_written_over_what_was_read_of_it(ports: FakePorts) -> None:
    ports.commit(Add(read := two_files()))
    ports.commit(judged(read, "ktp"))
    for late in (judged(read, "ktp"), judged(read, "proposal", "ktp")):
        with pytest.raises(CommitRefused) as refused:
            ports.commit(late)
        assert refused.value.concerns_only(PutDocument)
    assert ports.applications.get("a1").documents["proposal"].upload


def test_an_act_meets_a_verdict_on_the_document_that_it_writes(ports: FakePorts) -> None:
    ports.commit(Add(read := two_files()))
    ports.commit(judged(read, "ktp"))
    rewritten = {**read.documents, "ktp": read.documents["ktp"].replace(version=2, upload=None)}
    act = read.replace(version=2, documents=rewritten, documents_version=2)
    with pytest.raises(CommitRefused) as refused:
        ports.commit(Put(act, read))
    assert refused.value.concerns(Application)
    ports.commit(Put(read.replace(version=2, claimed_by="o"), read))
    assert ports.applications.get("a1").claimed_by == "o"


def test_a_document_that_is_gone_is_gone(ports: FakePorts) -> None:
    ports.commit(Add(read := two_files()))
    ports.commit(Put(read.replace(version=2, documents={}, documents_version=2), read))
    assert ports.applications.get("a1").documents == {}
    with pytest.raises(CommitRefused):
        ports.commit(judged(read, "ktp"))


def test_a_part_that_changed_has_to_be_counted(ports: FakePorts) -> None:
    ports.commit(Add(read := application()))
    for change in (read.replace(version=2, data={}), read.replace(version=2, documents={})):
        with pytest.raises(TypeError):
            ports.commit(Put(change, read))


def test_an_act_writes_the_parts_that_changed(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, written = ports.dynamodb, []
    write = client.transact_write_items

    def heard(**request: Any) -> Any:
        parts = [next(iter(one.values())) for one in request["TransactItems"]]
        written.append({(one.get("Item") or one["Key"])["sk"]["S"] for one in parts})
        return write(**request)

    monkeypatch.setattr(client, "transact_write_items", heard)
    ports.commit(Add(read := application()))
    saved = read.replace(version=2, data={}, form_version=2)
    ports.commit(Put(saved, read))
    assert written == [{"application", "form", "documents"}, {"application", "form"}]


def old_form(ports: FakePorts, monkeypatch: pytest.MonkeyPatch, times: int) -> list[int]:
    """The first reads find the form as it was before somebody's commit."""
    client, reads = ports.dynamodb, []
    read = client.batch_get_item
    before = ports.applications.get("a1")
    items = read(RequestItems={TABLE: {"Keys": [
        {"pk": {"S": "app#a1"}, "sk": {"S": "form"}}], "ConsistentRead": True}})  # fmt: skip
    (old,) = items["Responses"][TABLE]
    ports.commit(Put(before.replace(version=2, data={"judul": "B"}, form_version=2), before))

    def torn(**request: Any) -> Any:
        answer = read(**request)
        reads.append(len(reads))
        if len(reads) <= times:
            answer["Responses"][TABLE] = [
                old if from_wire(item)["sk"] == "form" else item
                for item in answer["Responses"][TABLE]
            ]
        return answer

    monkeypatch.setattr(client, "batch_get_item", torn)
    return reads


def test_what_was_caught_half_way_is_read_again(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports.commit(Add(application()))
    reads = old_form(ports, monkeypatch, 2)
    with ports.reads.keeping():
        assert ports.applications.get("a1").data == {"judul": "B"}
        assert len(reads) == 3
        ports.applications.get("a1")
    assert len(reads) == 3, "kept"
    reads.clear()
    assert [one.data for one in ports.applications.get_many(["a1"])] == [{"judul": "B"}]


def test_parts_that_never_match_are_set_aside(
    ports: FakePorts, monkeypatch: pytest.MonkeyPatch
) -> None:
    ports.commit(Add(application()))
    old_form(ports, monkeypatch, 1000)
    with pytest.raises(Unreadable):
        ports.applications.get("a1")
    assert [aside.kind for aside in ports.asides.all()] == ["Application"]


def test_all_of_it_is_overwritten_and_spent(ports: FakePorts) -> None:
    ports.commit(Add(application()))
    other = application(data={"judul": "B"}, documents={})
    ports.commit(Overwrite(other))
    assert ports.applications.get("a1") == other
    ports.commit(Spend(other))
    ports.commit(Add(two_files()))
    assert ports.applications.get("a1") == two_files()
