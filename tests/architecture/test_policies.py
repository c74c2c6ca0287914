"""Every Lambda has its own policy, memory and time, and may do no more than it must."""

import json
from typing import Any

import pytest

from app import app
from infra import functions
from infra.local.lambdas import SCHEDULED, SOURCES

CONFIG = functions.load_config()
FUNCTIONS = sorted(CONFIG["lambda_functions"])

# Filled in by the stack or the stage; the values do not matter here.
SETTINGS = {
    name: name
    for name in (
        *("AppName", "Stage", "Prefix", "AccountId", "Region", "Partition", "PublicUrl"),
        *("MailSender", "MailAddress", "MailDomain", "WhatsappGatewayUrl", "WhatsappGatewaySecret"),
        *("Signer", "TsaUrl", "BsreUrl", "BsreVersion", "BsreSecret"),
        "OriginDigests",
        *("DataKeyArn", "FactorKeyArn", "SigningKeyArn", "TokenKeyArn"),
    )
}


def policy_file(function: str) -> str:
    return CONFIG["lambda_functions"][function]["iam_policy_file"]


def statements(function: str) -> list[dict[str, Any]]:
    return functions.rendered_policy(policy_file(function), SETTINGS)["Statement"]


def allowed(function: str, resource_part: str) -> set[str]:
    return {
        action
        for statement in statements(function)
        if any(resource_part in resource for resource in statement["Resource"])
        for action in statement["Action"]
    }


def test_every_function_has_its_settings_and_something_that_wakes_it() -> None:
    registered = {source.name for source in app.event_sources}
    assert {"api_handler", *registered} == set(FUNCTIONS), (
        "app.py and .chalice/config.json name the same functions"
    )
    woken = {"api_handler", *SOURCES, *SCHEDULED}
    assert woken == set(FUNCTIONS), "infra/local/lambdas.py says which queue or schedule wakes each"


@pytest.mark.parametrize("function", ["sweep", "erase"])
def test_a_scheduled_function_may_leave_behind_what_ended_it(function: str) -> None:
    """Lambda refuses a destination that the function's own role may not send to."""
    assert "sqs:SendMessage" in allowed(function, ":sqs:Region:AccountId:Prefix-failures")


def test_mails_may_be_sent_by_the_identity_and_by_its_configuration_set() -> None:
    """The identity has one by default (infra/stacks/state/mail.yaml), and SES asks for both."""
    for resource in ("identity/MailDomain", "configuration-set/Prefix"):
        assert "ses:SendEmail" in allowed("notify", f":ses:Region:AccountId:{resource}")


def test_chalice_makes_no_policy_of_its_own() -> None:
    assert CONFIG["autogen_policy"] is False


def test_no_two_functions_share_a_policy() -> None:
    assert len({policy_file(function) for function in FUNCTIONS}) == len(FUNCTIONS)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_states_its_memory_and_time(function: str) -> None:
    settings = CONFIG["lambda_functions"][function]
    assert 256 <= settings["lambda_memory_size"] <= 3008
    assert 1 <= settings["lambda_timeout"] <= 300


def test_the_api_ends_before_api_gateway_gives_up() -> None:
    assert CONFIG["lambda_functions"]["api_handler"]["lambda_timeout"] <= 29


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_permission_names_its_resources_and_actions(function: str) -> None:
    for statement in statements(function):
        assert statement["Effect"] == "Allow"
        for action in statement["Action"]:
            assert "*" not in action, statement["Sid"]
        for resource in statement["Resource"]:
            assert resource != "*", statement["Sid"]
            service, _, name = resource.partition("Prefix")
            assert (
                name
                or service.endswith(":configuration-set/")
                or "KeyArn" in resource
                or "identity/" in service
                or ("parameter/AppName/Stage/" in service)
            ), f"{statement['Sid']} reaches beyond this application: {resource}"


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nobody_may_change_or_delete_an_audit_note(function: str) -> None:
    reads_and_adds = {"dynamodb:PutItem", "dynamodb:Query", "dynamodb:GetItem"}
    assert allowed(function, "table/Prefix-notes") <= reads_and_adds


@pytest.mark.parametrize("function", FUNCTIONS)
def test_nobody_may_scan_or_change_a_table_itself(function: str) -> None:
    reads_and_writes = {
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:ConditionCheckItem",
    }
    assert allowed(function, ":dynamodb:") <= reads_and_writes


def test_only_signing_signs_and_opens_what_the_api_sealed() -> None:
    signers = {f for f in FUNCTIONS if "kms:Sign" in allowed(f, "SigningKeyArn")}
    openers = {f for f in FUNCTIONS if "kms:Decrypt" in allowed(f, "DataKeyArn")}
    sealers = {f for f in FUNCTIONS if "kms:Encrypt" in allowed(f, "DataKeyArn")}
    assert (signers, openers, sealers) == ({"sign_permit"}, {"sign_permit"}, {"api_handler"})


def test_only_the_api_opens_second_factors_and_it_opens_nothing_else() -> None:
    """The key of the factors seals nothing but these (``adapters/factor_seal.py``)."""
    openers = {f for f in FUNCTIONS if allowed(f, "FactorKeyArn")}
    assert openers == {"api_handler"}
    assert allowed("api_handler", "FactorKeyArn") == {"kms:Encrypt", "kms:Decrypt"}
    opens = [
        resource
        for statement in statements("api_handler")
        if "kms:Decrypt" in statement["Action"]
        for resource in statement["Resource"]
    ]
    assert opens == ["FactorKeyArn"]


def test_only_signing_writes_permits_and_nobody_deletes_one() -> None:
    """Documents are deleted by the function that erases, version by version, and by nobody else
    (docs/decisions/0025)."""
    writers = {f for f in FUNCTIONS if "s3:PutObject" in allowed(f, "Prefix-permits-AccountId/")}
    assert writers == {"sign_permit"}
    deleters = {
        (function, part, action)
        for function in FUNCTIONS
        for part in ("Prefix-permits-", "Prefix-documents-")
        for action in allowed(function, part)
        if action.startswith("s3:Delete")
    }
    assert deleters == {("erase", "Prefix-documents-", "s3:DeleteObjectVersion")}


def test_only_the_api_reads_the_key_of_the_session_tokens() -> None:
    readers = {f for f in FUNCTIONS if allowed(f, "TokenKeyArn")}
    assert readers == {"api_handler"}


@pytest.mark.parametrize(
    ("function", "queue"),
    [
        ("check_upload", "uploads"),
        ("open_step", "steps"),
        ("sign_permit", "signing"),
        ("notify", "messages"),
    ],
)
def test_each_queue_is_read_by_its_own_function_alone(function: str, queue: str) -> None:
    readers = {
        f
        for f in FUNCTIONS
        if "sqs:ReceiveMessage" in allowed(f, f":sqs:Region:AccountId:Prefix-{queue}")
    }
    assert readers == {function}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_writes_to_its_own_log_alone(function: str) -> None:
    name = "Prefix" if function == "api_handler" else f"Prefix-{function}"
    groups = [r for s in statements(function) for r in s["Resource"] if ":logs:" in r]
    assert groups == [f"arn:Partition:logs:Region:AccountId:log-group:/aws/lambda/{name}:*"]


@pytest.mark.parametrize("stage", ["dev", "prod"])
def test_the_config_rendered_for_a_stage_leaves_nothing_to_fill_in(stage: str) -> None:
    rendered = functions.rendered_config(CONFIG, stage, SETTINGS)
    assert "${" not in json.dumps(rendered)
    assert [*rendered["stages"]] == [stage]
    made = rendered["stages"][stage]["lambda_functions"]
    assert sorted(made) == FUNCTIONS
    for values in made.values():
        assert {"APP_STAGE", "APP_NAME_PREFIX", "APP_ACCOUNT_ID", "PUBLIC_URL"} <= {
            *values["environment_variables"]
        }


def test_a_setting_that_is_empty_for_a_stage_is_left_to_the_code() -> None:
    made = functions.environment("sign_permit", CONFIG, {**SETTINGS, "TsaUrl": ""})
    assert "TSA_URL" not in made
