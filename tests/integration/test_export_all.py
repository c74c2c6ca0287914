"""Moving away: all of it leaves, for one recipient alone, and the office hears of it first."""

import hashlib
import json
import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
)

from chalicelib.domain.office_data.auditing import SUBJECT
from infra.local.names import PREFIX
from infra.local.stack import LocalStack
from infra.ops import export, kept
from infra.ops.__main__ import main
from infra.ops.where import where
from tests.support.quiet_stage import quiet_stage

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    with quiet_stage(tmp_path_factory.mktemp("scene")) as running:
        yield running


def certificate(key: Any) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Penerima")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(key, SHA256())
    )


@pytest.fixture(scope="module")
def recipient(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("keys") / "recipient.pem"
    path.write_bytes(certificate(KEY).public_bytes(Encoding.PEM))
    return path


@pytest.fixture(scope="module")
def exported(stack: LocalStack, recipient: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("export")
    assert export.export(where("local"), stack.ports, recipient, "Rina Marlina", to) == 0
    [folder] = to.iterdir()
    return Path(folder)


def opened(folder: Path, name: str) -> bytes:
    envelope = (folder / f"{name}.p7m").read_bytes()
    return pkcs7.pkcs7_decrypt_der(envelope, certificate(KEY), KEY, [])


def test_every_record_and_every_file_is_in_it(exported: Path, stack: LocalStack) -> None:
    manifest = json.loads(opened(exported, "manifest"))
    place = where("local")
    for part, told in manifest["tables"].items():
        lines = b"".join(opened(exported, name) for name in told["envelopes"]).splitlines(True)
        assert kept.digest(iter(lines)) == (told["items"], told["digest"])
        assert sorted(lines) == sorted(map(kept.line, kept.items(place, f"{PREFIX}-{part}")))
    assert set(manifest["tables"]) == set(kept.tables(place))
    for told in manifest["files"]:
        assert hashlib.sha256(opened(exported, told["envelope"])).hexdigest() == told["sha256"]
    there = sum(1 for part in kept.BUCKETS for _ in kept.versions(place, part))
    assert len(manifest["files"]) == there > 0


def test_openssl_opens_it_by_the_handbook_s_own_words(exported: Path, tmp_path: Path) -> None:
    [command] = re.findall(r"`(openssl cms [^`]+)`", PAGE.read_text(encoding="utf-8"))
    key = tmp_path / "key.pem"
    key.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    for envelope in (exported / "manifest.p7m", next((exported / "files").iterdir())):
        words = [
            {"<file>": str(envelope), "<key>": str(key)}.get(one, one) for one in command.split()
        ]
        done = subprocess.run(words, capture_output=True, check=True)
        name = envelope.relative_to(exported).with_suffix("").as_posix()
        assert done.stdout == opened(exported, name)


def test_nothing_of_it_lies_on_the_machine_in_clear(exported: Path, stack: LocalStack) -> None:
    place = where("local")
    keys = [item["pk"]["S"] for item in kept.items(place, f"{PREFIX}-accounts")]
    niks = [key.removeprefix("nik#") for key in keys if key.startswith("nik#")]
    assert niks
    for path in exported.rglob("*.p7m"):
        content = path.read_bytes()
        assert not [nik for nik in niks if nik.encode() in content]
        assert b"%PDF-" not in content
    assert [path for path in exported.rglob("*") if path.is_file() and path.suffix != ".p7m"] == []


def test_the_office_is_told_and_it_is_noted_for_good(exported: Path, stack: LocalStack) -> None:
    fingerprint = certificate(KEY).fingerprint(SHA256()).hex()
    place = where("local")
    sent = [
        json.loads(item["body"]["S"])
        for item in kept.items(place, f"{PREFIX}-outbox")
        if "data_exported" in item["body"]["S"]
    ]
    assert sent and {one["params"]["fingerprint"] for one in sent} == {fingerprint}
    [note, *_] = stack.ports.notes.newest(SUBJECT, before=None, limit=1)
    assert note.event == "data-exported"
    assert note.details == {"operator": "Rina Marlina", "fingerprint": fingerprint}


def test_without_a_recipient_who_could_open_it_nothing_leaves(
    stack: LocalStack, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = [*export.TO.glob("local-*")]
    other = tmp_path / "curve.pem"
    curve = certificate(ec.generate_private_key(ec.SECP256R1()))
    other.write_bytes(curve.public_bytes(Encoding.PEM))
    for wrong in (other, tmp_path / "nothing.pem"):
        assert main(["export-all", "local", "--to", str(wrong), "--operator", "Rina"]) == 1
        assert "no certificate with an RSA key" in capsys.readouterr().out
    assert [*export.TO.glob("local-*")] == before


def test_an_office_that_cannot_be_told_exports_nothing(
    stack: LocalStack, recipient: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "tell_of_export", lambda *_: 0)
    assert export.export(where("local"), stack.ports, recipient, "Rina", tmp_path) == 1
    assert [*tmp_path.iterdir()] == []
