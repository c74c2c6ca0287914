"""``python -m infra.catalogue check | letters | preview | legal | schema``, docs/permit-types.md"""

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.catalogue", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="every permit type, or the files named")
    check.add_argument("files", nargs="*", type=Path)
    commands.add_parser("letters", help="every letter with sample data, and a contact sheet")
    preview = commands.add_parser("preview", help="the letters of one file, as PDF and PNG")
    preview.add_argument("file", type=Path)
    legal = commands.add_parser(
        "legal", help="what the legal section is asked to sign, on one page"
    )
    legal.add_argument("answer", nargs="?", type=Path, help="saved answer of GET /api/admin/legal")
    commands.add_parser("schema", help="write build/permit-type.schema.json, for editors")
    chosen = parser.parse_args(arguments)
    if chosen.command == "check":
        return _check(chosen.files)
    if chosen.command == "schema":
        return _schema()
    if chosen.command == "legal":
        return _legal(chosen.answer)
    return _letters(chosen.file if chosen.command == "preview" else None)


def _check(files: list[Path]) -> int:
    from infra.catalogue.check import check

    findings = check(files)
    for finding in findings:
        print(finding)
    print(f"{len(findings)} to correct" if findings else "all permit types are in order")
    return 1 if findings else 0


def _schema() -> int:
    from infra.catalogue.json_schema import write

    print(f"written: {write()}")
    return 0


def _legal(answer: Path | None) -> int:
    from infra.catalogue.legal import write

    try:
        write(answer)
    except ValueError as error:
        print(error)
        return 1
    return 0


def _letters(file: Path | None) -> int:
    from infra.catalogue.check import check
    from infra.catalogue.letters import render

    findings = check([file] if file else [])
    if findings:
        return _check([file] if file else [])
    render(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
