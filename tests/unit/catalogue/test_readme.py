"""README promises that a new permit type is one file, and shows a whole one."""

import re
import tomllib
from pathlib import Path

from chalicelib.domain.catalogue.schema import PermitType

README = Path(__file__).parents[3] / "README.md"


def test_the_permit_type_in_readme_is_a_whole_one() -> None:
    shown = re.search(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    permit_type = PermitType.model_validate(tomllib.loads(shown[1]))
    assert permit_type.steps[-1].final


def test_readme_lists_what_make_can_do() -> None:
    makefile = (README.parent / "Makefile").read_text(encoding="utf-8")
    targets = dict(re.findall(r"^([a-z-]+):.*## (.*)$", makefile, re.MULTILINE))
    shown = dict(re.findall(r"^make ([a-z-]+) +(.+)$", README.read_text("utf-8"), re.MULTILINE))
    assert {name: shown.get(name) for name in targets} == targets
