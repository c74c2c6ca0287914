"""Each kind of bad input gets its problem document, in both languages, and nothing is lost."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from chalicelib.adapters.template_files import TemplateCatalogue
from chalicelib.domain.text import Language
from tests.support import stored
from tests.support.api import Answer, World
from tests.support.stories import (
    NEW_PASSWORD,
    PASSWORD,
    complete,
    draft,
    issued,
    link_token,
    permit_id,
    registering,
    registration_form,
    returned,
    submitted,
)

TEXTS = TemplateCatalogue().problem_texts
KEY = "a-key-for-bad-input"


@dataclass
class Bad:
    """One bad request, ready to be sent, and the refusal that it must get."""

    method: str
    path: str
    status: int
    code: str
    fields: dict[str, str] = field(default_factory=dict)
    body: Any = None
    more: dict[str, Any] = field(default_factory=dict)

    def send(self, world: World, language: str) -> Answer:
        return world.call(self.method, self.path, self.body, language=language, **self.more)


BadInput = Callable[[World], Bad]
CASES: dict[str, BadInput] = {}


def case(name: str) -> Callable[[BadInput], BadInput]:
    def add(make: BadInput) -> BadInput:
        CASES[name] = make
        return make

    return add


def registration(expected: dict[str, str], **changes: Any) -> BadInput:
    form = registration_form(1, **changes)
    return lambda world: Bad("POST", "/registrations", 422, "invalid-input", expected, form)


NIK = registration_form(1)["nik"]
CASES["NIK with a digit less"] = registration({"nik": "nik-length"}, nik=NIK[:-1])
CASES["NIK with a letter"] = registration({"nik": "nik-length"}, nik="O" + NIK[1:])
CASES["NIK of no province"] = registration({"nik": "nik-unknown-province"}, nik="99" + NIK[2:])
CASES["NIK of no day"] = registration({"nik": "nik-impossible-date"}, nik="1302103202010001")
CASES["NIK ending in 0000"] = registration({"nik": "nik-sequence"}, nik=NIK[:-4] + "0000")
CASES["several wrong fields at once"] = registration(
    {"nik": "nik-length", "email": "not-an-email", "whatsapp": "not-a-phone"},
    nik="1", email="bukan", whatsapp="x",
)  # fmt: skip
CASES["password too short"] = registration({"password": "password-too-short"}, password="pendek")
CASES["password that everybody has"] = registration(
    {"password": "password-common"}, password="password123"
)
CASES["password that is the NIK"] = registration({"password": "password-personal"}, password=NIK)
CASES["declaration not given"] = registration(
    {"declared_true": "declaration-missing"}, declared_true=False
)
CASES["village that does not exist"] = registration(
    {"address.village": "unknown-village"},
    address={**registration_form(1)["address"], "village": "13.02.10.2999"},
)


@case("malformed JSON")
def _(world: World) -> Bad:
    return Bad(
        "POST", "/sessions", 422, "malformed-json", {"body": "malformed-json"},
        more={"raw": b'{"login": "x",'},
    )  # fmt: skip


@case("a body that is missing")
def _(world: World) -> Bad:
    expected = {"login": "required", "password": "required"}
    return Bad("POST", "/sessions", 422, "invalid-input", expected)


@case("a link that was followed before")
def _(world: World) -> Bad:
    assert registering(world, 1).send_scan().complete().status == 200
    body = {"token": link_token(world.send_messages())}
    assert world.call("POST", "/accounts/verify", body).status == 200
    return Bad("POST", "/accounts/verify", 422, "link-expired", body=body)


@case("a link that is a day old")
def _(world: World) -> Bad:
    assert registering(world, 1).send_scan().complete().status == 200
    body = {"token": link_token(world.send_messages())}
    world.clock.advance(hours=24)
    return Bad("POST", "/accounts/verify", 422, "link-expired", body=body)


@case("a link to a new e-mail address that is a day old")
def _(world: World) -> Bad:
    owner = world.citizen(password=PASSWORD)
    asked = {"email": "baru@contoh.id", "current_password": PASSWORD}
    assert world.call("PUT", "/profile/email", asked, by=owner).status == 202
    body = {"token": link_token(world.send_messages())}
    world.clock.advance(hours=24)
    return Bad("POST", "/accounts/verify", 422, "link-expired", body=body)


@case("a link to set a password that is an hour old")
def _(world: World) -> Bad:
    owner = world.citizen(password=PASSWORD)
    world.call("POST", "/passwords/forgotten", {"login": owner.nik})
    body = {"token": link_token(world.send_messages()), "password": NEW_PASSWORD}
    world.clock.advance(hours=1)
    return Bad("POST", "/passwords/reset", 422, "link-expired", body=body)


@case("a link of another kind")
def _(world: World) -> Bad:
    owner = world.citizen(password=PASSWORD)
    world.call("POST", "/passwords/forgotten", {"login": owner.nik})
    body = {"token": link_token(world.send_messages())}
    return Bad("POST", "/accounts/verify", 422, "link-expired", body=body)


@case("a link that never was")
def _(world: World) -> Bad:
    body = {"token": "x" * 22, "password": NEW_PASSWORD}
    return Bad("POST", "/passwords/reset", 422, "link-expired", body=body)


@case("a registration without an accepted scan")
def _(world: World) -> Bad:
    going = registering(world, 1)
    return Bad(
        "POST", f"{going.path}/complete", 409, "ktp-not-accepted", more={"headers": going.headers}
    )


@case("a refresh token that was used before")
def _(world: World) -> Bad:
    owner = world.citizen(password=PASSWORD)
    answer = world.call("POST", "/sessions", {"login": owner.nik, "password": PASSWORD})
    headers = {"Cookie": answer.headers["set-cookie"].split(";")[0]}
    world.clock.advance(minutes=15)
    assert world.call("POST", "/sessions/refresh", headers=headers).status == 200
    world.clock.advance(minutes=1)
    return Bad("POST", "/sessions/refresh", 401, "session-ended", more={"headers": headers})


@case("a wrong password")
def _(world: World) -> Bad:
    owner = world.citizen(password=PASSWORD)
    body = {"login": owner.nik, "password": NEW_PASSWORD}
    return Bad("POST", "/sessions", 401, "wrong-credentials", body=body)


@case("a permit type that is not there")
def _(world: World) -> Bad:
    return Bad(
        "POST", "/applications", 404, "unknown-permit-type",
        body={"type_id": "izin_terbang"}, more={"by": world.citizen()},
    )  # fmt: skip


@case("a renewal of what cannot be renewed")
def _(world: World) -> Bad:
    return Bad(
        "POST", "/applications", 422, "invalid-input", {"kind": "kind-not-offered"},
        {"type_id": "penelitian", "kind": "renewal"}, {"by": world.citizen()},
    )  # fmt: skip


@case("sending in what is not complete")
def _(world: World) -> Bad:
    made = draft(world)
    world.call(
        "PATCH", f"/applications/{made.application_id}/data", {"data": {"judul": "Satu isian"}},
        by=made.applicant,
    )  # fmt: skip
    expected = {f"data.{name}": "required" for name in (
        "jenis", "rekomendasi_dari", "nomor_rekomendasi", "tanggal_rekomendasi",
        "waktu_penelitian", "email_kampus", "lokasi")}  # fmt: skip
    expected |= {f"documents.{name}": "document-missing" for name in (
        "ktp", "proposal", "surat_rekomendasi")}  # fmt: skip
    return Bad(
        "POST", f"/applications/{made.application_id}/submit", 422, "application-incomplete",
        expected, {"version": made.now.version}, {"by": made.applicant, "key": KEY},
    )  # fmt: skip


@case("a correction without what was asked for")
def _(world: World) -> Bad:
    made = returned(world)
    return Bad(
        "POST", f"/applications/{made.application_id}/resubmit", 422, "application-incomplete",
        {"documents.proposal": "document-not-replaced"},
        {"version": made.now.version}, {"by": made.applicant, "key": KEY},
    )  # fmt: skip


@case("an upload of a kind that is not taken")
def _(world: World) -> Bad:
    made = draft(world)
    return Bad(
        "POST", f"/applications/{made.application_id}/documents/proposal/upload", 422,
        "invalid-input", {"media_type": "wrong-media-type"},
        {"media_type": "image/jpeg"}, {"by": made.applicant},
    )  # fmt: skip


@case("a document that nobody asked for")
def _(world: World) -> Bad:
    made = draft(world)
    return Bad(
        "POST", f"/applications/{made.application_id}/documents/ijazah/upload", 404,
        "unknown-document", {}, {"media_type": "application/pdf"}, {"by": made.applicant},
    )  # fmt: skip


def decision(role: str, act: str, status: int, code: str, stale: int = 0, **more: Any) -> BadInput:
    def make(world: World) -> Bad:
        made = submitted(world).mark_all()
        body = {"version": made.now.version - stale, **more}
        return Bad(
            "POST", f"/officer/applications/{made.application_id}/{act}", status, code,
            more={"by": world.staff[role], "key": KEY}, body=body,
        )  # fmt: skip

    return make


CASES["a decision of the wrong role"] = decision("secretary", "approve", 403, "not-your-step")
CASES["a decision of a role outside the chain"] = decision(
    "bpjs", "approve", 403, "not-in-this-chain"
)
CASES["a decision on a version that has changed"] = decision(
    "back_office", "approve", 409, "stale-version", stale=1
)
CASES["a signature before the last step"] = decision(
    "back_office", "sign", 409, "act-not-possible-now"
)


@case("a return that names nothing")
def _(world: World) -> Bad:
    bad = decision("back_office", "return", 422, "nothing-to-correct")(world)
    return replace(bad, fields={"fields": "required"})


@case("an approval of unmarked documents")
def _(world: World) -> Bad:
    made = submitted(world)
    expected = {f"documents.{name}": "document-not-marked" for name in (
        "ktp", "proposal", "surat_rekomendasi")}  # fmt: skip
    return Bad(
        "POST", f"/officer/applications/{made.application_id}/approve", 409,
        "documents-not-marked", expected, {"version": made.now.version},
        {"by": world.staff["back_office"], "key": KEY},
    )  # fmt: skip


@case("a ✗ without a reason")
def _(world: World) -> Bad:
    made = submitted(world)
    mark = {"version": made.now.version, "file_id": made.file_id("ktp"), "accepted": False}
    return Bad(
        "PUT", f"/officer/applications/{made.application_id}/marks/ktp", 422, "invalid-input",
        {"reason": "required"}, mark,
        {"by": world.staff["back_office"]},
    )  # fmt: skip


@case("a download before the surveys")
def _(world: World) -> Bad:
    made = issued(world)
    expected = {f"surveys.{kind}": "survey-missing" for kind in (
        "poll", "testimonial", "questionnaire")}  # fmt: skip
    return Bad(
        "GET", f"/permits/{permit_id(made)}/download", 409, "surveys-missing", expected,
        more={"by": made.applicant},
    )  # fmt: skip


@case("a questionnaire with gaps")
def _(world: World) -> Bad:
    made = issued(world)
    answers = {f"U{number}": 4 for number in range(1, 9)} | {"U1": 5}
    return Bad(
        "POST", f"/permits/{permit_id(made)}/surveys/questionnaire", 422, "invalid-input",
        {"answers.U1": "not-a-score", "answers.U9": "required"},
        {"answers": answers}, {"by": made.applicant},
    )  # fmt: skip


@case("a QR code that we never printed")
def _(world: World) -> Bad:
    return Bad("GET", f"/verifications/{'x' * 22}", 404, "unknown-permit")


@case("a number that leads nowhere")
def _(world: World) -> Bad:
    body = {"number": "P-XXXX-XXXX", "check": "ABCDEF"}
    return Bad("POST", "/tracking", 404, "unknown-number", body=body)


@case("a receipt with another's check value")
def _(world: World) -> Bad:
    body = {"number": complete(world).now.receipt, "check": complete(world).now.tracking_code}
    return Bad("POST", "/tracking", 404, "unknown-number", body=body)


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_told_in_both_languages_and_changes_nothing(world: World, name: str) -> None:
    bad = CASES[name](world)
    kept = everything(world)
    for language in Language:
        answer = bad.send(world, language.value)
        assert (answer.status, answer.code, answer.fields) == (bad.status, bad.code, bad.fields)
        problem = answer.body
        assert problem["title"] == TEXTS.of_problem(bad.code, language, {}).title
        assert problem["detail"]
        assert "{" not in problem["detail"]  # every blank of the text is filled
        for error in problem["errors"]:
            assert error["message"]
            assert "{" not in error["message"]
        assert everything(world) == kept
    assert bad.send(world, "id").body["title"] != bad.send(world, "en").body["title"]


def everything(world: World) -> dict[str, Any]:
    """All that is kept for good. Counted attempts and ended sessions are meant to change."""
    parts = ("applications", "accounts", "notes", "permits", "counters", "outbox")
    return {
        "tables": stored.everything(world.ports, *parts),
        "tokens": stored.rows(world.ports, "sessions", "token#"),
        "registrations": stored.rows(world.ports, "sessions", "registration#"),
        "files": dict(world.ports.files.clean),
    }
