"""The emblem at the head of a letter: the office's own picture, or a neutral roundel."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from fpdf.image_datastructures import ImageCache, RasterImageInfo
from fpdf.image_parsing import preload_image

from chalicelib.adapters.letters.fonts import LetterFile


class Emblem(Protocol):
    def ink(self, x: float, y: float, size: float) -> str:
        """PDF operators for a square whose lower left corner is at x, y on the page."""
        ...

    def place(self, file: LetterFile, x: float, y: float, size: float) -> None:
        """Put what operators alone cannot draw on the current page."""
        ...


class Roundel:
    """A public building in a ring, drawn for this project; it stands for no existing office."""

    TEAL, GOLD, WHITE = "0.12 0.31 0.37 rg", "0.88 0.69 0.29 rg", "1 g"
    # On a field of 128 x 128: roof, columns, steps.
    BUILDING = "64 104 m 100 84 l 100 78 l 28 78 l 28 84 l h " + " ".join(
        f"{x} {y} {w} {h} re"
        for x, y, w, h in (
            *((x, 44, 8, 30) for x in (34, 50, 70, 86)),
            (28, 35, 72, 5),
            (23, 27, 82, 5),
        )
    )
    GABLE = "64 96 m 75 86 l 53 86 l h"

    def ink(self, x: float, y: float, size: float) -> str:
        scale = size / 128
        rings = (
            f"{colour} {_circle(64, 64, radius)} f"
            for colour, radius in ((self.TEAL, 62), (self.WHITE, 58), (self.TEAL, 55.5))
        )
        building = f"{self.WHITE} {self.BUILDING} f {self.GOLD} {self.GABLE} f"
        moved = f"{scale:.4f} 0 0 {scale:.4f} {x:.2f} {y:.2f} cm"
        return "\n".join(("q", moved, *rings, building, "Q"))

    def place(self, file: LetterFile, x: float, y: float, size: float) -> None:
        """All of it is ink."""


class Picture:
    """A PNG, JPEG or SVG file. PNG and JPEG are decoded once per process; fpdf2 draws an SVG
    anew for each letter, which costs about 5 ms."""

    def __init__(self, path: Path) -> None:
        self._path = path
        kept = ImageCache()
        preload_image(kept, path)
        self._decoded = kept.images

    def ink(self, x: float, y: float, size: float) -> str:
        return ""

    def place(self, file: LetterFile, x: float, y: float, size: float) -> None:
        for name, info in self._decoded.items():
            # A copy: fpdf2 notes each file's own object numbers and uses in it.
            file.image_cache.images[name] = RasterImageInfo(info)
        top = file.h - y - size
        file.image(self._path, x, top, size, size, keep_aspect_ratio=True)


def _circle(x: float, y: float, radius: float) -> str:
    """Four Bézier arcs; 0.5523 is the usual approximation, off by 0.03 %."""
    k = radius * 0.5523
    r = radius
    arcs = (
        (r, k, k, r, 0, r),
        (-k, r, -r, k, -r, 0),
        (-r, -k, -k, -r, 0, -r),
        (k, -r, r, -k, r, 0),
    )
    curves = (
        f"{x + a:.2f} {y + b:.2f} {x + c:.2f} {y + d:.2f} {x + e:.2f} {y + f:.2f} c"
        for a, b, c, d, e, f in arcs
    )
    return f"{x + r:.2f} {y:.2f} m {' '.join(curves)} h"
