"""``aws`` as far as docs/operations.md types it, over botocore's own descriptions of the services.

A service, operation or option that AWS does not know is refused, as the command line tool refuses
it; ``--query`` and ``--output text`` mean what they mean there (JMESPath; tabs and lines). The tool
itself pins another botocore than we do, so it cannot be among our packages.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import botocore.session
import jmespath
from botocore import xform_name

ABOUT_THE_ANSWER = ("query", "output", "max-items")

LACKING: dict[tuple[str, str], Any] = {
    ("sesv2", "get-account"): {"ProductionAccessEnabled": True, "SendingEnabled": True}
}
"""What moto has not, with an answer of the documented shape."""


def main(words: list[str]) -> None:
    service, operation, *rest = words
    client = botocore.session.get_session().create_client(service)
    name = {xform_name(one, "-"): one for one in client.meta.service_model.operation_names}.get(
        operation
    )
    if name is None:
        sys.exit(f"aws: {service} has no {operation}")
    shape = client.meta.service_model.operation_model(name).input_shape
    known = {xform_name(member, "-"): (member, one) for member, one in shape.members.items()}
    given, about = {}, {}
    for option, values in _options(rest):
        if option in ABOUT_THE_ANSWER:
            about[option] = values[0]
        elif option in known:
            member, kind = known[option]
            given[member] = _value(kind, values)
        elif option.removeprefix("no-") in known:
            given[known[option.removeprefix("no-")][0]] = False
        else:
            sys.exit(f"aws: {operation} has no --{option}")
    answer = LACKING.get((service, operation)) or getattr(client, xform_name(name))(**given)
    answer.pop("ResponseMetadata", None)
    found = jmespath.search(about["query"], answer) if "query" in about else answer
    text = _text(found) if about.get("output") == "text" else json.dumps(found, default=str)
    sys.stdout.write(f"{text}\n")


def _options(words: list[str]) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for word in words:
        if re.match(r"--[a-z]", word):
            found.append((word[2:], []))
        else:
            found[-1][1].append(word)
    return found


def _value(shape: Any, values: list[str]) -> Any:
    """Structures are JSON on our page; a list of plain values may be words."""
    if not values:
        return True
    first = values[0]
    if first.startswith("file://"):
        first = Path(first.removeprefix("file://")).read_text(encoding="utf-8")
    match shape.type_name:
        case "structure" | "map":
            return json.loads(first)
        case "list" if first.startswith("["):
            return json.loads(first)
        case "list":
            return values
        case "integer" | "long":
            return int(first)
        case "boolean":
            return first == "true"
        case _:
            return first


def _text(found: Any) -> str:
    if found is None:
        return "None"
    if isinstance(found, list):
        if any(isinstance(one, list) for one in found):
            return "\n".join(_text(one) for one in found)
        return "\t".join(map(_text, found))
    return str(found)


if __name__ == "__main__":
    main(sys.argv[1:])
