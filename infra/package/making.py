"""The package of a stage, and what is said of it."""

import subprocess
import sys
from pathlib import Path

from infra.package import archive, build, target, wheels
from infra.package.refusal import PackageRefused

BUILD = build.ROOT / "build" / "package"
STAGES = ("dev", "staging", "prod")


def make(stage: str) -> build.Package:
    """The package that the stage gets, in build/package/<stage>/, with its bill of materials.

    :raises PackageRefused: there is none, and why.
    """
    strict = stage != build.MAY_LACK_BYTE_CODE
    if strict and (changed := build.uncommitted()):
        raise PackageRefused(
            f"{stage} gets what is committed, and this is not:\n{changed.rstrip()}"
        )
    made = build.build(BUILD / stage, target.deployed(), byte_code_needed=strict)
    _bill_of_materials(BUILD / stage / "sbom.json")
    return made


def _bill_of_materials(path: Path) -> None:
    """CycloneDX, validated against its schema by the program that writes it."""
    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    subprocess.run(  # noqa: S603  (our own words)
        [
            *(program, "requirements", str(wheels.LOCK), "--output-reproducible", "--validate"),
            *("--output-format", "JSON", "--output-file", str(path)),
        ],
        check=True,
    )


def show(made: build.Package) -> None:
    mb = archive.MB
    place = made.path.relative_to(build.ROOT)
    print(f"Package for {made.target}: {place}, with its bill of materials (sbom.json)")
    print(
        f"  {made.zipped / mb:.1f} MB zipped (at most {archive.MAX_ZIPPED // mb}), "
        f"{made.unzipped / mb:.1f} MB unzipped (at most {archive.MAX_UNZIPPED // mb})"
    )
    print(f"  sha256 {made.sha256}")
    print(f"  {made.libraries} shared libraries checked against Lambda's image")
    if made.python:
        print(f"  byte code of {made.modules} modules by CPython {made.python}")
    else:
        print(
            f"  NO BYTE CODE: CPython {made.target.python} is not on this machine, and each cold "
            "start compiles everything. Good enough for dev alone."
        )
