"""Files that are written once, passphrases that rest for minutes, and second factors; fakes, and S3
and KMS."""

import base64
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from chalicelib.adapters.dynamodb.table import Table
from chalicelib.adapters.factor_seal import KmsFactorSeal
from chalicelib.adapters.permit_files import S3PermitFiles
from chalicelib.adapters.vault import KmsVault
from chalicelib.domain.accounts.ports import FactorSeal
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.permits.ports import PermitFiles, Vault
from tests.fakes.papers import FakePermitFiles
from tests.fakes.ports import FakePorts
from tests.fakes.time_and_ids import FakeClock
from tests.support import tables

KEY = "permits/a1/p1.pdf"


@pytest.fixture(params=["memory", "s3"])
def files(request: pytest.FixtureRequest) -> Iterator[PermitFiles]:
    if request.param == "memory":
        yield FakePermitFiles()
        return
    with tables.dynamodb():
        s3 = tables.client("s3")
        tables.create_buckets(s3)
        yield S3PermitFiles(s3, tables.bucket("permits"))


@pytest.fixture(params=["memory", "kms"])
def vault(request: pytest.FixtureRequest) -> Iterator[Vault]:
    if request.param == "memory":
        yield FakePorts().vault
        return
    with tables.dynamodb() as client:
        yield _kms_vault(client, FakeClock())


def test_somebody_who_writes_at_the_same_moment_is_no_failure() -> None:
    """S3 answers 409 while another conditional write of the key is under way."""
    with tables.dynamodb():
        s3 = tables.client("s3")
        tables.create_buckets(s3)
        answers = iter([409, 409])

        def conflict(**_: Any) -> Any:
            if next(answers, None):
                return _Answer(409), _CONFLICT
            return None

        s3.meta.events.register("before-call.s3.PutObject", conflict)
        files = S3PermitFiles(s3, tables.bucket("permits"))
        assert files.put_once(KEY, b"signed")[0] == b"signed"
        answers = iter([409] * 3)
        with pytest.raises(Unavailable):
            files.put_once("permits/a2/p2.pdf", b"signed")


_CONFLICT = {"Error": {"Code": "ConditionalRequestConflict", "Message": ""}}


class _Answer:
    def __init__(self, status_code: int) -> None:
        self.status_code = status_code


def _kms_vault(dynamodb: Any, clock: FakeClock) -> KmsVault:
    kms = tables.client("kms")
    key_id = kms.create_key()["KeyMetadata"]["KeyId"]
    sessions = Table(dynamodb, f"{tables.PREFIX}-sessions")
    return KmsVault(kms, key_id, sessions, clock)


@pytest.fixture(params=["memory", "kms"])
def seal(request: pytest.FixtureRequest) -> Iterator[FactorSeal]:
    if request.param == "memory":
        yield FakePorts().factor_seal
        return
    with tables.dynamodb():
        kms = tables.client("kms")
        yield KmsFactorSeal(kms, kms.create_key()["KeyMetadata"]["KeyId"])


def test_a_second_factor_opens_for_its_own_account_alone(seal: FactorSeal) -> None:
    sealed = seal.seal("o1", b"\x00twenty secret bytes")
    assert "secret" not in sealed
    assert seal.open("o1", sealed) == b"\x00twenty secret bytes"
    with pytest.raises(Exception, match="^(?!DID NOT RAISE)"):
        seal.open("o2", sealed)


def test_what_opens_second_factors_opens_no_passphrase() -> None:
    """Another key and another context: each alone would do."""
    with tables.dynamodb() as client:
        vault = _kms_vault(client, FakeClock())
        vault.seal("a1", SecretStr("canary-passphrase"))
        (item,) = client.scan(TableName=f"{tables.PREFIX}-sessions")["Items"]
        sealed = base64.b64encode(item["sealed"]["B"]).decode()
        same_key = KmsFactorSeal(vault.kms, vault.key_id)
        other_key = KmsFactorSeal(vault.kms, vault.kms.create_key()["KeyMetadata"]["KeyId"])
        for factors in (same_key, other_key):
            with pytest.raises(vault.kms.exceptions.InvalidCiphertextException):
                factors.open("a1", sealed)


def test_what_was_stored_is_found_under_its_version(files: PermitFiles) -> None:
    assert files.find(KEY) is None
    pdf, version = files.put_once(KEY, b"signed")
    assert pdf == b"signed" and version
    assert files.find(KEY) == (b"signed", version)
    assert files.find("permits/a1/other.pdf") is None


def test_a_second_file_under_a_key_gives_way_to_the_first(files: PermitFiles) -> None:
    first = files.put_once(KEY, b"signed first")
    assert files.put_once(KEY, b"signed second") == first
    assert files.find(KEY) == first


def test_of_eight_signers_at_once_all_get_the_same_file(files: PermitFiles) -> None:
    with ThreadPoolExecutor(8) as pool:
        stored = list(pool.map(lambda n: files.put_once(KEY, f"signed {n}".encode()), range(8)))
    assert set(stored) == {files.find(KEY)}


def test_the_link_leads_to_this_very_version(files: PermitFiles) -> None:
    _, version = files.put_once(KEY, b"signed")
    link = files.download_link(KEY, version, "070-001.pdf")
    assert KEY in link and version in link and "070-001.pdf" in link


def test_no_browser_keeps_what_a_link_leads_to() -> None:
    """The next person at a shared computer finds nothing (docs/checks.md 44)."""
    with tables.dynamodb():
        files = S3PermitFiles(tables.client("s3"), tables.bucket("permits"))
        link = urlsplit(files.download_link(KEY, "1", "070-001.pdf"))
    asked = parse_qs(link.query)
    assert asked["response-cache-control"] == ["private, no-store"]
    assert asked["response-content-type"] == ["application/pdf"]
    assert asked["response-content-disposition"][0].startswith("attachment;")


def test_a_sealed_passphrase_is_found_until_it_is_forgotten(vault: Vault) -> None:
    assert vault.find("a1") is None
    vault.seal("a1", SecretStr("rahasia"))
    vault.seal("a1", SecretStr("rahasia baru"))
    found = vault.find("a1")
    assert found and found.get_secret_value() == "rahasia baru"
    assert vault.find("a2") is None
    vault.forget("a1")
    vault.forget("a1")
    assert vault.find("a1") is None


def test_a_passphrase_rests_encrypted_for_half_an_hour_and_for_its_application_alone() -> None:
    clock = FakeClock()
    with tables.dynamodb() as client:
        vault = _kms_vault(client, clock)
        vault.seal("a1", SecretStr("canary-passphrase"))
        (item,) = client.scan(TableName=f"{tables.PREFIX}-sessions")["Items"]
        assert "canary" not in str(item)
        moved = {**item, "pk": {"S": "secret#a2"}}
        client.put_item(TableName=f"{tables.PREFIX}-sessions", Item=moved)
        with pytest.raises(vault.kms.exceptions.InvalidCiphertextException):
            vault.find("a2")
        clock.advance(minutes=29)
        assert vault.find("a1")
        clock.advance(minutes=1)
        assert vault.find("a1") is None
