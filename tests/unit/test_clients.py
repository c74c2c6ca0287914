"""Who listens to the default session hears every call: the policies on one machine, the bench."""

import boto3
import pytest

from chalicelib.adapters.clients import Clients


def test_a_client_belongs_to_the_session_that_was_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    boto3.setup_default_session(aws_access_key_id="a", aws_secret_access_key="s")
    heard: list[str] = []
    boto3.DEFAULT_SESSION.events.register(
        "provide-client-params", lambda model, **_: heard.append(model.name)
    )
    client = Clients("ap-southeast-3").get("dynamodb")
    client.meta.events.emit(
        "provide-client-params.dynamodb.GetItem",
        model=client.meta.service_model.operation_model("GetItem"),
    )
    assert heard == ["GetItem"]
