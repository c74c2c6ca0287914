"""The service's OpenAPI document as a file, from which the frontends' types are made.

    python -m infra.openapi build/openapi.json

An unchanged document leaves the file untouched, so that nothing is built again for it.
"""

import json
import sys
from pathlib import Path


def main(target: Path) -> None:
    import app  # noqa: F401  (loading it declares every view)
    from chalicelib.handlers.openapi import document

    text = json.dumps(document(), indent=1) + "\n"
    if not target.is_file() or target.read_text(encoding="utf-8") != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
