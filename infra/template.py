"""The CloudFormation template as deployed: stack.yaml with chain.asl.json in its place.

The state machine stays a file of its own, readable by every ASL tool. CloudFormation alone
cannot include a file from disk, and moto knows no DefinitionSubstitutions; so the text goes
into `DefinitionString: !Sub |`, where `${StepsQueue}` and the like are filled by CloudFormation
itself, the same way on AWS and on the local stack.

`python -m infra.template` prints it.
"""

import json
from pathlib import Path

FOLDER = Path(__file__).parent
PLACEHOLDER = "DefinitionString: chain.asl.json"


def render() -> str:
    """The whole template as YAML text."""
    source = (FOLDER / "stack.yaml").read_text(encoding="utf-8")
    if source.count(PLACEHOLDER) != 1:
        raise ValueError(f"stack.yaml must name the chain once: {PLACEHOLDER}")
    chain = json.loads((FOLDER / "chain.asl.json").read_text(encoding="utf-8"))
    line = json.dumps(chain, ensure_ascii=False, separators=(",", ":"))
    return source.replace(PLACEHOLDER, f"DefinitionString: !Sub |\n        {line}")


if __name__ == "__main__":
    print(render(), end="")
