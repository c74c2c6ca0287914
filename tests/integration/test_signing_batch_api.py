"""A list signed in one act, over HTTP."""

from tests.support.api import World
from tests.support.cases import Case
from tests.support.stories import at_head, submitted

PATH = "/officer/signing-batches"


def items(*cases: Case) -> list[dict[str, object]]:
    return [{"application_id": c.application_id, "version": c.now.version} for c in cases]


def test_the_heads_list_has_all_that_a_batch_takes(world: World) -> None:
    case = at_head(world)
    head = world.staff["head"]
    (row,) = world.call("GET", "/officer/queue?role=head", by=head).body["items"]
    assert (row["type"]["code"], row["number"]) == ("penelitian", "1/SISFO/III/2026")
    assert row["applicant"] and row["promised_on"]
    assert (row["documents_accepted"], row["documents_refused"]) == (3, 0)
    chosen = [{"application_id": row["application_id"], "version": row["version"]}]
    answer = world.call("POST", PATH, {"items": chosen}, by=head, key="list-00000001")
    assert (answer.status, answer.body["sent"]) == (201, 1)
    world.run_chain()
    shown = world.call("GET", f"{PATH}/{answer.body['batch_id']}", by=head).body
    assert (shown["finished"], shown["items"][0]["state"]) == (True, "issued")
    assert shown["items"][0]["permit_number"] == case.now.permit_number
    told = shown["items"][0]
    assert (told["number"], told["applicant"], told["type_id"]) == (
        row["number"],
        row["applicant"],
        row["type"]["code"],
    )


def test_why_one_was_refused_is_said_in_both_languages_and_the_other_is_issued(
    world: World,
) -> None:
    good, wrong, stale = at_head(world), at_head(world), at_head(world)
    wrong.mark("proposal", "Bab III belum ada.")
    asked = items(good, wrong, stale)
    stale.mark("ktp")
    head = world.staff["head"]
    answer = world.call("POST", PATH, {"items": asked}, by=head, key="list-00000001")
    assert (answer.body["sent"], answer.body["refused"]) == (1, 2)
    path = f"{PATH}/{answer.body['batch_id']}"
    assert not world.call("GET", path, by=head).body["finished"]
    world.run_chain()
    shown = {
        language: world.call("GET", path, by=head, language=language).body["items"]
        for language in ("id", "en")
    }
    assert [item["state"] for item in shown["id"]] == ["issued", "refused", "stale"]
    assert [item["reason"]["title"] for item in shown["en"][1:]] == [
        "Some documents are marked wrong",
        "The data has changed",
    ]
    assert shown["id"][2]["version"] == stale.now.version > asked[2]["version"]
    (error,) = shown["id"][1]["reason"]["errors"]
    assert (error["field"], error["message"]) == (
        "documents.proposal",
        "Dokumen ini bertanda salah. Kembalikan permohonan, atau ubah tandanya.",
    )


def test_the_same_request_again_gets_the_same_answer_and_signs_nothing_twice(
    world: World,
) -> None:
    case, head = at_head(world), world.staff["head"]
    body = {"items": items(case)}
    answers = [world.call("POST", PATH, body, by=head, key="list-00000001") for _ in range(2)]
    assert answers[0].text == answers[1].text
    assert world.notes(case.application_id).count("signed") == 1
    other = world.call("POST", PATH, {"items": items(submitted(world))}, by=head,
                       key="list-00000001")  # fmt: skip
    assert (other.status, other.code) == (409, "idempotency-key-reused")


def test_an_empty_list_and_one_too_long_are_refused(world: World) -> None:
    head = world.staff["head"]
    for number in (0, 51):
        body = {"items": [{"application_id": f"a{n}", "version": 1} for n in range(number)]}
        answer = world.call("POST", PATH, body, by=head, key="list-00000001")
        assert (answer.status, list(answer.fields)) == (422, ["items"])
