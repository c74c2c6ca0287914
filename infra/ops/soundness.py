"""Whether a set of tables is whole, as the service reads it: chains of notes, numbers, files."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from botocore.exceptions import ClientError

from chalicelib.domain.accounts.model import Account
from chalicelib.domain.all_ports import AllPorts
from chalicelib.domain.applications.model import Application
from chalicelib.domain.audit.notes import Note, first_break
from chalicelib.domain.office_data.auditing import END, SUBJECT
from chalicelib.domain.office_data.model import OfficeKind
from chalicelib.domain.permits.series import FreedNumbers
from infra.deploying.place import Place
from infra.ops import kept


@dataclass(frozen=True)
class Finding:
    """``wrong``: this backup would not do."""

    text: str
    wrong: bool = False


def look(place: Place, ports: AllPorts, prefix: str) -> Iterator[Finding]:
    """Of the tables under this prefix, which ``ports`` read."""
    found = [*kept.items(place, f"{prefix}-applications")]
    ids = [one["pk"]["S"].removeprefix("app#") for one in found if one["sk"]["S"] == "application"]
    applications = [ports.applications.get(one) for one in ids]
    accounts = [
        account
        for item in kept.items(place, f"{prefix}-accounts")
        if item["pk"]["S"].startswith("account#")
        and (account := ports.accounts.find(item["pk"]["S"].removeprefix("account#")))
    ]
    yield _chains(ports, applications, accounts)
    yield from _numbers(ports, found, kept.items(place, f"{prefix}-counters"))
    yield _files(place, ports, applications, prefix)


def _chains(ports: AllPorts, applications: list[Application], accounts: list[Account]) -> Finding:
    ends = {f"app#{one.application_id}": (one.note_count, one.note_head) for one in applications}
    ends |= {one.subject: (one.note_count, one.note_head) for one in accounts}
    if end := ports.office_data.find(OfficeKind.CHAIN, END):
        ends[SUBJECT] = (end.version, end.note_head)
    broken = [
        subject
        for subject, (count, head) in ends.items()
        if first_break(_notes(ports, subject), count, head) is not None
    ]
    if broken:
        return Finding(f"{len(broken)} chains of notes are broken: {', '.join(broken[:5])}", True)
    return Finding(f"{len(ends)} chains of notes are whole")


def _notes(ports: AllPorts, subject: str) -> Iterator[Note]:
    last = 0
    while page := ports.notes.of(subject, after=last, limit=1000):
        yield from page
        last = page[-1].seq


def _numbers(
    ports: AllPorts, found: list[kept.Item], counters: Iterator[kept.Item]
) -> Iterator[Finding]:
    """Each permit number once, none missing, and the counter at the highest (docs/checks.md 32)."""
    claimed: dict[str, list[int]] = defaultdict(list)
    for item in found:
        if item["sk"]["S"] == "number":
            claim = json.loads(item["body"]["S"])
            if claim.get("series"):
                claimed[claim["series"]].append(claim["sequence"])
    counted = {one["series"]["S"] for one in counters if one["part"]["S"] == "last"}
    series = {one for one in {*claimed, *counted} if one.startswith("permit#")}
    for one in sorted(series):
        freed = ports.records.find(FreedNumbers, one)
        held = sorted([*claimed[one], *(freed.sequences if freed else ())])
        last = ports.counters.last(one)
        if held != list(range(1, last + 1)):
            yield Finding(f"{one}: {len(held)} numbers, but the counter is at {last}", True)
    yield Finding(f"{sum(map(len, claimed.values()))} permit numbers, {len(series)} counters read")


def _files(place: Place, ports: AllPorts, applications: list[Application], prefix: str) -> Finding:
    """Each file that a record pins is there in that very version, with the digest noted."""
    pinned = [
        ("documents", document.file.key, document.file.version_id, document.file.sha256)
        for one in applications
        for document in one.documents.values()
        if document.file and not one.erased_at
    ]
    for item in kept.items(place, f"{prefix}-permits"):
        own = item["pk"]["S"]
        permit = (
            ports.permits.find(own.removeprefix("permit#")) if own.startswith("permit#") else None
        )
        if permit and permit.key:
            pinned.append(("permits", permit.key, permit.version_id, permit.sha256))
    lost = [
        key for part, key, version, sha256 in pinned if _digest(place, part, key, version) != sha256
    ]
    if lost:
        return Finding(
            f"{len(lost)} of {len(pinned)} files are not what was noted: {lost[0]}", True
        )
    return Finding(f"{len(pinned)} files are there, in the versions and with the digests noted")


def _digest(place: Place, part: str, key: str, version: str) -> str:
    """Empty when it is gone."""
    try:
        body = place.home["s3"].get_object(Bucket=place.bucket(part), Key=key, VersionId=version)
    except ClientError:
        return ""
    return hashlib.sha256(body["Body"].read()).hexdigest()
