"""Settings of the Lambda functions: .chalice/config.json with its placeholders filled.

One file says how every function runs, on AWS (infra/deploy.py) and on the local stack
(infra/local). `${Name}` placeholders are filled from the stack's outputs and the stage's
settings; a setting that is empty for a stage is left out, so that the code's default holds.
"""

import json
from pathlib import Path
from string import Template
from typing import Any

CHALICE_FOLDER = Path(__file__).parent.parent / ".chalice"


def load_config(folder: Path = CHALICE_FOLDER) -> dict[str, Any]:
    """.chalice/config.json as written, placeholders and all."""
    return json.loads((folder / "config.json").read_text(encoding="utf-8"))


def fill(value: Any, settings: dict[str, str]) -> Any:
    """The same structure with every `${Name}` filled; an unknown name raises KeyError."""
    if isinstance(value, dict):
        return {key: fill(item, settings) for key, item in value.items()}
    if isinstance(value, list):
        return [fill(item, settings) for item in value]
    return Template(value).substitute(settings) if isinstance(value, str) else value


def environment(function: str, config: dict[str, Any], settings: dict[str, str]) -> dict[str, str]:
    """The environment variables of one function, common ones included."""
    own = config["lambda_functions"][function].get("environment_variables", {})
    filled = fill({**config["environment_variables"], **own}, settings)
    return {name: value for name, value in filled.items() if value}


def rendered_config(config: dict[str, Any], stage: str, settings: dict[str, str]) -> dict[str, Any]:
    """A config.json for Chalice: one stage, every function spelled out.

    Chalice merges environment variables only from a stage's own function settings, therefore
    the common `lambda_functions` move below the stage.
    """
    if stage not in config["stages"]:
        raise ValueError(f"no stage named {stage} in .chalice/config.json")
    common = {key: value for key, value in config.items() if key not in _MOVED}
    functions = {
        name: {**values, "environment_variables": environment(name, config, settings)}
        for name, values in config["lambda_functions"].items()
    }
    return {
        **common,
        "environment_variables": fill(config["environment_variables"], settings),
        "stages": {stage: {**config["stages"][stage], "lambda_functions": functions}},
    }


_MOVED = {"lambda_functions", "environment_variables", "stages"}


def rendered_policy(file_name: str, settings: dict[str, str]) -> dict[str, Any]:
    """One function's IAM policy with the stage's own ARNs."""
    text = (CHALICE_FOLDER / file_name).read_text(encoding="utf-8")
    return fill(json.loads(text), settings)
