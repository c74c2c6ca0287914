"""Capital letters as the office wants them: each word with one, not the whole text.

The forms of the sources refuse text in capitals; here it is put right instead. Text that already
mixes both cases was typed with care and is left as it is.
"""

import re

_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "yang", "bin", "binti"})

# Abbreviations that stay in capitals, as they occur in names of offices, schools and clinics.
_ABBREVIATIONS = frozenset({
    "AMP", "BKPSDM", "BLUD", "BPBD", "BPJS", "BPM", "CV", "DPMPTSP", "HKBP", "IAIN", "IBI",
    "IPB", "ITB", "KB", "KUA", "MAN", "MI", "MIN", "MTS", "MTSN", "OPD", "PAUD", "PDAM", "PKM",
    "PMB", "PMI", "PNM", "PT", "RA", "RI", "RS", "RSI", "RSIA", "RSUD", "RSUP", "RT", "RW",
    "SD", "SDIT", "SDN", "SKPD", "SLB", "SLTA", "SMA", "SMAN", "SMK", "SMKN", "SMP", "SMPIT",
    "SMPN", "TK", "TNI", "TPMB", "UIN", "UMMY", "UMSB", "UNAND", "UNP", "UPT", "UPTD", "UPZ",
})  # fmt: skip
_ROMAN = re.compile(r"(?=[IVXL])(XL|L?X{0,3})(IX|IV|V?I{0,3})")
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


def is_one_case(text: str) -> bool:
    """All capitals, or no capital at all; text without letters is neither."""
    return any(c.isalpha() for c in text) and (text == text.upper() or text == text.lower())


def capitalise(word: str) -> str:
    """One capital: ``SYAPUTRA`` → ``Syaputra``, ``nur'aini`` → ``Nur'aini``, ``siti-ana`` →
    ``Siti-Ana``, ``a.rahman`` → ``A.Rahman``."""

    def part(match: re.Match[str]) -> str:
        letters = match[0]
        before = _WORD.findall(word[: match.start()])
        # After an apostrophe the word goes on, unless only one letter was before it (D'Angelo).
        if before and len(before[-1]) > 1 and word[match.start() - 1] in "'’`":
            return letters.lower()
        return letters[:1].upper() + letters[1:].lower()

    return _WORD.sub(part, word)


def title_case(text: str) -> str:
    """Text in one case, made title case: ``PUSKESMAS TALANG`` → ``Puskesmas Talang``, ``RSUD
    AROSUKA`` → ``RSUD Arosuka``, ``SDN 05 KOTO BARU`` → ``SDN 05 Koto Baru``."""
    if not is_one_case(text):
        return text
    words = text.split()
    return " ".join(_word(word, first=index == 0) for index, word in enumerate(words))


def _word(word: str, *, first: bool) -> str:
    bare = word.strip("().,;:/\"'").upper()
    if bare in _ABBREVIATIONS or (bare and _ROMAN.fullmatch(bare)):
        return word.upper()
    if not first and bare.lower() in _SMALL:
        return word.lower()
    return capitalise(word)
