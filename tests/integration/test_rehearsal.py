"""A deployment's own steps, on moto: what is there after the first, the second and a broken one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest

from infra.deploying import code, releases, run, stacks
from infra.ops import going_back
from infra.rehearsal import acts
from infra.rehearsal.acts import Rehearsal, rehearsal


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("site")
    for name in ("index.html", "404/index.html", "lacak/index.html", "assets/main-1.js", "sw.js"):
        (built / name).parent.mkdir(exist_ok=True)
        (built / name).write_text(f"<html>{name}</html>")
    return built


@pytest.fixture(scope="module")
def rehearsed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with rehearsal(site, tmp_path_factory.mktemp("rehearsal")) as it:
        it.first()
        yield it


@contextmanager
def another_page(site: Path) -> Iterator[None]:
    page = site / "lacak" / "index.html"
    written = page.read_text()
    page.write_text("<html>newer</html>")
    try:
        yield
    finally:
        page.write_text(written)


def test_a_second_deployment_makes_nothing_twice(rehearsed: Rehearsal) -> None:
    rehearsed.again()


def test_what_fails_in_the_midst_leaves_what_served_and_is_repaired(rehearsed: Rehearsal) -> None:
    """Chalice ends after some functions, and writes nothing of them down."""
    serving = rehearsed.deploy("one")

    def ended(*_: object) -> int:
        return 2

    with pytest.raises(run.Stopped, match="Chalice"):
        rehearsed.deploy("two", chalice=ended)
    assert rehearsed.serves(serving)
    assert rehearsed.serves(rehearsed.deploy("two"))


def test_a_release_is_put_back_with_its_pages(rehearsed: Rehearsal, site: Path) -> None:
    first = rehearsed.deploy("one")
    page = site / "lacak" / "index.html"
    written = page.read_text()
    with another_page(site):
        second = rehearsed.deploy("two")
    earlier = releases.before(rehearsed.where, second)
    assert earlier and earlier.sha256 == first.sha256
    releases.put_back(rehearsed.where, earlier)
    assert rehearsed.serves(first)
    s3, bucket = rehearsed.where.home["s3"], rehearsed.where.bucket("site")
    served = s3.get_object(Bucket=bucket, Key="lacak/index.html")
    assert served["Body"].read().decode() == written
    assert served["CacheControl"] == "no-cache"


def test_of_two_who_deploy_at_once_one_is_told_of_the_other(rehearsed: Rehearsal) -> None:
    with releases.locked(rehearsed.where, "Rina"):
        with pytest.raises(releases.Locked, match="Rina"):
            rehearsed.deploy("one")
        with pytest.raises(releases.Locked, match="Rina"):
            going_back.rollback(rehearsed.where)
    rehearsed.deploy("one")


def test_files_that_never_change_are_kept_for_a_year_and_pages_are_asked_for_again(
    rehearsed: Rehearsal,
) -> None:
    s3, bucket = rehearsed.where.home["s3"], rehearsed.where.bucket("site")

    def caching(key: str) -> str:
        return str(s3.head_object(Bucket=bucket, Key=key)["CacheControl"])

    assert "immutable" in caching("assets/main-1.js")
    assert caching("index.html") == caching("sw.js") == "no-cache"


def test_what_the_smoke_test_finds_is_said_and_not_recorded(rehearsed: Rehearsal) -> None:
    before = releases.all_of(rehearsed.where)
    ill = mock.patch.object(acts, "_looks_well", lambda *_: ["/ answers 503"])
    with ill, pytest.raises(run.Stopped, match="503"):
        rehearsed.deploy("two")
    assert releases.all_of(rehearsed.where) == before


def test_the_api_knows_the_secret_by_its_digest_alone(rehearsed: Rehearsal) -> None:
    import hashlib
    import json

    held = rehearsed.where.edge["secretsmanager"].get_secret_value(SecretId="sisfo-izin-dev-origin")
    now = json.loads(held["SecretString"])["now"]
    configured = rehearsed.where.home["lambda"].get_function_configuration(
        FunctionName="sisfo-izin-dev"
    )["Environment"]["Variables"]
    assert configured["ORIGIN_DIGESTS"] == hashlib.sha256(now.encode()).hexdigest()
    assert now not in json.dumps(configured)


def test_every_alarm_names_its_place_in_the_runbook(rehearsed: Rehearsal) -> None:
    alarms = rehearsed.where.home["cloudwatch"].describe_alarms()["MetricAlarms"]
    assert len(alarms) > 20
    for alarm in alarms:
        name = alarm["AlarmName"].removeprefix("sisfo-izin-dev-")
        assert alarm["AlarmDescription"].endswith(f"docs/operations.md#alarm-{name}")


def test_before_data_would_be_lost_a_deployment_stops(rehearsed: Rehearsal) -> None:
    gone = stacks.Planned("Remove", "NotesTable", "AWS::DynamoDB::Table", replaced=False)
    assert "NotesTable" in stacks._refusal([gone], [], stacks.yes, allow_replacement=False)
    assert stacks._refusal([gone], [], stacks.yes, allow_replacement=True) == ""
    assert stacks._refusal([], [], lambda _: False, False) == "not agreed to"


def test_the_project_holds_what_was_found_on_aws(rehearsed: Rehearsal) -> None:
    assert (code.BUILD / ".chalice" / "deployed" / "dev.json").is_file()


def test_an_operator_goes_back_and_forward_by_name(
    rehearsed: Rehearsal, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = rehearsed.deploy("one"), rehearsed.deploy("two")
    assert going_back.rollback(rehearsed.where) == 0
    assert rehearsed.serves(first)
    assert going_back.rollback(rehearsed.where, second.name) == 0
    assert rehearsed.serves(second)
    assert going_back.rollback(rehearsed.where, "nothing") == 1
    assert second.name in capsys.readouterr().out


def test_who_goes_back_twice_is_where_they_began(rehearsed: Rehearsal) -> None:
    rehearsed.deploy("zero")
    first, second = rehearsed.deploy("one"), rehearsed.deploy("two")
    for expected in (first, second, first):
        assert going_back.rollback(rehearsed.where) == 0
        assert rehearsed.serves(expected)


def test_pages_alone_go_back_too_also_when_they_were_never_recorded(
    rehearsed: Rehearsal, site: Path
) -> None:
    """The package is the same; an earlier one would take the functions back with them."""
    good = rehearsed.deploy("one")
    with another_page(site):
        rehearsed.deploy("one")
        assert not rehearsed.serves(good)
        assert going_back.rollback(rehearsed.where) == 0
        assert rehearsed.serves(good)
        ill = mock.patch.object(acts, "_looks_well", lambda *_: ["/ answers 503"])
        with ill, pytest.raises(run.Stopped):
            rehearsed.deploy("one")
    assert not rehearsed.serves(good)
    assert going_back.rollback(rehearsed.where) == 0
    assert rehearsed.serves(good)


def test_from_a_release_that_does_not_answer_one_goes_back_to_the_last_that_did(
    rehearsed: Rehearsal,
) -> None:
    """Its functions run, and it was never recorded; the message sends to `make rollback`."""
    rehearsed.deploy("zero")
    good = rehearsed.deploy("one")
    ill = mock.patch.object(acts, "_looks_well", lambda *_: ["/ answers 503"])
    with ill, pytest.raises(run.Stopped, match="make rollback"):
        rehearsed.deploy("two")
    assert not rehearsed.serves(good)
    assert going_back.rollback(rehearsed.where) == 0
    assert rehearsed.serves(good), "not the one before it"


def test_one_that_was_cut_off_keeps_its_lock_until_somebody_says_so(rehearsed: Rehearsal) -> None:
    where = rehearsed.where
    body = b'{"who": "Rina", "since": "2026-12-01T08:00:00+00:00"}'
    where.home["s3"].put_object(Bucket=where.bucket("releases"), Key="lock.json", Body=body)
    with pytest.raises(releases.Locked, match=r"Rina has been at it since .*UNLOCK=1"):
        rehearsed.deploy("one")
    assert going_back.rollback(where, unlock=True) == 0
    rehearsed.deploy("one")


def test_a_renewed_secret_and_the_one_before_are_good_after_the_next_deployment(
    rehearsed: Rehearsal,
) -> None:
    def digests() -> list[str]:
        configured = rehearsed.where.home["lambda"].get_function_configuration(
            FunctionName="sisfo-izin-dev"
        )
        found: str = configured["Environment"]["Variables"]["ORIGIN_DIGESTS"]
        return found.split(",")

    [before] = digests()
    assert going_back.renew_origin(rehearsed.where) == 0
    rehearsed.deploy("one")
    now, also = digests()
    assert also == before != now


def test_a_stage_is_taken_down_and_what_holds_data_stays(rehearsed: Rehearsal) -> None:
    home = rehearsed.where.home
    assert going_back.undeploy(rehearsed.where, "prod") == 1
    assert home["lambda"].list_functions()["Functions"]
    assert going_back.undeploy(rehearsed.where, "dev") == 0
    assert home["lambda"].list_functions()["Functions"] == []
    assert home["apigateway"].get_rest_apis()["items"] == []
    assert home["events"].list_rules()["Rules"] == []
    assert len(home["dynamodb"].list_tables()["TableNames"]) == 10
    assert rehearsed.serves(rehearsed.deploy("one")), "and it comes back"
