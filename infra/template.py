"""The CloudFormation templates as deployed: each folder of infra/stacks is one, made of its parts.

    python -m infra.template build/stacks     writes all of them there

A part has some of a template's sections; they are laid together in the order of the parts' names.
What stands in a file of its own, readable by the tools for its kind, is put in its place here,
because CloudFormation cannot include a file from disk and moto knows no DefinitionSubstitutions:
the chain, whose `${StepsQueue}` and the like CloudFormation itself fills in, the function behind
the status page, and the script that runs at the edge. The alarms are rows of alarms.toml
(infra/alarms.py).
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infra import alarms

FOLDER = Path(__file__).parent
STACKS = FOLDER / "stacks"
SECTIONS = ("Parameters", "Rules", "Conditions", "Resources", "Outputs")
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):\n", re.MULTILINE)
_LOGICAL = re.compile(r"^  (\w+):", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*\n", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


def render(stack: str = "state", files: Mapping[str, Any] | None = None) -> str:
    """The whole template as YAML text, without its comments: CloudFormation takes 51,200 bytes.

    ``files``: what to put in place of a value that is a file's name, besides the chain: a text, or
    a structure.
    """
    parts = sorted((STACKS / stack).glob("*.yaml"))
    found = [_sections(part.read_text(encoding="utf-8")) for part in parts]
    heads = "".join(head for head, _ in found)
    text = _COMMENT.sub("", heads)
    for section in SECTIONS:
        bodies = "\n".join(own[section] for _, own in found if section in own)
        if stack == "watch" and section == "Resources":
            bodies += alarms.resources()
        if bodies:
            _require_different(stack, section, bodies)
            text += f"{section}:\n{_COMMENT.sub('', bodies)}"
    for name, content in {**_own(stack), **(files or {})}.items():
        filled_in = "!Sub " if isinstance(content, str) and "${" in content else ""
        text = text.replace(f": {name}\n", f": {filled_in}{json.dumps(content)}\n")
    return _BLANK.sub("\n", text)


def _own(stack: str) -> dict[str, str]:
    """What this stack's values name as files, wherever it is deployed."""
    return (
        {"chain.asl.json": chain()} if stack == "state" else {"status.py": alarms.status_script()}
    )


def chain() -> str:
    return json.dumps(
        json.loads((FOLDER / "chain.asl.json").read_text(encoding="utf-8")),
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _sections(part: str) -> tuple[str, dict[str, str]]:
    """What stands before its sections, and each of them."""
    head, *rest = _SECTION.split(part)
    return head, dict(zip(rest[::2], rest[1::2], strict=True))


def _require_different(stack: str, section: str, bodies: str) -> None:
    names = _LOGICAL.findall(bodies)
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"{stack}: {section} names twice: {', '.join(sorted(twice))}")


def names() -> list[str]:
    """Of all stacks."""
    return sorted(folder.name for folder in STACKS.iterdir() if folder.is_dir())


def write(folder: Path) -> None:
    """All of them; what only the built site and a deployment know is left as its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names():
        files: dict[str, Any] | None = {"behaviours": []} if name == "edge" else None
        (folder / f"{name}.yaml").write_text(render(name, files), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
