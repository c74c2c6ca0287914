"""Filling ``{names}`` in a text that is data: problem texts, messages, number formats.

A name is lower-case letters, digits and underscores, with dots between parts; a format such as
``{sequence:03d}`` pads a whole number, and of ``{count:file is|files are}`` the first words stand
for 1 and the second for any other value, as in the texts of pages. There is no attribute access,
and what is filled in is never read as a template again, so neither a template nor a value can reach
into the program.
"""

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(
    r"\{([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*)(?::(?:0(\d{1,2})d|([^{}|:]+)\|([^{}|:]+)))?\}"
)


def placeholders(template: str) -> frozenset[str]:
    """The names that a template uses.

    :raises ValueError: a brace belongs to no placeholder.
    """
    if set("{}") & set(_PLACEHOLDER.sub("", template)):
        raise ValueError(f"not a placeholder in {template!r}")
    return frozenset(match[1] for match in _PLACEHOLDER.finditer(template))


def fill(template: str, values: Mapping[str, object], *, missing: str | None = None) -> str:
    """The template with every placeholder replaced by its value's text.

    ``missing`` stands in for a value that is not there; without it that is a ``KeyError``.
    """

    def text(match: re.Match[str]) -> str:
        name, width, one, many = match.groups()
        if name not in values:
            if missing is None:
                raise KeyError(name)
            return missing
        value = str(values[name])
        if one:
            return one if value == "1" else many
        return value.zfill(int(width)) if width else value

    return _PLACEHOLDER.sub(text, template)
