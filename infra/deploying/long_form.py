"""A CloudFormation template as a structure that can be changed and sent again: every short function
(``!Sub x``) is written as the long one (``{"Fn::Sub": "x"}``), which means the same."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

_BARE = ("Ref", "Condition")
"""What has no ``Fn::`` before it."""


class _Loader(yaml.CSafeLoader):
    """Days stay the texts that they are: JSON has none."""

    yaml_implicit_resolvers = {  # noqa: RUF012  (pyyaml's own attribute, whose type is its own)
        first: [(tag, pattern) for tag, pattern in known if not tag.endswith(":timestamp")]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _long(loader: Any, name: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        if name == "GetAtt":
            value = value.split(".", 1)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {name if name in _BARE else f"Fn::{name}": value}


_Loader.add_multi_constructor("!", _long)


def read(template: str | Mapping[str, Any]) -> dict[str, Any]:
    """Of YAML or JSON; botocore has read the JSON of a deployed one already."""
    if not isinstance(template, str):
        return dict(template)
    loaded: dict[str, Any] = (
        json.loads(template) if template.startswith("{") else yaml.load(template, Loader=_Loader)  # noqa: S506  (a safe loader)
    )
    return loaded
