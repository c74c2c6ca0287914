"""What was deployed, kept so that it can be put back, and who is at it just now.

All of it lies in the bucket ``releases``: zips by their SHA-256, a record of each release, and a
lock while somebody changes what serves.
"""

import base64
import json
import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from infra.deploying import memory, site
from infra.deploying.place import Place


class Locked(Exception):
    """Somebody else deploys or goes back, or one that did was cut off."""


@dataclass(frozen=True)
class Release:
    """``functions``: what of each function's configuration a release decides. ``pages``: the
    version of each page in its bucket; ``site``: what they say, as one digest, empty of one
    that was recorded before there was any; ``assets``: what they load."""

    name: str
    commit: str
    at: str
    sha256: str
    functions: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    site: str = ""
    assets: list[str] = field(default_factory=list)
    back_from: str = ""
    """Of one that was put back: the release that served until then."""

    def same_as(self, other: "Release") -> bool:
        return (self.sha256, self.site) == (other.sha256, other.site)


KEPT = 10
"""Releases whose assets stay in the bucket of the site."""

_DECIDED = ("Environment", "MemorySize", "Timeout")


def new(sha256: str, now: datetime) -> Release:
    commit = _git("rev-parse", "HEAD")
    return Release(name_of(commit, now), commit=commit, at=now.isoformat(), sha256=sha256)


def name_of(commit: str, now: datetime) -> str:
    """Names sort by time; to the microsecond, since whoever goes back may be quick."""
    return f"{now:%Y%m%dT%H%M%S%fZ}-{commit[:7]}"


def base64_of(sha256: str) -> str:
    """A digest as Lambda says it."""
    return base64.b64encode(bytes.fromhex(sha256)).decode()


def serves(place: Place, release: Release) -> bool:
    """Whether all its functions run its package and its pages are the ones shown. That is not so
    after a newer one that ended before it was recorded."""
    client = place.home["lambda"]
    ran = {
        client.get_function_configuration(FunctionName=memory.function_name(place.prefix, name))[
            "CodeSha256"
        ]
        for name in release.functions
    }
    shown = site.digest(place.home["s3"], place.bucket("site"), release.pages)
    return ran == {base64_of(release.sha256)} and release.site in ("", shown)


def keep_zip(place: Place, package: Path, sha256: str) -> str:
    """Its key. Once for each content."""
    key = f"zips/{sha256}.zip"
    s3, bucket = place.home["s3"], place.bucket("releases")
    found = s3.list_objects_v2(Bucket=bucket, Prefix=key).get("KeyCount", 0)
    if not found:
        s3.upload_file(str(package), bucket, key)
    return key


def record(place: Place, release: Release) -> None:
    """What was recorded is never written over."""
    place.home["s3"].put_object(
        IfNoneMatch="*",
        Bucket=place.bucket("releases"),
        Key=f"records/{release.name}.json",
        Body=json.dumps(asdict(release), indent=1).encode(),
        ContentType="application/json",
    )


def all_of(place: Place) -> list[Release]:
    """Newest first."""
    s3, bucket = place.home["s3"], place.bucket("releases")
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="records/")
    keys = sorted((one["Key"] for page in pages for one in page.get("Contents", [])), reverse=True)
    return [
        Release(**json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read())) for key in keys
    ]


def before(place: Place, release: Release) -> Release | None:
    """Where it goes from here: what was left by going back to it, else the newest of those before
    it with another package or other pages. So who goes back twice is where they began."""
    known = all_of(place)
    if release.back_from:
        return next((one for one in known if one.name == release.back_from), None)
    older = [one for one in known if one.name < release.name]
    return next((one for one in older if not one.same_as(release)), None)


def configurations(place: Place, functions: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Of each function as it runs now."""
    client = place.home["lambda"]
    found = {}
    for name in functions:
        one = client.get_function_configuration(
            FunctionName=memory.function_name(place.prefix, name)
        )
        found[name] = {key: one[key] for key in _DECIDED if key in one}
    return found


def put_back(place: Place, release: Release) -> None:
    """Functions, all at once, then pages. Requests meet either release meanwhile; records and
    answers of two adjacent ones fit together."""
    with ThreadPoolExecutor(8) as hands:
        work = [
            hands.submit(_put_back, place, name, configuration, release.sha256)
            for name, configuration in release.functions.items()
        ]
        for one in work:
            one.result()
    site.put_back(place.home["s3"], place.bucket("site"), release.pages)


def _put_back(place: Place, name: str, configuration: dict[str, Any], sha256: str) -> None:
    client, function = place.home["lambda"], memory.function_name(place.prefix, name)
    client.update_function_code(
        FunctionName=function,
        S3Bucket=place.bucket("releases"),
        S3Key=f"zips/{sha256}.zip",
    )
    client.get_waiter("function_updated_v2").wait(
        FunctionName=function, WaiterConfig={"Delay": 1, "MaxAttempts": 50}
    )
    client.update_function_configuration(FunctionName=function, **configuration)
    client.get_waiter("function_updated_v2").wait(
        FunctionName=function, WaiterConfig={"Delay": 1, "MaxAttempts": 50}
    )


@contextmanager
def locked(place: Place, who: str) -> Iterator[None]:
    """:raises Locked: with who, and since when."""
    s3, bucket = place.home["s3"], place.bucket("releases")
    body = json.dumps({"who": who, "since": datetime.now(UTC).isoformat()}).encode()
    try:
        s3.put_object(Bucket=bucket, Key="lock.json", Body=body, IfNoneMatch="*")
    except ClientError as error:
        if error.response["Error"]["Code"] not in (
            "PreconditionFailed",
            "ConditionalRequestConflict",
        ):
            raise
        held = json.loads(s3.get_object(Bucket=bucket, Key="lock.json")["Body"].read())
        raise Locked(
            f"{held['who']} has been at it since {held['since']} (was that cut off: UNLOCK=1)"
        ) from None
    try:
        yield
    finally:
        s3.delete_object(Bucket=bucket, Key="lock.json")


def unlock(place: Place) -> None:
    place.home["s3"].delete_object(Bucket=place.bucket("releases"), Key="lock.json")


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], capture_output=True, text=True, check=True)  # noqa: S603, S607
    return done.stdout.strip()
