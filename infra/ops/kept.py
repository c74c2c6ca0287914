"""All that a stage keeps: its tables item by item, and the buckets whose versions stay."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from infra.deploying.place import Place

BUCKETS = ("documents", "permits")
COPY = "drill"
"""Stands between the stage's prefix and a table's own name in a copy of all tables."""

Item = dict[str, Any]


def tables(place: Place) -> list[str]:
    """Their parts (``applications``), without those of a copy."""
    pages = place.home["dynamodb"].get_paginator("list_tables").paginate()
    ours = f"{place.prefix}-"
    parts = [
        name.removeprefix(ours)
        for page in pages
        for name in page["TableNames"]
        if name.startswith(ours)
    ]
    return sorted(part for part in parts if not part.startswith(f"{COPY}-"))


def items(place: Place, table: str) -> Iterator[Item]:
    """As DynamoDB's low-level client has them; ``table`` is the whole name."""
    for page in place.home["dynamodb"].get_paginator("scan").paginate(TableName=table):
        yield from page["Items"]


def line(item: Item) -> bytes:
    """The same for the same item, whatever order its attributes come in."""
    return json.dumps(item, sort_keys=True, default=_bytes).encode() + b"\n"


def _bytes(value: Any) -> Any:
    return {"base64": bytes(value).hex()}


def versions(place: Place, part: str) -> Iterator[dict[str, str]]:
    """``Key`` and ``VersionId`` of every version in a bucket; not the marks of deletion."""
    pages = place.home["s3"].get_paginator("list_object_versions")
    for page in pages.paginate(Bucket=place.bucket(part)):
        yield from page.get("Versions", [])


def digest(lines: Iterator[bytes]) -> tuple[int, str]:
    """How many, and one SHA-256 of all, in whatever order they came."""
    count, mixed = 0, 0
    for one in lines:
        count += 1
        mixed ^= int.from_bytes(hashlib.sha256(one).digest())
    return count, f"{mixed:064x}"
