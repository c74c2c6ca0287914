"""Apps that stamp their name on what they scan (docs/domain.md §1.15: no such watermark)."""

_APPS = (
    "camscanner",
    "intsig",  # the maker of CamScanner, as its PDFs name it
    "tapscanner",
    "tap scanner",
    "tiny scanner",
    "clear scan",
    "simple scanner",
    "easy scanner",
    "fast scanner",
    "notebloc",
)


def names_scanner_app(text: str) -> bool:
    """Whether metadata or a link names one of them."""
    lowered = text.lower()
    return any(app in lowered for app in _APPS)
