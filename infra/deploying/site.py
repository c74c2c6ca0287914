"""The pages: built for a stage, and laid into its bucket so that nobody meets half of them."""

import hashlib
import json
import mimetypes
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from infra.local.site import KEPT, REGIONS

ROOT = Path(__file__).parent.parent.parent
BUILT = "build/deploy-site"
_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript"}


def build(stage: str, public_url: str) -> Path:
    """The sites as this stage shows itself: only prod is not called a rehearsal, and found by
    search engines."""
    environment = os.environ | {"VITE_STAGE": stage, "SITE": BUILT}
    if stage == "prod":
        environment["PUBLIC_URL"] = public_url
    subprocess.run(  # noqa: S603
        ["npm", "run", "--silent", "build"],  # noqa: S607
        cwd=ROOT / "frontend",
        env=environment,
        check=True,
    )
    return ROOT / BUILT


def files(site: Path) -> dict[str, Path]:
    """Every file by its key: what never changes its content first, then the rest, pages last. A
    page is never there before what it loads."""
    return dict(sorted(_found(site), key=lambda one: _turn(one[0])))


def _found(site: Path) -> Iterator[tuple[str, Path]]:
    for folder, prefix in ((site, ""), (REGIONS, "wilayah/")):
        for path in folder.rglob("*"):
            name = path.relative_to(folder)
            if path.is_file() and not any(part.startswith(".") for part in name.parts):
                yield prefix + name.as_posix(), path


def _turn(key: str) -> tuple[int, str]:
    last = key.endswith(("index.html", "sw.js"))
    return (0 if "assets/" in key else 2 if last else 1), key


def caching(key: str) -> str:
    """Cache-Control, by the same table as the local server's."""
    first = tuple(key.split("/")[:2])
    return KEPT.get(first[:1], KEPT.get(first, "no-cache"))


def upload(s3: Any, bucket: str, site: Path) -> dict[str, str]:
    """The version of each object that was laid, by its key: of all pages, so that each release has
    its own. What else is there already, with the same content, stays."""
    there = _listed(s3, bucket)
    versions = {}
    for key, path in files(site).items():
        content = path.read_bytes()
        if not _changes(key) and there.get(key) == _etag(content):
            continue
        stored = s3.put_object(
            Bucket=bucket,
            Key=key,
            Body=content,
            ContentType=_TYPES.get(path.suffix) or mimetypes.guess_type(key)[0] or "text/plain",
            CacheControl=caching(key),
        )
        versions[key] = stored["VersionId"]
    return versions


def put_back(s3: Any, bucket: str, versions: dict[str, str]) -> None:
    """The pages of an earlier release, by its record; what they load is still there."""
    for key in sorted(filter(_changes, versions), key=_turn):
        source = {"Bucket": bucket, "Key": key, "VersionId": versions[key]}
        s3.copy_object(Bucket=bucket, Key=key, CopySource=source)


def digest(s3: Any, bucket: str, keys: Iterable[str]) -> str:
    """SHA-256 (hex) of what these pages say now. A copy of the same content has the same."""
    there = _listed(s3, bucket)
    said = [(key, there.get(key)) for key in sorted(filter(_changes, keys))]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _changes(key: str) -> bool:
    """With a release. Assets are named by their content, regions change once a year."""
    return "assets/" not in key and not key.startswith("wilayah/")


def forget(s3: Any, bucket: str, needed: set[str]) -> list[str]:
    """Assets that no kept release needs; their keys."""
    old = [key for key in _listed(s3, bucket) if "assets/" in key and key not in needed]
    for key in old:
        s3.delete_object(Bucket=bucket, Key=key)
    return old


def _etag(content: bytes) -> str:
    """As S3 gives it, where it encrypts by its own key."""
    return f'"{hashlib.md5(content, usedforsecurity=False).hexdigest()}"'


def _listed(s3: Any, bucket: str) -> dict[str, str]:
    """Each key's ETag."""
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {one["Key"]: one["ETag"] for page in pages for one in page.get("Contents", [])}
