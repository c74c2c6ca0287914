"""The addresses that a browser gets for files: on AWS a bucket's own host in its region, and the
same hosts in the pages' Content-Security-Policy."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from chalicelib.handlers import env, wiring
from infra.headers import bucket_origins, page_headers

REGION = "ap-southeast-3"  # opened after March 2019: unknown to the global host of S3
OUTPUTS = {
    f"{part.capitalize()}Bucket": f"sisfo-izin-prod-{part}-111122223333"
    for part in ("incoming", "documents", "permits", "site")
}


@pytest.fixture
def ports(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Of a Lambda in the region; whether the stack has an endpoint of its own is the test's."""
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {
        "APP_STAGE": "prod",
        "APP_NAME_PREFIX": "sisfo-izin-prod",
        "APP_ACCOUNT_ID": "111122223333",
        "PUBLIC_URL": "https://izin.example",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }.items():
        monkeypatch.setenv(name, value)
    env.settings.cache_clear()
    yield wiring.AwsPorts
    env.settings.cache_clear()


def addresses(ports: Any) -> dict[str, str]:
    """One of each kind that the service signs, by the output that names its bucket."""
    return {
        "IncomingBucket": ports.files.issue_upload("a/b", "image/jpeg", 1000).url,
        "DocumentsBucket": ports.files.view_link(
            "a/b", "v1", file_name="ktp.jpg", media_type="image/jpeg", disposition="inline"
        ),
        "PermitsBucket": ports.permit_files.download_link("a/b", "v1", "izin.pdf"),
    }


def test_every_signed_address_has_its_buckets_host_in_the_region(ports: Any) -> None:
    for output, address in addresses(ports()).items():
        parts = urlsplit(address)
        assert parts.netloc == f"{OUTPUTS[output]}.s3.{REGION}.amazonaws.com"
        assert OUTPUTS[output] not in parts.path


def test_the_pages_may_go_to_every_signed_address_and_to_no_other_bucket(ports: Any) -> None:
    policy = page_headers(bucket_origins(OUTPUTS, REGION))["Content-Security-Policy"]
    signed = {"https://" + urlsplit(address).netloc for address in addresses(ports()).values()}
    for directive in ("connect-src", "img-src", "frame-src"):
        allowed = next(part for part in policy.split("; ") if part.startswith(directive)).split()
        assert {source for source in allowed if source.startswith("https:")} == signed


def test_where_the_stack_has_an_endpoint_of_its_own_the_bucket_stands_in_the_path(
    ports: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://localhost:5000")
    env.settings.cache_clear()
    for output, address in addresses(ports()).items():
        parts = urlsplit(address)
        assert parts.netloc == "localhost:5000"
        assert parts.path.split("/")[1] == OUTPUTS[output]
