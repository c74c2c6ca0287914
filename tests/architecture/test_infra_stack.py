"""Every resource of infra/stacks keeps the rules of the house, by reading the templates."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from infra import functions, template
from infra.package import making


class _CloudFormation(yaml.SafeLoader):
    """YAML with CloudFormation's short forms: !Sub x -> {"Sub": x}."""


def _short_form(loader: Any, tag: str, node: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return {tag: loader.construct_scalar(node)}
    if isinstance(node, yaml.SequenceNode):
        return {tag: loader.construct_sequence(node, deep=True)}
    return {tag: loader.construct_mapping(node, deep=True)}


_CloudFormation.add_multi_constructor("!", _short_form)


def load(stack: str) -> dict[str, Any]:
    files = {"behaviours": []} if stack == "edge" else None
    loaded: dict[str, Any] = yaml.load(template.render(stack, files), Loader=_CloudFormation)  # noqa: S506
    return loaded


STACKS = {name: load(name) for name in template.names()}
RESOURCES: dict[str, Any] = {
    logical: made for stack in STACKS.values() for logical, made in stack["Resources"].items()
}


def of_type(name: str) -> list[str]:
    return [logical for logical, made in RESOURCES.items() if made["Type"] == name]


def properties(logical: str) -> dict[str, Any]:
    return RESOURCES[logical]["Properties"]


TABLES = of_type("AWS::DynamoDB::Table")
BUCKETS = of_type("AWS::S3::Bucket")
QUEUES = [name for name in of_type("AWS::SQS::Queue") if f"{name[:-5]}DeadLetters" in RESOURCES]
KEPT = {"DeletionPolicy": "RetainExceptOnCreate", "UpdateReplacePolicy": "Retain"}


def test_the_stack_holds_what_the_service_needs() -> None:
    named = {properties(table)["TableName"]["Sub"].rpartition("-")[2] for table in TABLES}
    assert named == {
        "applications",
        "notes",
        "accounts",
        "sessions",
        "permits",
        "counters",
        "outbox",
        "conversations",
        "office",
        "asides",
    }
    parts = ("Incoming", "Documents", "Permits", "Site", "Access", "Trail", "Releases")
    assert {*BUCKETS} == {f"{part}Bucket" for part in parts}
    assert {*QUEUES} == {f"{n}Queue" for n in ("Uploads", "Steps", "Signing", "Messages")}


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_encrypted_recoverable_kept_and_paid_by_use(table: str) -> None:
    made = properties(table)
    assert made["SSESpecification"] == {"SSEEnabled": True}
    assert made["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert made["BillingMode"] == "PAY_PER_REQUEST"
    assert {key: RESOURCES[table][key] for key in KEPT} == KEPT


def test_what_is_kept_is_not_kept_when_the_first_creation_fails() -> None:
    """Its name would be taken, and the next try would fail for that."""
    kept = {name for name, made in RESOURCES.items() if "Retain" in str(made.get("DeletionPolicy"))}
    assert {*TABLES, "DocumentsBucket", "PermitsBucket", "DataKey", "TokenKey"} <= kept
    for name in kept:
        assert {key: RESOURCES[name][key] for key in KEPT} == KEPT


@pytest.mark.parametrize("bucket", BUCKETS)
def test_every_bucket_is_private_and_encrypted(bucket: str) -> None:
    made = properties(bucket)
    assert all(made["PublicAccessBlockConfiguration"].values())
    assert len(made["PublicAccessBlockConfiguration"]) == 4
    assert made["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert made["OwnershipControls"] == {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}


@pytest.mark.parametrize("bucket", BUCKETS)
def test_every_bucket_is_reached_over_tls_only(bucket: str) -> None:
    statements = properties(f"{bucket}Policy")["PolicyDocument"]["Statement"]
    denied = next(one for one in statements if one["Sid"] == "TlsOnly")
    assert denied["Effect"] == "Deny"
    assert denied["Action"] == "s3:*"
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    assert denied["Resource"] == [{"GetAtt": f"{bucket}.Arn"}, {"Sub": f"${{{bucket}.Arn}}/*"}]


def test_documents_and_permits_keep_versions_and_quarantine_ends_in_a_day() -> None:
    for bucket in ("DocumentsBucket", "PermitsBucket"):
        assert properties(bucket)["VersioningConfiguration"] == {"Status": "Enabled"}
        assert RESOURCES[bucket]["DeletionPolicy"] == "RetainExceptOnCreate"
    [rule] = properties("IncomingBucket")["LifecycleConfiguration"]["Rules"]
    assert rule["ExpirationInDays"] == 1


def test_browsers_of_the_site_alone_post_to_quarantine_and_read_what_was_made() -> None:
    reads = {"DocumentsBucket": "GET", "PermitsBucket": "GET"}
    for bucket, method in {"IncomingBucket": "POST", **reads}.items():
        [rule] = properties(bucket)["CorsConfiguration"]["CorsRules"]
        assert rule["AllowedMethods"] == [method]
        assert rule["AllowedOrigins"] == [{"Ref": "PublicUrl"}]
    open_ones = [b for b in BUCKETS if "CorsConfiguration" in properties(b)]
    assert sorted(open_ones) == ["DocumentsBucket", "IncomingBucket", "PermitsBucket"]


@pytest.mark.parametrize("queue", QUEUES)
def test_every_queue_gives_up_after_nine_tries_and_rings(queue: str) -> None:
    made = properties(queue)
    letters = queue.removesuffix("Queue") + "DeadLetters"
    assert made["RedrivePolicy"] == {
        "deadLetterTargetArn": {"GetAtt": f"{letters}.Arn"},
        "maxReceiveCount": 9,
    }
    assert made["SqsManagedSseEnabled"] is properties(letters)["SqsManagedSseEnabled"] is True
    alarm = properties(f"{queue.removesuffix('Queue')}DlqAlarm")
    named = {"Fn::Sub": properties(letters)["QueueName"]["Sub"]}
    assert alarm["Dimensions"] == [{"Name": "QueueName", "Value": named}]
    assert alarm["Threshold"] == 1
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]


@pytest.mark.parametrize(
    ("queue", "function"),
    [
        ("UploadsQueue", "check_upload"),
        ("StepsQueue", "open_step"),
        ("SigningQueue", "sign_permit"),
        ("MessagesQueue", "notify"),
    ],
)
def test_a_message_stays_hidden_six_times_as_long_as_its_function_may_run(
    queue: str, function: str
) -> None:
    timeout = functions.load_config()["lambda_functions"][function]["lambda_timeout"]
    assert properties(queue)["VisibilityTimeout"] == 6 * timeout


@pytest.mark.parametrize(
    ("name", "function"), [("SweepFailedAlarm", "sweep"), ("EraseFailedAlarm", "erase")]
)
def test_a_run_that_left_something_undone_rings(name: str, function: str) -> None:
    alarm = properties(name)
    assert (alarm["MetricName"], alarm["Threshold"]) == ("Errors", 1)
    [dimension] = alarm["Dimensions"]
    assert dimension["Value"] == {"Fn::Sub": f"${{AppName}}-${{Stage}}-{function}"}
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]


def test_records_that_cannot_be_read_ring_by_what_the_sweeper_logs() -> None:
    [counted] = properties("AsidesMetric")["MetricTransformations"]
    alarm = properties("AsidesAlarm")
    assert counted["MetricName"] == alarm["MetricName"] == "asides"
    assert counted["MetricNamespace"] == alarm["Namespace"]
    assert counted["MetricValue"] == "$.asides"
    logged = properties("SweepLogGroup")["LogGroupName"]["Sub"]
    assert properties("AsidesMetric")["LogGroupName"] == {"Fn::Sub": logged}
    assert (alarm["Threshold"], alarm["AlarmActions"]) == (1, [{"Ref": "AlarmTopic"}])


def test_a_failed_execution_rings() -> None:
    alarm = properties("ChainFailedAlarm")
    assert (alarm["MetricName"], alarm["Threshold"]) == ("ExecutionsFailed", 1)
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]


def test_every_function_and_the_chain_have_logs_with_an_end() -> None:
    groups = {
        properties(group)["LogGroupName"]["Sub"]: properties(group)["RetentionInDays"]
        for group in of_type("AWS::Logs::LogGroup")
    }
    deployed = {
        "/aws/lambda/${AppName}-${Stage}" + ("" if function == "api_handler" else f"-{function}")
        for function in functions.load_config()["lambda_functions"]
    }
    others = (
        "/aws/vendedlogs/states/${AppName}-${Stage}-chain",
        "/aws/lambda/${AppName}-${Stage}-status",
    )
    assert {*groups} == {*deployed, *others}
    assert all(days == {"Ref": "LogRetentionDays"} for days in groups.values())


def test_the_execution_log_carries_no_data() -> None:
    assert properties("Chain")["LoggingConfiguration"]["IncludeExecutionData"] is False


def test_only_log_delivery_which_knows_no_resources_is_allowed_on_all_of_them() -> None:
    unbounded = {
        statement["Sid"]
        for role in of_type("AWS::IAM::Role")
        for policy in properties(role).get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Resource"] == "*"
    }
    assert unbounded == {"DeliverLogs"}


def test_the_data_key_rotates_and_only_signing_may_use_the_signing_key() -> None:
    assert properties("DataKey")["EnableKeyRotation"] is True
    signing = properties("SigningKey")
    assert (signing["KeySpec"], signing["KeyUsage"]) == ("RSA_2048", "SIGN_VERIFY")
    denied = next(
        one for one in signing["KeyPolicy"]["Statement"] if one["Sid"] == "OnlySigningSigns"
    )
    assert (denied["Effect"], denied["Action"]) == ("Deny", "kms:Sign")
    [principal] = denied["Condition"]["ArnNotEquals"].values()
    assert principal["Sub"].endswith("role/${AppName}-${Stage}-sign_permit")


def test_names_follow_from_application_and_stage() -> None:
    names = [
        value["Sub"]
        for made in RESOURCES.values()
        for key, value in made["Properties"].items()
        if key in ("TableName", "BucketName", "QueueName", "StateMachineName", "RoleName", "Name")
    ]
    assert len(names) > 15
    assert all(name.startswith("${AppName}-${Stage}") for name in names)


@pytest.mark.parametrize("stack", STACKS)
def test_a_template_fits_what_cloudformation_takes_in_one_call(stack: str) -> None:
    files = {"behaviours": []} if stack == "edge" else None
    assert len(template.render(stack, files).encode()) <= 51_200 - 15_000 * (stack == "edge")


def test_every_stage_that_can_be_deployed_is_one_that_the_stacks_know() -> None:
    for name, stack in STACKS.items():
        known = {*stack["Parameters"]["Stage"]["AllowedValues"]}
        assert {*making.STAGES} == known - {"local"}, name


def test_a_name_that_two_parts_give_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("a", "b"):
        (tmp_path / "twice").mkdir(exist_ok=True)
        (tmp_path / "twice" / f"{part}.yaml").write_text("Resources:\n  Queue: {}\n")
    monkeypatch.setattr(template, "STACKS", tmp_path)
    with pytest.raises(ValueError, match="Queue"):
        template.render("twice")


def cfn_lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("cfn-lint")), *map(str, folder.glob("*.yaml"))]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_cfn_lint_finds_nothing(tmp_path: Path) -> None:
    template.write(tmp_path)
    assert len([*tmp_path.iterdir()]) == len(STACKS)
    done = cfn_lint(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_cfn_lint_would_find_something(tmp_path: Path) -> None:
    text = template.render().replace("KeyType: HASH", "KeyType: HASHISH", 1)
    (tmp_path / "bad.yaml").write_text(text, encoding="utf-8")
    assert "HASHISH" in cfn_lint(tmp_path).stdout
