"""The scene in a folder, as `saved_state` loads it: made once for what it is made from."""

import base64
import gc
import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.working_time.calendar import WorkingCalendar
from infra.local import state_files
from infra.local.names import ACCOUNT, APP, PREFIX, REGION, STAGE
from infra.local.resources import resources
from infra.local.scene import story
from infra.local.scene.people import words
from infra.local.scene.world import World, world

FOLDER = Path("build/scene")
_ROOT = Path(__file__).parents[3]
_MADE_FROM = (
    "chalicelib/**/*.py",
    "chalicelib/**/*.toml",
    "infra/stacks/state/*",
    "infra/local/**/*",
)
_ALIAS = f"alias/{PREFIX}-signing"


def kept(url: str, now: datetime, folder: Path = FOLDER) -> Path:
    """Where the scene lies for this code, day and address (which stands in links and QR codes).
    Made if it is not there; another one is thrown away then."""
    last = last_day(now)
    place = folder / _name(url, last)
    if not state_files.is_there(place):
        shutil.rmtree(folder, ignore_errors=True)
        make(url, last, place)
    return place


def make(url: str, last: date, place: Path, scene: Mapping[str, Any] | None = None) -> None:
    """Tell the story up to the evening of `last`, into this folder; `scene`: as `scene.toml`."""
    scene = scene or words("scene")
    gc.disable()  # it would look through what all stays, again and again
    try:
        with told(url, last, scene) as made:
            _write(made, place)
    finally:
        gc.enable()


@contextmanager
def told(url: str, last: date, scene: Mapping[str, Any]) -> Iterator[World]:
    """The world in which it has happened."""
    zone = ZoneInfo(TemplateCatalogue().office.timezone)
    end = datetime.combine(last, time(19), zone).astimezone(UTC)
    begin = end - timedelta(days=scene["months"] * 30 + 10)
    with world(url, begin, end, scene["seed"]) as made:
        story.tell(made, last, scene)
        yield made


def last_day(now: datetime) -> date:
    """The last working day that is over: the scene ends there, and nothing of it is to come."""
    office = TemplateCatalogue().office
    calendar = WorkingCalendar(office.hours, office.timezone)
    day = calendar.local_date(now) - timedelta(days=1)
    while not calendar.is_working_day(day):
        day -= timedelta(days=1)
    return day


def _name(url: str, last: date) -> str:
    found = hashlib.sha256(f"{url} {last}".encode())
    for pattern in _MADE_FROM:
        for path in sorted(_ROOT.glob(pattern)):
            if path.is_file() and path.suffix != ".pyc" and "wilayah" not in path.parts:
                found.update(f"{path.relative_to(_ROOT)}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()[:20]


def _write(made: World, place: Path) -> None:
    objects = [about for _, about in made.objects.kept.values()]
    contents = {about["content"]: data for data, about in made.objects.kept.values()}
    state_files.write(
        place,
        contents,
        tables=_tables(made),
        objects=objects,
        keys={_ALIAS: _key(made)},
        secrets=made.secrets,
        parameters={f"/{APP}/{STAGE}/signing-certificate": made.chain},
        messages={"mails": made.sent.mails, "whatsapp": made.sent.whatsapp},
    )


def _tables(made: World) -> dict[str, list[Any]]:
    """Without what has ended by itself."""
    now, tables = int(made.clock.at.timestamp()), {}
    for properties in resources("AWS::DynamoDB::Table", APP, STAGE, ACCOUNT):
        name = properties["TableName"]
        ends = properties.get("TimeToLiveSpecification", {}).get("AttributeName", "")
        tables[name] = [item for item in made.dynamodb.items(name) if _end(item, ends, now) >= now]
    return tables


def _end(item: dict[str, Any], attribute: str, never: int) -> int:
    return int(item[attribute]["N"]) if attribute in item else never


def _key(made: World) -> dict[str, Any]:
    identity = "00000000-0000-4000-8000-000000001621"
    private = made.kms.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return {
        "id": identity,
        "arn": f"arn:aws:kms:{REGION}:{ACCOUNT}:key/{identity}",
        "material": base64.b64encode(b"of the scene").decode(),
        "private": private.decode(),
    }
