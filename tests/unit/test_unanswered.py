"""What AWS refuses reaches whoever typed a command as a sentence with its cure."""

import sys
from pathlib import Path
from unittest import mock

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, NoCredentialsError

from infra import deploy
from infra.deploying import place
from infra.ops import __main__ as ops


def refused(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "AWS's own words"}}, "GetSomething")


CASES = [
    (NoCredentialsError(), "no credentials of AWS here (docs/operations.md#before-you-start)"),
    (EndpointConnectionError(endpoint_url="https://x"), "AWS could not be reached"),
    (refused("ExpiredTokenException"), "sign in to AWS again"),
    (refused("AccessDeniedException"), "These credentials lack a right"),
    (refused("ParameterNotFound"), "no certificate chain yet (docs/operations.md#bsre"),
    (refused("NoSuchBucket"), "was it deployed? make status STAGE=prod"),
    (refused("AWS.SimpleQueueService.NonExistentQueue"), "was it deployed?"),
    (refused("ThrottlingException"), "wait a minute"),
    (refused("Odd"), "AWS refused: GetSomething: Odd: AWS's own words"),
]


@pytest.mark.parametrize(("error", "said"), CASES, ids=lambda one: str(one)[:40])
def test_an_operator_reads_a_sentence(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with mock.patch.object(ops, "where", side_effect=error):
        assert ops.main(["sweep", "prod"]) == 1
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(("error", "said"), CASES, ids=lambda one: str(one)[:40])
def test_whoever_deploys_reads_it_as_well(
    error: Exception, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with (
        mock.patch.object(place, "place", side_effect=error),
        mock.patch.object(sys, "argv", ["infra.deploy", "prod"]),
    ):
        assert deploy.main() == 1
    told = capsys.readouterr().err
    assert said in told and told.startswith("prod serves what it served before")


def test_what_the_sentences_point_to_is_on_the_page() -> None:
    """The anchors of the handbook's own headings."""
    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    for heading in ("## Before you start", "## BSrE", "### Certificates"):
        assert f"\n{heading}\n" in page
