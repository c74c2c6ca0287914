"""Planned work, announced on the public status page by whoever plans it. Nothing of the service has
to run for it: it lies beside the pages (infra/stacks/watch/status.py)."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from infra.deploying.place import Place

KEY = "status/planned.json"
OFFICE = ZoneInfo("Asia/Jakarta")
LONGEST = timedelta(days=3)


def announce(place: Place, begins: str, ends: str, *, indonesian: str, english: str) -> int:
    """In place of what was announced before. Times as ``2026-12-05 20:00``, at the office."""
    try:
        begin, end = (datetime.fromisoformat(one).replace(tzinfo=OFFICE) for one in (begins, ends))
    except ValueError:
        print("Times are written 2026-12-05 20:00, at the office (WIB).")
        return 1
    if not timedelta(0) < end - begin <= LONGEST:
        print(f"It ends after it begins, and takes at most {LONGEST.days} days.")
        return 1
    if not indonesian.strip() or not english.strip():
        print('Say what citizens will notice, in both languages: ID="..." EN="..."')
        return 1
    text = {"id": indonesian.strip(), "en": english.strip()}
    _write(place, [{"from": begin.isoformat(), "to": end.isoformat(), "text": text}])
    print(f"Announced on {place.settings['PublicUrl']}/status, within five minutes.")
    return 0


def clear(place: Place) -> int:
    _write(place, [])
    print("Nothing is announced any more.")
    return 0


def _write(place: Place, items: list[dict[str, object]]) -> None:
    place.home["s3"].put_object(
        Bucket=place.bucket("site"),
        Key=KEY,
        Body=json.dumps(items, ensure_ascii=False).encode(),
        ContentType="application/json",
    )
