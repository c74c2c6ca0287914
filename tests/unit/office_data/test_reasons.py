"""Coded reasons as administrators keep them: offered at once, hidden at once, and never unsaid."""

from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.office_data import editing
from chalicelib.domain.office_data.sections import REASONS, OfficeReason, Title
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support.cases import fields_of, refused
from tests.support.people import an_administrator, an_officer

STAMP = OfficeReason.model_validate(
    {
        "use": "document",
        "label": {"id": "Stempel luntur", "en": "Stamp faded"},
        "text": {"id": "Stempel tidak terbaca.", "en": "The stamp cannot be read."},
        "cure": {"id": "Minta stempel baru.", "en": "Have it stamped again."},
        "documents": ("surat_rekomendasi",),
    }
)


@pytest.fixture
def ports() -> FakePorts:
    return FakePorts()


@pytest.fixture
def admin(ports: FakePorts) -> Actor:
    return an_administrator(ports)


def put(
    ports: FakePorts,
    by: Actor,
    version: int,
    content: OfficeReason = STAMP,
    entry_id: str = "stempel-luntur",
    **more: Any,
) -> Any:
    return editing.put_entry(ports, by, REASONS, entry_id, version, content, **more)


def offered(ports: FakePorts, document: str) -> set[str]:
    return set(ports.catalogue.reasons.of_document("penelitian", document))


def test_every_reason_of_the_files_is_there_to_be_kept(ports: FakePorts, admin: Actor) -> None:
    shipped = ports.catalogue.reasons
    codes = {*shipped.document, *shipped.returning, *shipped.rejecting}
    kept = {one.entry_id for one in editing.list_entries(ports, admin, REASONS)}
    assert kept == {code.replace("_", "-") for code in codes} and "foto_latar" in codes


def test_a_new_reason_is_offered_where_it_belongs(ports: FakePorts, admin: Actor) -> None:
    put(ports, admin, 0)
    assert "stempel_luntur" in offered(ports, "surat_rekomendasi")
    assert "stempel_luntur" not in offered(ports, "ktp")


def test_a_hidden_reason_is_offered_no_more_and_what_it_said_is_still_said(
    ports: FakePorts, admin: Actor
) -> None:
    put(ports, admin, 0)
    put(ports, admin, 1, active=False)
    assert "stempel_luntur" not in offered(ports, "surat_rekomendasi")
    said = ports.catalogue.reasons.said(["stempel_luntur"], None, Language.ENGLISH)
    assert said == "The stamp cannot be read. Have it stamped again."


def test_words_that_applicants_have_read_stay(ports: FakePorts, admin: Actor) -> None:
    put(ports, admin, 0)
    other = Title(id="Stempelnya hilang.", en="The stamp is missing.")
    with refused("invalid-input") as found:
        put(ports, admin, 1, STAMP.replace(text=other))
    assert fields_of(found) == [("content.text", "reason-words-stay")]
    put(ports, admin, 1, STAMP.replace(label=Title(id="Stempel pudar", en="Stamp pale")))
    assert ports.catalogue.reasons.document["stempel_luntur"].label.id == "Stempel pudar"


def test_what_no_permit_type_knows_is_named(ports: FakePorts, admin: Actor) -> None:
    for content, field in (
        (STAMP.replace(documents=("surat_cinta",)), "content.documents"),
        (STAMP.replace(types=("izin_terbang",)), "content.types"),
    ):
        with refused("invalid-input") as found:
            put(ports, admin, 0, content)
        assert fields_of(found) == [(field, "unknown-codes")]
    with refused("invalid-input"):
        put(ports, admin, 0, entry_id="1-stempel")


def test_only_administrators_keep_reasons(ports: FakePorts) -> None:
    with refused("not-for-this-role"):
        put(ports, an_officer(ports, "head", number=5), 0)
