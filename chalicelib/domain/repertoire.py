"""The signs that a letter can print, and with it whatever stands on one: names, titles, places.

What is typed is printed, and nothing else: a sign that the letters' typefaces lack is refused with
its name where it is typed (docs/checks.md 64). Scripts whose letters join or stack (Arabic, Jawi,
Devanagari, Javanese) and those of thousands of signs would need more than a typeface.
"""

import unicodedata
from bisect import bisect_right

from chalicelib.domain.errors import FieldProblem, InvalidInput

# Latin with its extensions, phonetic and transliteration signs, Greek, Cyrillic, punctuation,
# raised and lowered figures, currencies, letterlike signs, fractions, arrows, operators, shapes: as
# far as Caladea and DejaVu Serif go, in both weights (tests/unit/letters/test_fallback.py).
_RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E), (0x00A0, 0x00AC), (0x00AE, 0x02CD), (0x02D0, 0x02D3), (0x02D6, 0x02DE),
    (0x02E0, 0x02E9), (0x02EC, 0x02EC), (0x02EE, 0x02F0), (0x02F3, 0x02F3), (0x02F7, 0x02F7),
    (0x0370, 0x0377), (0x037A, 0x037F), (0x0384, 0x038A), (0x038C, 0x038C), (0x038E, 0x03A1),
    (0x03A3, 0x03E1), (0x03F0, 0x045F), (0x1D43, 0x1D6A), (0x1E00, 0x1EFB), (0x2010, 0x2026),
    (0x202F, 0x203A), (0x203C, 0x203E), (0x2042, 0x2042), (0x2044, 0x2049), (0x204B, 0x204F),
    (0x2051, 0x2053), (0x2057, 0x2057), (0x2070, 0x2071), (0x2074, 0x208E), (0x2090, 0x209C),
    (0x20A6, 0x20A6), (0x20AC, 0x20AC), (0x20AF, 0x20AF), (0x20B1, 0x20B1), (0x20B4, 0x20B5),
    (0x20B8, 0x20BA), (0x20BD, 0x20BD), (0x2103, 0x2103), (0x2109, 0x2109), (0x210E, 0x210F),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2126, 0x2127), (0x212A, 0x212B), (0x2132, 0x2132),
    (0x2141, 0x2144), (0x214B, 0x214B), (0x214E, 0x214E), (0x2150, 0x2185), (0x2189, 0x2189),
    (0x2190, 0x2199), (0x21D0, 0x21D5), (0x2200, 0x2200), (0x2202, 0x2204), (0x2206, 0x2209),
    (0x220B, 0x220C), (0x220F, 0x2215), (0x2217, 0x2220), (0x2223, 0x222D), (0x2238, 0x223D),
    (0x2242, 0x2243), (0x2248, 0x2248), (0x2250, 0x2255), (0x2260, 0x2261), (0x2264, 0x2265),
    (0x2282, 0x2287), (0x228C, 0x22AF), (0x22C4, 0x22C5), (0x25A0, 0x25FF), (0xFB00, 0xFB06),
)  # fmt: skip
_MOST_NAMED = 5
_FIRSTS = [first for first, _ in _RANGES]
# By the first word of their letters' names in Unicode.
_OTHER_SCRIPTS = (
    "ARABIC", "SYRIAC", "THAANA", "NKO", "DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "KANNADA",
    "MALAYALAM", "SINHALA", "THAI", "LAO", "TIBETAN", "MYANMAR", "KHMER", "MONGOLIAN", "BALINESE",
    "JAVANESE", "SUNDANESE", "BATAK", "BUGINESE", "REJANG", "LONTARA", "HEBREW",
    "CJK", "HIRAGANA", "KATAKANA", "HANGUL",
)  # fmt: skip


def ranges() -> tuple[tuple[int, int], ...]:
    """First and last code points."""
    return _RANGES


def is_printable(sign: str) -> bool:
    place = bisect_right(_FIRSTS, ord(sign)) - 1
    return place >= 0 and ord(sign) <= _RANGES[place][1]


def require_printable(text: str, path: str) -> None:
    """Of the text in NFC; line ends apart.

    :raises InvalidInput: ``another-script``, or ``unprintable-signs``, with the ``signs``.
    """
    if problem := unprintable(text, path):
        raise InvalidInput(fields=[problem])


def unprintable(text: str, path: str) -> FieldProblem | None:
    """Likewise, told and not raised."""
    lacking = list(dict.fromkeys(sign for sign in text if sign != "\n" and not is_printable(sign)))
    if not lacking:
        return None
    scripts = any(unicodedata.name(sign, "").startswith(_OTHER_SCRIPTS) for sign in lacking)
    code = "another-script" if scripts else "unprintable-signs"
    return FieldProblem(path, code, {"signs": ", ".join(map(_shown, lacking[:_MOST_NAMED]))})


def _shown(sign: str) -> str:
    """A mark that stands over letters gets a circle to stand over."""
    carrier = "\u25cc" if unicodedata.category(sign)[0] == "M" else ""
    return f"{carrier}{sign} (U+{ord(sign):04X})"


def printable_signs() -> list[int]:
    """Code points, for cutting typefaces."""
    return [point for first, last in _RANGES for point in range(first, last + 1)]
