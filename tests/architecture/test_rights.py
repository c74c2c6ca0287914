"""Each function's rights are those that its stories need, no fewer and no more. The other way, that
each call of a story is allowed, the local stack sees to (``infra/local/permissions.py``), and for
tables every world of a test (``tests/support/rights.py``): they refuse what no policy allows, and a
story that was refused something fails. Which rights to tables the stories really use,
``tests/integration/test_rights_used.py`` counts."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from infra import functions
from tests.architecture.test_infra_permissions import SETTINGS

CONFIG = functions.load_config()["lambda_functions"]
RIGHTS: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "rights.toml").read_text(encoding="utf-8")
)


def statements(function: str) -> list[dict[str, Any]]:
    return functions.rendered_policy(CONFIG[function]["iam_policy_file"], SETTINGS)["Statement"]


def written(may: str) -> set[str]:
    service, _, actions = may.partition(": ")
    return {f"{service}:{action}" for action in actions.split()}


def test_every_function_has_its_stories() -> None:
    assert RIGHTS.keys() == CONFIG.keys()


@pytest.mark.parametrize("function", CONFIG)
def test_a_function_has_the_rights_of_its_stories_and_no_other(function: str) -> None:
    has = {one["Sid"]: set(one["Action"]) for one in statements(function)}
    assert has == {name: written(row["may"]) for name, row in RIGHTS[function].items()}
    assert all(row["so"] for row in RIGHTS[function].values())


@pytest.mark.parametrize("function", CONFIG)
def test_a_right_stands_once_and_has_a_name_of_its_own(function: str) -> None:
    names = [one["Sid"] for one in statements(function)]
    assert len(names) == len(set(names))
    each = [
        (action, resource)
        for one in statements(function)
        for action in one["Action"]
        for resource in one["Resource"]
    ]
    assert len(each) == len(set(each)), json.dumps(sorted(each))
