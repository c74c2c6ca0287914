"""What a deployment puts into the bucket of the site, and what it leaves where it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from infra.deploying import site

BUCKET = "pages"


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        client = boto3.client("s3", region_name="us-east-1")
        client.create_bucket(Bucket=BUCKET)
        client.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
        yield client


@pytest.fixture
def regions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "wilayah"
    folder.mkdir()
    (folder / "13.json").write_text('["Solok"]')
    (folder / "14.json").write_text('["Kampar"]')
    monkeypatch.setattr(site, "REGIONS", folder)
    return folder


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "main-1.js").write_text("1")
    (folder / "index.html").write_text("<html>")
    return folder


def test_a_release_lays_its_own_pages_and_of_the_rest_only_what_differs(
    s3: Any, built: Path, regions: Path
) -> None:
    """Hundreds of regions would take half of every deployment."""
    first = site.upload(s3, BUCKET, built)
    assert set(first) == {"index.html", "assets/main-1.js", "wilayah/13.json", "wilayah/14.json"}
    (regions / "14.json").write_text('["Kampar", "Siak"]')
    second = site.upload(s3, BUCKET, built)
    assert set(second) == {"index.html", "wilayah/14.json"}
    assert second["index.html"] != first["index.html"]
    served = s3.get_object(Bucket=BUCKET, Key="wilayah/14.json")
    assert served["Body"].read() == b'["Kampar", "Siak"]'


def test_pages_that_say_the_same_have_one_digest_however_often_they_were_laid(
    s3: Any, built: Path, regions: Path
) -> None:
    first = site.upload(s3, BUCKET, built)
    said = site.digest(s3, BUCKET, first)
    site.upload(s3, BUCKET, built)
    assert site.digest(s3, BUCKET, first) == said
    (built / "index.html").write_text("<html>newer")
    site.upload(s3, BUCKET, built)
    assert site.digest(s3, BUCKET, first) != said
    site.put_back(s3, BUCKET, first)
    assert site.digest(s3, BUCKET, first) == said
    s3.delete_object(Bucket=BUCKET, Key="index.html")
    assert site.digest(s3, BUCKET, first) != said
