"""Erasure leaves no trace of a person in any table, any version of any object, or the log, but what
``templates/retention.toml`` says (docs/checks.md 43)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.privacy.corrections import Wish, ask_correction
from chalicelib.domain.privacy.model import Subject
from chalicelib.domain.review import decisions
from chalicelib.domain.storage import Put
from chalicelib.domain.text import Language
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from tests.support import tables
from tests.support.api import World
from tests.support.canaries import Walk, watched
from tests.support.stories import (
    PASSWORD,
    complete,
    give_surveys,
    issued,
    permit_id,
    registering,
    submitted,
)

TABLES = ("applications", "notes", "accounts", "sessions", "permits", "counters", "outbox",
          "conversations", "office")  # fmt: skip
NAME, BIRTHPLACE, STREET = "Kenari Kuning Sekali", "Kenarian", "Jorong Kenari RT 7"
KTP = UploadKey(UploadKind.REGISTRATION, "r1", "ktp", "u1").clean


@pytest.fixture
def walk(aws_world: World) -> Iterator[Walk]:
    walk = Walk(aws_world)
    with watched(walk):
        yield walk


def canary(world: World) -> Actor:
    """A citizen whose every particular is one of its kind."""
    owner = world.citizen(password=PASSWORD)
    account = world.ports.accounts.find(owner.account_id)
    assert account.citizen
    street = account.citizen.address.replace(street=STREET)
    citizen = account.citizen.replace(birth_place=BIRTHPLACE, address=street)
    version = world.ports.files.store_clean(KTP, b"scan of a canary", "image/jpeg")
    after = account.replace(
        version=2,
        name=NAME,
        citizen=citizen,
        ktp=KtpScan(key=KTP, version_id=version),
        identity_seen_at=world.clock.now(),
    )
    world.ports.commit(Put(after, account))
    return Actor.of(after)


def of_person(world: World, owner: Actor) -> list[str]:
    account = world.ports.accounts.find(owner.account_id)
    return [owner.nik, NAME, BIRTHPLACE, STREET, account.email, account.whatsapp]


def everything(world: World) -> dict[str, str]:
    """All tables, and all versions of all objects, as text."""
    found = {part: json.dumps(world.items(part), default=str) for part in TABLES}
    s3 = world.aws("s3")
    for part in ("incoming", "documents", "permits"):
        name = tables.bucket(part)
        listed = s3.list_object_versions(Bucket=name).get("Versions", [])
        bodies = [
            s3.get_object(Bucket=name, Key=one["Key"], VersionId=one["VersionId"])["Body"].read()
            for one in listed
        ]
        found[f"bucket {part}"] = " ".join([*(one["Key"] for one in listed), *map(repr, bodies)])
    return found


def traces(world: World, canaries: list[str]) -> dict[str, list[str]]:
    held = {part: [c for c in canaries if c in text] for part, text in everything(world).items()}
    return {part: found for part, found in held.items() if found}


def erase(world: World, owner: Actor) -> None:
    world.send_messages()
    asked = world.call("POST", "/profile/erasure", {"current_password": PASSWORD}, by=owner)
    assert (asked.status, asked.body["state"]) == (202, "open")
    world.send_messages()
    world.sweep("erase")
    world.send_messages()


def test_of_a_person_without_a_permit_nothing_is_left(walk: Walk) -> None:
    world = walk.world
    owner = canary(world)
    case = submitted(world, owner)
    decisions.reject(
        world.ports, case.officer, case.application_id, case.now.version, reason="Bukan wewenang."
    )
    complete(world, owner)
    written = {"text": f"Saya {NAME}, NIK {owner.nik}"}
    assert world.call("POST", "/messages", written, by=owner).status == 201
    wish = Wish(Subject.ACCOUNT, None, "nik", owner.nik, "1302105705900099")
    ask_correction(world.ports, owner, wish, Language.INDONESIAN)
    canaries = [*of_person(world, owner), "1302105705900099", "scan of a canary", "a good file"]
    before = traces(world, canaries)
    assert {"applications", "accounts", "conversations", "bucket documents"} <= before.keys()

    erase(world, owner)
    assert traces(world, canaries) == {}
    assert [c for c in canaries if any(c in line for line in (*walk.logs, walk.printed))] == []
    told = [sent.body for sent in world.channels.sent if "dihapus" in sent.body]
    assert len(told) >= 2


def test_of_a_holder_the_permit_and_its_file_stay_and_nothing_else(walk: Walk) -> None:
    world = walk.world
    owner = canary(world)
    case = issued(world, owner)
    give_surveys(world, case)
    canaries = of_person(world, owner)
    erase(world, owner)
    left = traces(world, canaries)
    assert left.keys() <= {"applications", "permits", "bucket permits"}
    assert case.now.phase == "issued" and world.ports.permits.find(permit_id(case))
    account = world.ports.accounts.find(owner.account_id)
    assert account.nik == account.name == account.email == ""


def test_scans_that_came_to_nothing_or_were_replaced_are_not_found_after_400_days(
    aws_world: World,
) -> None:
    world = aws_world
    going = registering(world, 1).send_scan(b"scan of nobody")
    assert world.call("POST", f"{going.path}/ktp", headers=going.headers).status in (200, 201)
    going.send_scan(b"second scan of nobody")
    case = complete(world)
    case.upload("ktp", b"scan that a better one replaced")
    case.upload("ktp", b"the better scan")
    case.submit()
    world.run_chain()
    case.approve_up_to("head").sign()
    world.run_chain()
    assert case.now.phase == "issued"
    for days in (1, 400):
        world.clock.advance(days=days)
        world.sweep("erase")
    left = everything(world)["bucket documents"]
    assert "of nobody" not in left and "registration/" not in left
    assert "that a better one replaced" not in left
    assert "the better scan" in left  # the law keeps what a permit was given on
    assert "scan#" not in json.dumps(world.items("accounts"), default=str)


def test_running_applications_stand_in_the_way(aws_world: World) -> None:
    owner = aws_world.citizen(password=PASSWORD)
    case = submitted(aws_world, owner)
    shown = aws_world.call("GET", "/profile/erasure", by=owner)
    assert [one["receipt"] for one in shown.body["blocking"]] == [case.now.receipt]
    assert "permits" in [kind["id"] for kind in shown.body["kept_by_law"]]
    body: dict[str, Any] = {"current_password": PASSWORD}
    refused = aws_world.call("POST", "/profile/erasure", body, by=owner)
    assert (refused.status, refused.code) == (409, "applications-running")
    assert case.now.receipt in refused.body["detail"]


def test_the_log_of_opened_documents_is_the_owners_to_read(aws_world: World) -> None:
    owner = aws_world.citizen()
    case = submitted(aws_world, owner)
    path = f"/applications/{case.application_id}"
    for _ in range(3):
        opened = aws_world.call("GET", f"/officer{path}/documents/ktp", by=case.officer)
        assert opened.status == 200
        aws_world.clock.advance(minutes=1)
    first = aws_world.call("GET", f"{path}/views?limit=2", by=owner).body
    assert [item["document"] for item in first["items"]] == ["ktp", "ktp"]
    assert first["items"][0]["officer_name"] == case.officer.name
    assert first["items"][0]["role"] == "back_office"
    rest = aws_world.call("GET", f"{path}/views?limit=2&cursor={first['cursor']}", by=owner).body
    assert (len(rest["items"]), rest["cursor"]) == (1, None)
