"""Files on S3 (docs/checks.md 16, 17, 23, 24 and 26)."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import boto3
import pytest
import requests
from botocore.config import Config
from moto import mock_aws

from chalicelib.adapters.s3_files import S3Files
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from chalicelib.domain.uploads.model import PresignedUpload, UploadMissing, UploadReplaced
from tests.support.post_policy import PolicyViolation, post_to_s3

INCOMING, DOCUMENTS = "sisfo-izin-test-incoming-1", "sisfo-izin-test-documents-1"
SECRET = "only-for-tests"
KEY = UploadKey(UploadKind.APPLICATION, "a1", "ktp", "u1")
LIMIT = 512 * 1024


@pytest.fixture
def s3() -> Iterator[object]:
    with mock_aws():
        client = boto3.client(
            "s3",
            region_name="ap-southeast-3",
            aws_access_key_id="test",
            aws_secret_access_key=SECRET,
            config=Config(signature_version="s3v4"),
        )
        place = {"LocationConstraint": "ap-southeast-3"}
        for bucket in (INCOMING, DOCUMENTS):
            client.create_bucket(Bucket=bucket, CreateBucketConfiguration=place)
        client.put_bucket_versioning(
            Bucket=DOCUMENTS, VersioningConfiguration={"Status": "Enabled"}
        )
        yield client


@pytest.fixture
def files(s3: object) -> S3Files:
    return S3Files(s3, incoming_bucket=INCOMING, documents_bucket=DOCUMENTS)


@pytest.fixture
def form(files: S3Files) -> PresignedUpload:
    return files.issue_upload(KEY.incoming, "image/jpeg", LIMIT)


def post(
    form: PresignedUpload,
    content: bytes = b"x",
    *,
    bucket: str = INCOMING,
    after: timedelta = timedelta(0),
    without: str = "",
    **changes: str,
) -> None:
    fields = {**form.fields, **{name.replace("_", "-"): text for name, text in changes.items()}}
    fields.pop(without, None)
    now = datetime.now(UTC) + after
    post_to_s3(bucket=bucket, fields=fields, content=content, secret_key=SECRET, now=now)


def test_the_policy_allows_one_key_one_type_one_range_for_ten_minutes(
    form: PresignedUpload,
) -> None:
    policy = json.loads(base64.b64decode(form.fields["policy"]))
    signing = {"x-amz-algorithm", "x-amz-credential", "x-amz-date"}
    rules = [
        rule
        for rule in policy["conditions"]
        if not (isinstance(rule, dict) and signing & rule.keys())
    ]
    assert sorted(rules, key=str) == sorted(
        [
            ["eq", "$Content-Type", "image/jpeg"],
            ["content-length-range", 1, LIMIT],
            {"bucket": INCOMING},
            {"key": KEY.incoming},
        ],
        key=str,
    )
    assert form.expires_at == datetime.fromisoformat(policy["expiration"])
    assert timedelta(0) < form.expires_at - datetime.now(UTC) <= timedelta(minutes=10)
    assert (form.key, form.content_type, form.max_bytes) == (KEY.incoming, "image/jpeg", LIMIT)


def test_what_the_policy_allows_is_kept(form: PresignedUpload) -> None:
    post(form)
    post(form, b"x" * LIMIT, after=timedelta(minutes=9))


def test_what_the_policy_forbids_is_refused(form: PresignedUpload) -> None:
    other = UploadKey(UploadKind.APPLICATION, "a2", "ktp", "u1").incoming
    wider = base64.b64encode(
        base64.b64decode(form.fields["policy"]).replace(str(LIMIT).encode(), b"999999999")
    ).decode()
    violations = [
        {"content": b""},
        {"content": b"x" * (LIMIT + 1)},
        {"key": other},
        {"key": KEY.incoming + "/x"},
        {"key": "uploads/${filename}"},
        {"bucket": DOCUMENTS},
        {"Content_Type": "text/html"},
        {"Content_Type": "image/jpeg; charset=x"},
        {"without": "Content-Type"},
        {"acl": "public-read"},
        {"success_action_redirect": "https://example.org"},
        {"x_amz_meta_owner": "somebody"},
        {"x_amz_server_side_encryption": "AES256"},
        {"after": timedelta(minutes=10, seconds=1)},
    ]
    for violation in violations:
        with pytest.raises(PolicyViolation) as refusal:
            post(form, **violation)
        assert str(refusal.value) != "signature"
    for forgery in ({"policy": wider}, {"x_amz_signature": "0" * 64}):
        with pytest.raises(PolicyViolation, match="signature"):
            post(form, **forgery)


def test_a_browser_can_send_the_form_as_it_is(form: PresignedUpload, files: S3Files) -> None:
    answer = requests.post(
        form.url, data=dict(form.fields), files={"file": ("ktp saya.jpg", b"data")}, timeout=5
    )
    assert answer.status_code == 204
    assert files.read_incoming(KEY.incoming, max_bytes=LIMIT).data == b"data"


def test_reading_is_pinned_to_the_file_that_the_event_told_of(files: S3Files, s3: object) -> None:
    s3.put_object(Bucket=INCOMING, Key=KEY.incoming, Body=b"first")
    first = files.read_incoming(KEY.incoming, max_bytes=LIMIT)
    assert (first.data, first.size) == (b"first", 5)
    assert files.read_incoming(KEY.incoming, max_bytes=LIMIT, etag=first.etag) == first
    s3.put_object(Bucket=INCOMING, Key=KEY.incoming, Body=b"second")
    with pytest.raises(UploadReplaced):
        files.read_incoming(KEY.incoming, max_bytes=LIMIT, etag=first.etag)
    files.delete_incoming(KEY.incoming)
    files.delete_incoming(KEY.incoming)
    with pytest.raises(UploadMissing):
        files.read_incoming(KEY.incoming, max_bytes=LIMIT, etag=first.etag)


def test_of_an_oversize_file_only_what_proves_it_is_read(files: S3Files, s3: object) -> None:
    s3.put_object(Bucket=INCOMING, Key=KEY.incoming, Body=b"x" * 5000)
    incoming = files.read_incoming(KEY.incoming, max_bytes=1000)
    assert (len(incoming.data), incoming.size) == (1001, 5000)


def test_overwriting_a_checked_copy_changes_nothing_that_was_pinned(files: S3Files) -> None:
    first = files.store_clean(KEY.clean, b"checked", "image/jpeg")
    second = files.store_clean(KEY.clean, b"other", "image/jpeg")
    assert first != second
    assert files.read_clean(KEY.clean, first) == b"checked"
    link = files.view_link(
        KEY.clean, first, file_name="ktp.jpg", media_type="image/jpeg", disposition="inline"
    )
    assert requests.get(link, timeout=5).content == b"checked"


@pytest.mark.parametrize("version", ["null", "00000000-0000-4000-8000-000000000000"])
def test_a_version_that_is_not_there_is_missing(files: S3Files, version: str) -> None:
    files.store_clean(KEY.clean, b"checked", "image/jpeg")
    with pytest.raises(UploadMissing):
        files.read_clean(KEY.clean, version)


def test_a_bucket_without_versions_is_refused(s3: object) -> None:
    files = S3Files(s3, incoming_bucket=INCOMING, documents_bucket=INCOMING)
    with pytest.raises(RuntimeError, match="versions"):
        files.store_clean(KEY.clean, b"checked", "image/jpeg")


def test_a_link_is_short_lived_and_fixes_type_name_and_version(files: S3Files) -> None:
    version = files.store_clean(KEY.clean, b"%PDF-", "application/pdf")
    link = files.view_link(
        KEY.clean,
        version,
        file_name='Surat "Rekomendasi" é\r\nX: y.exe',
        media_type="application/pdf",
        disposition="attachment",
    )
    query = {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}
    assert int(query["X-Amz-Expires"]) <= 300
    assert query["versionId"] == version
    answer = requests.get(link, timeout=5)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "private, no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith('attachment; filename="Surat Rekomendasi e X y.exe.pdf"; ')
    assert unquote(disposition).endswith("UTF-8''Surat Rekomendasi é X y.exe.pdf")


def test_erasing_removes_every_version_of_an_owners_files_but_those_to_keep(
    files: S3Files, s3: Any
) -> None:
    """docs/checks.md 43: a plain delete would leave every version behind a marker."""
    kept = UploadKey(UploadKind.APPLICATION, "a1", "proposal", "u2").clean
    others = [
        UploadKey(UploadKind.APPLICATION, "a10", "ktp", "u3").clean,
        UploadKey(UploadKind.PERMIT, "a1", "result", "u4").clean,
    ]
    for key in (KEY.clean, KEY.clean, kept, *others):
        files.store_clean(key, b"checked", "image/jpeg")
    s3.delete_object(Bucket=DOCUMENTS, Key=KEY.clean)
    for _ in range(2):
        files.erase(UploadKind.APPLICATION, "a1", {kept})
        found = s3.list_object_versions(Bucket=DOCUMENTS)
        assert {one["Key"] for one in found["Versions"]} == {kept, *others}
        assert found.get("DeleteMarkers", []) == []
