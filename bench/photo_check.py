"""How much cheaper the photo check is than decoding the whole picture.

Both run in turn on the same pictures in the same process; only their ratio means anything. The
full decode is what the check would do without ``Image.draft``: decode every pixel, make it grey
and take the same measures of a copy reduced as far.
"""

import io
import json
import random
import statistics
import time
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from chalicelib.adapters.inspection.images import look_at_photo, remarks

AT_LEAST = 4.0
# Shown, but not held to AT_LEAST: it was shrunk before it was sent, and what is left of its cost
# (a few milliseconds either way) is reading the compressed data, which no scale can skip.
SMALL = "KTP, 2 megapixels"
ROUNDS = 7


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
    start = time.perf_counter()
    work(data)
    return time.perf_counter() - start


def measure() -> dict[str, float]:
    """Median ratio (full decode to check) per picture."""
    pictures = {
        "KTP, 12 megapixels": photo(4000, 3000, 512 * 1024),
        "KTP, 8 megapixels": photo(2448, 3264, 512 * 1024),
        "letter, 12 megapixels": photo(3024, 4032, 1024 * 1024),
        SMALL: photo(1600, 1200, 512 * 1024),
    }
    ratios = {}
    for name, data in pictures.items():
        pairs = [(seconds(full_decode, data), seconds(look_at_photo, data)) for _ in range(ROUNDS)]
        full, check = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratios[name] = round(full / check, 2)
        times = f"full {full * 1000:6.1f} ms, check {check * 1000:5.1f} ms"
        print(f"{name:>21}: {times}, {ratios[name]} times as fast")
    return ratios


def main() -> None:
    ratios = measure()
    least = min(ratio for name, ratio in ratios.items() if name != SMALL)
    print(json.dumps({"photo_check": {"times_as_fast": least, "pictures": ratios}}))
    assert least >= AT_LEAST, f"the photo check is only {least} times as fast"


if __name__ == "__main__":
    main()
