"""How much cheaper the photo check is than decoding the whole picture.

Both run in turn on the same pictures in the same process; only their ratio means anything. The
full decode is what the check would do without ``Image.draft``: decode every pixel, make it grey
and take the same measures of a copy reduced as far.

Beside them stands what ``check_upload`` really does, the whole inspection in a fork of its own: by
the clock on the wall, and the processor time that forking, confining and passing the file cost
above the same inspection in this process (docs/decisions/0055-one-process-forks-per-file.md).
"""

import io
import json
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

from bench.tables import table
from chalicelib.adapters.inspection import worker
from chalicelib.adapters.inspection.images import look_at_photo, remarks
from chalicelib.adapters.inspection.sandbox import processes
from chalicelib.domain.uploads.model import DocumentRule

AT_LEAST = 4.0
# Shown, but not held to AT_LEAST: it was shrunk before it was sent, and what is left of its cost
# (a few milliseconds either way) is reading the compressed data, which no scale can skip.
SMALL = "KTP, 2 megapixels"
ROUNDS = 7
MOST_ABOVE_MS = 20.0
RULE = DocumentRule(formats=("jpg",), max_bytes=1024 * 1024)


def photo(width: int, height: int, most_bytes: int) -> bytes:
    """A photographed card: edges, text-like marks, a little noise, at the best quality that the
    document's rule lets through."""
    chance = random.Random(width)
    image = Image.effect_noise((width, height), 12).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(400):
        x, y = chance.randrange(width), chance.randrange(height)
        colour = chance.choice(("#102030", "#a03030", "#e8e0d0"))
        draw.rectangle((x, y, x + width // 30, y + height // 100), fill=colour)
    image = image.filter(ImageFilter.GaussianBlur(1))
    for quality in range(90, 20, -10):
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        if out.tell() <= most_bytes:
            break
    return out.getvalue()


def full_decode(data: bytes) -> None:
    with Image.open(io.BytesIO(data)) as image:
        grey = image.convert("L")
        grey.thumbnail((grey.width // 8, grey.height // 8))
        remarks(grey)


def seconds(work: Callable[[bytes], object], data: bytes) -> float:
    start = time.process_time()
    work(data)
    return time.process_time() - start


def inspections(data: bytes) -> tuple[list[float], list[float]]:
    """Of whole inspections: seconds by the clock on the wall, and processor seconds above those of
    the same work here, in turn."""
    head = {"format": "jpg", "rule": asdict(RULE)}
    request = json.dumps(head).encode() + b"\n" + data
    running = processes()
    running.run(request)
    walls, above = [], []
    for _ in range(ROUNDS):
        here = seconds(worker.answer, request)
        wall, own = time.perf_counter(), time.process_time()
        outcome = running.run(request)
        walls.append(time.perf_counter() - wall)
        above.append(outcome.cpu_seconds + time.process_time() - own - here)
        if "reason" in json.loads(outcome.answer.partition(b"\n")[0]):
            raise AssertionError("an honest picture was refused")
    running.close()
    return walls, above


def measure() -> dict[str, Any]:
    """Medians in milliseconds and their ratio (full decode to check) per picture; ``ratio`` is the
    least of those that count."""
    pictures = {
        "KTP, 12 megapixels": photo(4000, 3000, 512 * 1024),
        "KTP, 8 megapixels": photo(2448, 3264, 512 * 1024),
        "letter, 12 megapixels": photo(3024, 4032, 1024 * 1024),
        SMALL: photo(1600, 1200, 512 * 1024),
    }
    found = {}
    for name, data in pictures.items():
        pairs = [(seconds(full_decode, data), seconds(look_at_photo, data)) for _ in range(ROUNDS)]
        walls, above = inspections(data)
        full, check = (statistics.median(times) * 1000 for times in zip(*pairs, strict=True))
        found[name] = {
            "full_ms": round(full, 1),
            "check_ms": round(check, 1),
            "ratio": round(full / check, 2),
            "inspection_ms": round(statistics.median(walls) * 1000, 1),
            "process_ms": round(statistics.median(above) * 1000, 1),
        }
    return {
        "rounds": ROUNDS,
        "pictures": found,
        "ratio": min(one["ratio"] for name, one in found.items() if name != SMALL),
        "at_least": AT_LEAST,
        "missed": [
            f"{name}: its process costs {one['process_ms']} ms, at most {MOST_ABOVE_MS}"
            for name, one in found.items()
            if one["process_ms"] > MOST_ABOVE_MS
        ],
    }


def show(result: dict[str, Any]) -> None:
    rows = [(name, *one.values()) for name, one in result["pictures"].items()]
    print(
        table(
            (
                "picture",
                "full decode ms",
                "check ms",
                "times as fast",
                "whole inspection ms",
                "of it its process, CPU ms",
            ),
            rows,
        )
    )
    print(f"least ratio {result['ratio']} (at least {AT_LEAST}; small pictures are only shown)")
    print(f"a process costs at most {MOST_ABOVE_MS} ms: {result['missed'] or 'met'}")


if __name__ == "__main__":
    show(measure())
