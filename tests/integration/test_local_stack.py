"""The local stack itself: one origin, messages that come back, and state that survives."""

import json
import queue
import re
import threading
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from chalice import Chalice, Response

from infra.local.stack import CERTIFICATE_PARAMETER, LocalStack

PATIENCE = 20.0
JOBS = ("check_upload", "open_step", "sign_permit", "notify", "sweep")


def do_nothing(_event: dict[str, Any], _context: Any) -> None:
    """A job that is not under test."""


def stack_with(folder: Path | None = None, fresh: bool = True, **handlers: Any) -> LocalStack:
    return LocalStack(
        folder=folder,
        fresh=fresh,
        app=echo_app(),
        handlers={**dict.fromkeys(JOBS, do_nothing), **handlers},
    )


def echo_app() -> Chalice:
    app = Chalice(app_name="echo")
    app.api.binary_types.append("application/pdf")
    together = threading.Barrier(2, timeout=PATIENCE)

    @app.route("/api/echo/{name}", methods=["GET"])
    def echo(name: str) -> dict[str, Any]:
        together.wait()  # two requests are inside at once
        return {"name": name, "query": app.current_request.query_params}

    @app.route("/api/names/{name}", methods=["GET"])
    def own(name: str) -> dict[str, Any]:
        return {"name": name, "query": app.current_request.query_params}

    @app.route("/api/bytes", methods=["POST"], content_types=["application/pdf"])
    def size() -> Response:
        return Response({"size": len(app.current_request.raw_body)}, {"X-Own": "yes"}, 201)

    return app


def fetch(url: str, data: bytes | None = None, content_type: str = "") -> tuple[int, Any, Any]:
    headers = {"Content-Type": content_type} if content_type else {}
    request = urllib.request.Request(url, data, headers)  # noqa: S310  (our own loopback address)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def test_two_requests_at_once_do_not_see_each_other() -> None:
    answers: queue.Queue[Any] = queue.Queue()
    with stack_with() as stack:

        def ask(name: str) -> None:
            answers.put(json.loads(fetch(f"{stack.url}/api/echo/{name}?of={name}")[2]))

        for name in ("one", "two"):
            threading.Thread(target=ask, args=(name,)).start()
        given = [answers.get(timeout=PATIENCE) for _ in range(2)]
    for answer in given:
        assert answer["query"] == {"of": answer["name"]}


def test_what_is_encoded_in_a_path_stays_in_its_place() -> None:
    with stack_with() as stack:
        answer = json.loads(fetch(f"{stack.url}/api/names/a%3Fb%23c?of=d")[2])
    assert (answer["name"], answer["query"]) == ("a?b#c", {"of": "d"})


def test_one_origin_serves_pages_api_and_outbox() -> None:
    with stack_with() as stack:
        status, headers, page = fetch(f"{stack.url}/")
        assert (status, b"Sisfo Izin" in page) == (200, True)
        policy = headers["Content-Security-Policy"].split("; ")
        assert {"default-src 'self'", f"connect-src 'self' {stack.moto_url}"} <= {*policy}

        status, headers, body = fetch(f"{stack.url}/api/bytes", b"%PDF\xff", "application/pdf")
        assert (status, json.loads(body), headers["X-Own"]) == (201, {"size": 5}, "yes")
        assert fetch(f"{stack.url}/api/unknown")[0] == 404  # as API Gateway answers

        status, headers, page = fetch(f"{stack.url}/izin/01abc")
        assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert b"<script" in page

        status, headers, page = fetch(f"{stack.url}/petugas/berkas/01abc")
        assert (status, b'src="/petugas/assets/' in page) == (200, True)
        script = re.findall(rb'src="(/petugas/assets/[^"]+)"', page)[0].decode()
        assert "immutable" in fetch(f"{stack.url}{script}")[1]["Cache-Control"]

        assert fetch(f"{stack.url}/..%2f..%2fMakefile")[0] == 404
        assert json.loads(fetch(f"{stack.url}/local/info.json")[2])["aws"] == stack.moto_url


def test_sent_mail_and_whatsapp_can_be_read_and_repetitions_are_dropped() -> None:
    with stack_with() as stack:
        stack.clients["sesv2"].send_email(
            FromEmailAddress="izin@sisfo-izin.example",
            Destination={"ToAddresses": ["siti@warga.example"]},
            Content={
                "Simple": {
                    "Subject": {"Data": "Verifikasi <akun>"},
                    "Body": {"Text": {"Data": "Buka http://127.0.0.1/x?a=1&b=2 ya"}},
                }
            },
        )
        chat = json.dumps({"id": "m1", "to": "+628", "text": "Halo"}).encode()
        for _ in range(2):
            assert fetch(f"{stack.url}/local/whatsapp", chat, "application/json")[0] == 202
        outbox = json.loads(fetch(f"{stack.url}/local/outbox.json")[2])
        page = fetch(f"{stack.url}/local/outbox")[2].decode()
    [mail] = outbox["mails"]
    assert (mail["to"], mail["subject"]) == (["siti@warga.example"], "Verifikasi <akun>")
    assert [kept["body"]["text"] for kept in outbox["whatsapp"]] == ["Halo"]
    assert "Verifikasi &lt;akun&gt;" in page
    assert 'href="http://127.0.0.1/x?a=1&amp;b=2"' in page


def test_a_browser_upload_wakes_the_check() -> None:
    seen: queue.Queue[dict[str, Any]] = queue.Queue()

    def check(event: dict[str, Any], _context: Any) -> None:
        seen.put(json.loads(event["Records"][0]["body"]))

    with stack_with(check_upload=check) as stack:
        post = stack.clients["s3"].generate_presigned_post(
            stack.outputs["IncomingBucket"], "a b/foto", Fields={"Content-Type": "image/jpeg"}
        )
        form = "".join(
            f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in post["fields"].items()
        )
        form += '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nisi\r\n--x--\r\n'
        status, headers, _ = fetch(post["url"], form.encode(), "multipart/form-data; boundary=x")
        assert status == 204
        event = seen.get(timeout=PATIENCE)
        if "Records" not in event:  # S3's test event, sent when the bucket was made
            event = seen.get(timeout=PATIENCE)
    assert event["Records"][0]["s3"]["object"]["key"] == "a+b%2Ffoto"


def test_a_message_that_fails_comes_back_and_rests_after_the_ninth_time() -> None:
    tries: queue.Queue[str] = queue.Queue()

    def fail(event: dict[str, Any], _context: Any) -> None:
        tries.put(event["Records"][0]["attributes"]["ApproximateReceiveCount"])
        raise ValueError("broken on purpose")

    with stack_with(notify=fail) as stack:
        poison, letters = send_to_messages(stack, '{"poison": true}')
        assert [tries.get(timeout=PATIENCE) for _ in range(9)] == [*"123456789"]
        resting = stack.clients["sqs"].receive_message(QueueUrl=letters, WaitTimeSeconds=10)
    assert [message["Body"] for message in resting["Messages"]] == [poison]


def test_a_message_that_can_never_succeed_is_brought_to_rest_by_its_own_job() -> None:
    """The real job, under its own policy."""
    with LocalStack(app=None, demo_accounts=False) as stack:
        poison, letters = send_to_messages(stack, '{"no": "ids"}')
        resting = stack.clients["sqs"].receive_message(QueueUrl=letters, WaitTimeSeconds=20)
        assert stack.refused == []
    assert [message["Body"] for message in resting["Messages"]] == [poison]


def send_to_messages(stack: LocalStack, body: str) -> tuple[str, str]:
    """The body, and the address of the queue's dead letters."""
    sqs = stack.clients["sqs"]

    def url(part: str) -> str:
        return sqs.get_queue_url(QueueName=f"sisfo-izin-local-{part}")["QueueUrl"]

    sqs.send_message(QueueUrl=url("messages"), MessageBody=body)
    return body, url("messages-dlq")


def test_the_sweeper_runs_at_start_and_when_asked() -> None:
    swept: queue.Queue[str] = queue.Queue()

    def sweep(event: dict[str, Any], _context: Any) -> None:
        swept.put(event["detail-type"])

    with stack_with(sweep=sweep) as stack:
        assert swept.get(timeout=PATIENCE) == "Scheduled Event"
        stack.sweep()
        assert swept.get(timeout=PATIENCE) == "Scheduled Event"


def test_a_failing_transaction_takes_nothing_of_another_with_it() -> None:
    """moto alone puts back a copy of the whole table when a transaction fails."""
    table = "sisfo-izin-local-counters"
    with stack_with() as stack:
        dynamodb = stack.clients["dynamodb"]
        cancelled = dynamodb.exceptions.TransactionCanceledException

        def put(series: str, condition: str) -> dict[str, Any]:
            item = {"series": {"S": series}, "part": {"S": "last"}, "value": {"N": "1"}}
            return {"Put": {"TableName": table, "Item": item, "ConditionExpression": condition}}

        def write(number: int) -> None:
            dynamodb.transact_write_items(
                TransactItems=[put(f"s{number}", "attribute_not_exists(series)")]
            )

        def fail() -> None:
            with pytest.raises(cancelled):
                dynamodb.transact_write_items(
                    TransactItems=[put("never", "attribute_exists(series)")]
                )

        threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
        threads += [threading.Thread(target=fail) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept = {item["series"]["S"] for item in dynamodb.scan(TableName=table)["Items"]}
    assert kept == {f"s{number}" for number in range(16)}


def test_what_was_entered_survives_a_restart(tmp_path: Path) -> None:
    bucket = "sisfo-izin-local-documents-123456789012"
    key = {"series": {"S": "x"}, "part": {"S": "last"}}
    item = {**key, "value": {"N": "3"}, "raw": {"B": b"\x00\xff"}}
    with stack_with(tmp_path) as stack:
        clients = stack.clients
        clients["dynamodb"].put_item(TableName="sisfo-izin-local-counters", Item=item)
        first = clients["s3"].put_object(
            Bucket=bucket, Key="k", Body=b"one", ContentType="image/jpeg", Metadata={"a": "b"}
        )
        clients["s3"].put_object(Bucket=bucket, Key="k", Body=b"two")
        sealed = clients["kms"].encrypt(KeyId="alias/sisfo-izin-local-data", Plaintext=b"x")
        public = clients["kms"].get_public_key(KeyId="alias/sisfo-izin-local-signing")
        secret = clients["secretsmanager"].get_secret_value(SecretId="sisfo-izin-local-token-key")
        chain = clients["ssm"].get_parameter(Name=CERTIFICATE_PARAMETER)["Parameter"]["Value"]
        stack.outbox.receive_whatsapp({"id": "1", "text": "Halo"})

    with stack_with(tmp_path, fresh=False) as stack:
        clients = stack.clients
        found = clients["dynamodb"].get_item(TableName="sisfo-izin-local-counters", Key=key)
        assert found["Item"] == item
        pinned = clients["s3"].get_object(Bucket=bucket, Key="k", VersionId=first["VersionId"])
        assert (pinned["Body"].read(), pinned["ContentType"]) == (b"one", "image/jpeg")
        assert (pinned["Metadata"], pinned["ETag"]) == ({"a": "b"}, first["ETag"])
        assert clients["s3"].get_object(Bucket=bucket, Key="k")["Body"].read() == b"two"
        opened = clients["kms"].decrypt(CiphertextBlob=sealed["CiphertextBlob"])
        assert opened["Plaintext"] == b"x"
        again = clients["kms"].get_public_key(KeyId="alias/sisfo-izin-local-signing")
        assert again["PublicKey"] == public["PublicKey"]
        kept = clients["secretsmanager"].get_secret_value(SecretId="sisfo-izin-local-token-key")
        assert kept["SecretString"] == secret["SecretString"]
        parameter = clients["ssm"].get_parameter(Name=CERTIFICATE_PARAMETER)["Parameter"]
        assert parameter["Value"] == chain
        assert stack.outbox.whatsapp()[0]["body"]["text"] == "Halo"

    with stack_with(tmp_path, fresh=True) as stack:
        scanned = stack.clients["dynamodb"].scan(TableName="sisfo-izin-local-counters")
        assert scanned["Items"] == []


def test_regions_are_served_and_kept_by_the_browser_for_a_day() -> None:
    with stack_with() as stack:
        status, headers, body = fetch(f"{stack.url}/wilayah/13.02.json")
        assert (status, headers["Content-Type"]) == (200, "application/json")
        assert headers["Cache-Control"] == "public, max-age=86400" and headers["ETag"]
        kubung = next(d for d in json.loads(body) if d["code"] == "13.02.10")
        assert (kubung["name"], len(kubung["villages"])) == ("Kubung", 8)
        assert {"code": "13.02.10.2001", "name": "Koto Baru"} in kubung["villages"]
        for path in ("99.99.json", "../office.toml", "%2e%2e/office.toml"):
            assert fetch(f"{stack.url}/wilayah/{path}")[0] == 404


def test_a_port_in_use_is_said_and_leaves_nothing_running() -> None:
    with stack_with() as stack:
        port = int(stack.url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            LocalStack(port=port, app=None).start()
        assert fetch(f"{stack.url}/")[0] == 200
