"""What Chalice gets to deploy: code without libraries, rendered settings and policies."""

import json
from pathlib import Path

import pytest

from infra.deploying import code, place
from infra.package import build, making

OUTPUTS = {
    "AccountId": "111122223333",
    "DataKeyArn": "arn:aws:kms:ap-southeast-3:111122223333:key/data",
    "FactorKeyArn": "arn:aws:kms:ap-southeast-3:111122223333:key/factor",
    "SigningKeyArn": "arn:aws:kms:ap-southeast-3:111122223333:key/signing",
    "TokenKeyArn": "arn:aws:secretsmanager:ap-southeast-3:111122223333:secret:token",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "chalicelib" / "__pycache__").mkdir(parents=True)
    (root / "chalicelib" / "__init__.py").touch()
    (root / "chalicelib" / "__pycache__" / "old.pyc").touch()
    (root / "app.py").touch()
    (root / build.REGIONS).parent.mkdir(parents=True)
    (root / build.REGIONS).touch()
    (root / build.SECOND_FACE).parent.mkdir(parents=True)
    (root / build.SECOND_FACE).touch()
    settings = code.placeholders(
        "dev", "ap-southeast-3", OUTPUTS, {**place.stage_settings("dev"), "OriginDigests": "d"}
    )
    code.assemble(tmp_path / "made", "dev", settings, root, remembered={"resources": []})
    return tmp_path / "made"


def test_code_and_what_chalice_remembers_come_along(project: Path) -> None:
    assert (project / "app.py").exists()
    assert (project / "chalicelib" / "__init__.py").exists()
    assert not (project / "chalicelib" / "__pycache__").exists()
    assert (project / ".chalice" / "deployed" / "dev.json").exists()


def test_every_function_finds_its_rendered_policy(project: Path) -> None:
    config = json.loads((project / ".chalice" / "config.json").read_text())
    functions = config["stages"]["dev"]["lambda_functions"]
    assert len(functions) == 7
    for values in functions.values():
        policy = (project / ".chalice" / values["iam_policy_file"]).read_text()
        assert "${" not in policy
        assert "111122223333" in policy


@pytest.mark.parametrize("stage", making.STAGES)
def test_every_stage_is_described_in_full(stage: str) -> None:
    chosen = place.stage_settings(stage)
    assert {*chosen} == {*place.stage_settings("dev")}
    assert chosen["PublicUrl"].startswith("https://")
    assert chosen["Signer"] in {"kms", "bsre"}


def test_production_signs_with_the_national_service() -> None:
    assert place.stage_settings("prod")["Signer"] == "bsre"
