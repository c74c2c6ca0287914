"""The last step with BSrE: the passphrase travels sealed, a wrong one leads back to the signer."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from chalicelib.adapters.signing.pkcs12 import Pkcs12Signer
from demo import papers
from demo.__main__ import officers
from demo.citizen import Citizen
from demo.client import Browser, Refused, until
from demo.stories import Offices, mark_documents, review
from infra.local.names import PREFIX
from infra.local.stack import CERTIFICATE_PARAMETER, LocalStack
from tests.support import signing
from tests.support.bsre_stand_in import PASSWORD, USERNAME, BsreStandIn, bsre

WRONG = "Bukan-Ini-Passphrase-9"


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[LocalStack, BsreStandIn]]:
    signer = Pkcs12Signer(signing.credentials(), signing.PASSWORD, stage="test")
    with bsre(signer) as stand_in:
        settings = {"Signer": "bsre", "BsreUrl": stand_in.url, "BsreSecret": f"{PREFIX}-bsre"}
        with LocalStack(settings=settings) as stack:
            stack.clients["secretsmanager"].create_secret(
                Name=f"{PREFIX}-bsre",
                SecretString=json.dumps({"username": USERNAME, "password": PASSWORD}),
            )
            stack.clients["ssm"].put_parameter(
                Name=CERTIFICATE_PARAMETER,
                Value=signing.authority().pem,
                Type="String",
                Overwrite=True,
            )
            yield stack, stand_in


def at_the_head(stack: LocalStack, offices: Offices) -> Citizen:
    """An application that only the signature is missing from."""
    account = next(a for a in stack.accounts if a["role"] == "citizen")
    browser = Browser(stack.url)
    browser.sign_in(account["sign_in"], account["password"])
    citizen = Citizen(browser, lambda *_: None, "Siti", "1302105708950002", "", {})
    today = datetime.now(UTC).date()
    citizen.draft(
        "penelitian",
        {
            "jenis": "survey",
            "rekomendasi_dari": "Dekan Fakultas Pertanian",
            "nomor_rekomendasi": "1/FP/2026",
            "tanggal_rekomendasi": str(today - timedelta(days=1)),
            "judul": "Survei kualitas bawang merah di Alahan Panjang",
            "waktu_penelitian": {"from": str(today), "to": str(today + timedelta(days=30))},
            "email_kampus": "fp@kampus.example",
            "lokasi": [{"name": "Kantor Wali Nagari Alahan Panjang"}],
        },
    )
    citizen.upload_good("ktp", papers.identity_card("Siti", citizen.nik), "image/jpeg")
    for name in ("proposal", "surat_rekomendasi"):
        citizen.upload_good(name, papers.letter(name.upper()), "application/pdf")
    citizen.send()
    mark_documents(offices, citizen)
    for step in citizen.detail()["steps"][:-1]:
        review(offices, citizen, step["id"])
    return citizen


def everything_stored(stack: LocalStack) -> str:
    """All items of all tables and all inputs of executions, as text."""
    dynamodb, states = stack.clients["dynamodb"], stack.clients["stepfunctions"]
    found: list[Any] = [
        dynamodb.scan(TableName=name)["Items"] for name in dynamodb.list_tables()["TableNames"]
    ]
    for execution in states.list_executions(stateMachineArn=stack.outputs["ChainArn"])[
        "executions"
    ]:
        found.append(states.describe_execution(executionArn=execution["executionArn"])["input"])
        history = states.get_execution_history(executionArn=execution["executionArn"])
        found.append(history["events"])
    return repr(found)


def test_a_wrong_passphrase_leads_back_to_the_signer_and_the_right_one_issues_the_permit(
    office: tuple[LocalStack, BsreStandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    stack, stand_in = office
    offices = officers(stack)
    citizen = at_the_head(stack, offices)
    head = offices.at("head")
    monkeypatch.setattr(signing, "NIK", head.call("GET", "/profile")["nik"])

    with pytest.raises(Refused) as refusal:
        review(offices, citizen, "head", act="sign")
    assert [error["field"] for error in refusal.value.problem["errors"]] == ["passphrase"]

    review(offices, citizen, "head", act="sign", passphrase=WRONG)
    path = f"/officer/applications/{citizen.application_id}"

    def handed_back() -> list[str] | None:
        notes = [note["event"] for note in head.call("GET", f"{path}/notes")["items"]]
        return notes if "signing-refused" in notes else None

    assert until("the hand-back", handed_back).count("signed") == 1
    stored = everything_stored(stack)
    assert WRONG not in stored

    review(offices, citizen, "head", act="sign", passphrase=signing.PASSPHRASE)
    citizen.await_permit()
    assert citizen.permit["number"].startswith("000.9.2/001/")
    assert "/api/v2/sign/pdf" in stand_in.paths
    assert signing.PASSPHRASE not in everything_stored(stack)


def test_a_batch_tries_a_wrong_passphrase_once_and_the_right_one_issues_them_all(
    office: tuple[LocalStack, BsreStandIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    stack, stand_in = office
    offices = officers(stack)
    citizens = [at_the_head(stack, offices) for _ in range(4)]
    head = offices.at("head")
    monkeypatch.setattr(signing, "NIK", head.call("GET", "/profile")["nik"])

    def signed(passphrase: str) -> dict[str, Any]:
        wanted = {citizen.application_id for citizen in citizens}

        def listed() -> list[dict[str, Any]] | None:
            queue = head.call("GET", "/officer/queue?role=head")["items"]
            rows = [row for row in queue if row["application_id"] in wanted]
            return rows if len(rows) == len(wanted) else None

        rows = until("all four in the head's list", listed)
        items = [{name: row[name] for name in ("application_id", "version")} for row in rows]
        body = {"items": items, "passphrase": passphrase}
        batch = head.call("POST", "/officer/signing-batches", body, once=True)
        assert (batch["sent"], batch["refused"]) == (4, 0)
        path = f"/officer/signing-batches/{batch['batch_id']}"

        def finished() -> dict[str, Any] | None:
            shown: dict[str, Any] = head.call("GET", path)
            return shown if shown["finished"] else None

        return until("the batch", finished)

    tried = stand_in.paths.count("/api/v2/sign/pdf")
    wrong = signed(WRONG)
    assert stand_in.paths.count("/api/v2/sign/pdf") == tried + 1
    told = {(item["state"], item["reason"]["code"]) for item in wrong["items"]}
    assert told == {("handed_back", "wrong-passphrase")}
    assert WRONG not in everything_stored(stack)

    right = signed(signing.PASSPHRASE)
    assert {item["state"] for item in right["items"]} == {"issued"}
    sequences = sorted(int(item["permit_number"].split("/")[1]) for item in right["items"])
    assert sequences == list(range(sequences[0], sequences[0] + 4))
    for citizen in citizens:
        citizen.await_permit()
        pdf = citizen.survey_and_download()
        answer = requests.post(
            f"{stack.url}/api/verifications",
            data=pdf,
            headers={"Content-Type": "application/pdf"},
            timeout=60,
        )
        assert answer.json()["permit"]["number"] == citizen.permit["number"], answer.text
    assert signing.PASSPHRASE not in everything_stored(stack)
