"""The small programs of docs/operations.md run as they stand there, and its commands are ones."""

import re
import sys
from pathlib import Path

import pytest

from chalicelib.domain.review.looking import view_document
from chalicelib.handlers import wiring
from infra import alarms
from infra.rehearsal import imagined
from tests.fakes.ports import FakePorts
from tests.support import aws_cli
from tests.support.cases import a_submitted_case

PAGE = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
_PROGRAM = re.compile(r"^\.venv/bin/python - [^\n]*<<'EOF'\n(.*?)^EOF$", re.MULTILINE | re.DOTALL)
PROGRAMS = _PROGRAM.findall(PAGE)


def run(program: str, ports: FakePorts, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(wiring, "ports", lambda: ports)
    monkeypatch.setattr(sys, "argv", ["-", *arguments])
    exec(program, {"__name__": "__main__"})  # noqa: S102 — the page's own words, which we keep


def program_with(words: str) -> str:
    [found] = [program for program in PROGRAMS if words in program]
    return found


def test_every_program_of_the_page_is_run_by_a_test_below() -> None:
    assert len(PROGRAMS) == 1


def test_the_notes_of_an_application_and_its_chain_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = a_submitted_case()
    view_document(case.ports, case.officer, case.application_id, "ktp")
    run(program_with("first_break"), case.ports, monkeypatch, case.application_id)
    said = capsys.readouterr().out
    assert "submitted" in said and "chain whole" in said
    assert f"fetched ['ktp'] back_office {case.officer.account_id}" in said


def test_every_alarm_has_its_row_in_the_runbook_and_every_row_its_alarm() -> None:
    anchors = re.findall(r'<a id="alarm-([a-z-]+)"></a>', PAGE)
    assert sorted(anchors) == sorted(alarms.rows()["alarm"])


NAMED_AS = {
    "CloudFront": "CloudFront",
    "WAFv2": "WAF",
    "Logs": "delivery of logs",
    "CertificateManager": "ACM",
    "Budgets": "Budgets",
    "Backup": "Backup",
    "CloudTrail": "CloudTrail",
    "Lambda": "EventInvokeConfig",
    "CloudWatch": "dashboards",
    "SES": "SES",
    "SNS": "SNS",
}
"""Services of which the rehearsal makes names alone, as the page speaks of them."""


def test_what_a_rehearsal_only_imagines_stands_among_what_only_an_account_can_show() -> None:
    told = " ".join(PAGE.partition("\n## What only an account can show\n")[2].split())
    for kind in imagined.IMAGINED:
        service = NAMED_AS[kind.split("::")[1]]
        assert service in told, f"{kind} is imagined, and the page does not say so"
    for service, operation in aws_cli.LACKING:
        assert f"`aws {service} {operation}`" in told
    for unseen in ("seccomp", "arm64", "CloudFormation's own time", "prices of Jakarta"):
        assert unseen in told
