"""Resources of the service read from ``infra/stacks/state`` itself, and its tables made of them in
whatever stands for DynamoDB: what is made so cannot drift from what is deployed."""

from functools import cache
from typing import Any

import yaml

from infra import template

_TABLE_PROPERTIES = (
    "TableName",
    "BillingMode",
    "AttributeDefinitions",
    "KeySchema",
    "GlobalSecondaryIndexes",
)


@cache
def resources(kind: str, app: str, stage: str, account: str) -> list[dict[str, Any]]:
    """The properties of every resource of this type, with its names filled in."""
    names = {"AppName": app, "Stage": stage, "AWS::AccountId": account}
    loader = type("Loader", (_TemplateLoader,), {"names": names})
    loaded = yaml.load(template.render(), Loader=loader)  # noqa: S506  (our own file)
    found = loaded["Resources"].values()
    return [resource["Properties"] for resource in found if resource["Type"] == kind]


def create_tables(dynamodb: Any, app: str, stage: str, account: str) -> None:
    for properties in resources("AWS::DynamoDB::Table", app, stage, account):
        given = {name: properties[name] for name in _TABLE_PROPERTIES if name in properties}
        dynamodb.create_table(**given)


_FASTEST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where PyYAML was built with it."""


class _TemplateLoader(_FASTEST):
    """YAML with CloudFormation's short functions; ``!Sub`` is filled in, the others are kept as
    they are written, for nothing that is made here needs them."""

    names: dict[str, str] = {}


def _sub(loader: Any, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        return None
    text = str(loader.construct_scalar(node))
    for name, value in loader.names.items():
        text = text.replace(f"${{{name}}}", value)
    return text


def _kept(loader: Any, _tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return loader.construct_scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_mapping(node, deep=True)


_TemplateLoader.add_constructor("!Sub", _sub)
_TemplateLoader.add_multi_constructor("!", _kept)
