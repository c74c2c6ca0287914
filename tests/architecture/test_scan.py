"""What judges the stacks does judge: a finding wants a reason, a reason a finding."""

from pathlib import Path
from subprocess import run
from sys import executable

from infra.scan import __main__ as scan

REASONS = {
    "CKV_AWS_18": {"because": "for all"},
    "CKV_AWS_21": {"because": "for one", "of": ["IncomingBucket"]},
}
ALL = {("CKV_AWS_18", "SiteBucket"), ("CKV_AWS_21", "IncomingBucket")}


def test_what_has_its_reason_is_left() -> None:
    assert [*scan.judged(ALL, REASONS)] == []


def test_a_finding_without_a_reason_is_told_and_so_is_one_of_another_resource() -> None:
    [other] = scan.judged({*ALL, ("CKV_AWS_21", "PermitsBucket")}, REASONS)
    assert "CKV_AWS_21 PermitsBucket" in other
    [new] = scan.judged({*ALL, ("CKV_AWS_20", "SiteBucket")}, REASONS)
    assert "CKV_AWS_20 SiteBucket" in new


def test_a_reason_for_nothing_is_told() -> None:
    [useless] = scan.judged({("CKV_AWS_18", "SiteBucket")}, REASONS)
    assert "CKV_AWS_21" in useless


def test_a_scanner_that_finds_nothing_in_the_bad_template_is_told() -> None:
    assert len([*scan.missed(set())]) == len(scan.MUST_BE_FOUND)
    assert [*scan.missed(scan.MUST_BE_FOUND)] == []


def test_failures_are_read_from_one_report_or_several() -> None:
    one = {"check_id": "CKV_AWS_18", "resource": "AWS::S3::Bucket.SiteBucket"}
    report = {"results": {"failed_checks": [one]}}
    for whole in (report, [report, {"passed": 0}]):
        assert scan.failures(whole) == {("CKV_AWS_18", "SiteBucket")}


def test_cfn_lint_fires_at_a_template_that_cloudformation_would_refuse(tmp_path: Path) -> None:
    wrong = scan.BAD.read_text(encoding="utf-8").replace("AccessControl: PublicRead", "Publik: ya")
    template = tmp_path / "wrong.yaml"
    template.write_text(wrong)
    linter = str(Path(executable).with_name("cfn-lint"))
    done = run([linter, str(template)], capture_output=True, text=True)
    assert done.returncode and "E3002" in done.stdout
