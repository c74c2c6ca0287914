"""README lists what make can do, word for word."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def test_readme_lists_what_make_can_do() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    targets = dict(re.findall(r"^([a-z-]+):.*## (.*)$", makefile, re.MULTILINE))
    shown = dict(re.findall(r"^make ([a-z-]+) +(.+)$", README.read_text("utf-8"), re.MULTILINE))
    assert {name: shown.get(name) for name in targets} == targets
