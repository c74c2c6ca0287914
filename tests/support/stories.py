"""Applications and registrations on their way through a world, up to the point a test needs."""

import json
import re
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.conversations.inbound import signature
from chalicelib.domain.permits.model import SurveyKind
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.keys import UploadKey, UploadKind
from tests.fakes.papers import Sent
from tests.support.api import Answer, World
from tests.support.cases import Case, a_complete_draft, a_draft, a_submitted_case

PASSWORD = "kuda nil makan rambutan"
NEW_PASSWORD = "gajah duduk minum kelapa"

_LINK = re.compile(r"#token=([\w-]+)")


def draft(world: World, owner: Actor | None = None) -> Case:
    owner = owner or world.citizen()
    return a_draft(world.case_ports, applicant=owner, staff=world.staff)


def complete(world: World, owner: Actor | None = None) -> Case:
    owner = owner or world.citizen()
    return a_complete_draft(world.case_ports, applicant=owner, staff=world.staff)


def submitted(world: World, owner: Actor | None = None) -> Case:
    owner = owner or world.citizen()
    return a_submitted_case(world.case_ports, applicant=owner, staff=world.staff)


def returned(world: World, owner: Actor | None = None) -> Case:
    case = submitted(world, owner)
    return case.mark("proposal", "Bab III belum ada.").send_back(judul="Terlalu umum.")


def at_head(world: World, owner: Actor | None = None) -> Case:
    case = submitted(world, owner).approve_up_to("head")
    world.run_chain()
    return case


def issued(world: World, owner: Actor | None = None) -> Case:
    case = at_head(world, owner).sign()
    world.run_chain()
    return case


def at_visit(world: World, owner: Actor | None = None) -> Case:
    """A school whose place is to be visited now."""
    owner = owner or world.citizen()
    case = a_submitted_case(
        world.case_ports, type_id="operasional_sd", applicant=owner, staff=world.staff
    )
    return case.approve()


def midwife(world: World, owner: Actor | None = None) -> Case:
    """An issued permit of a type that knows a renewal."""
    owner = owner or world.citizen()
    case = a_complete_draft(
        world.case_ports, type_id="sip_bidan", applicant=owner, staff=world.staff
    ).submit()
    world.run_chain()
    case.approve_up_to("head").sign()
    world.run_chain()
    return case


def with_result(world: World, *, publish: bool = False) -> Case:
    """An issued research permit whose result was handed in and checked."""
    case = issued(world)
    path = f"/permits/{permit_id(case)}/result"
    if publish:
        answer = world.call("PUT", f"{path}/consent", {"publish": True}, by=case.applicant)
        assert answer.status == 200, answer.text
    hand_in(world, case)
    return case


def hand_in(world: World, case: Case, data: bytes = b"hasil penelitian") -> None:
    """The holder posts a result, and it is checked."""
    path = f"/permits/{permit_id(case)}/result/upload"
    answer = world.call("POST", path, {"media_type": "application/pdf"}, by=case.applicant)
    assert answer.status == 201, answer.text
    upload = world.ports.permits.find(permit_id(case)).result.upload
    key = UploadKey(UploadKind.PERMIT, permit_id(case), "result", upload.upload_id).incoming
    world.job("check_upload", world.post_file(key, data))


def copies(case: Case, count: int) -> list[Case]:
    """More files at the very same point, with ids of their own: one commit each instead of a way
    through the house. No execution waits for them."""
    made, ports = [], case.ports
    for _ in range(count):
        clone = case.now.replace(application_id=ports.ids.new_id())
        ports.commit(Add(clone))
        made.append(replace(case, application_id=clone.application_id))
    return made


def permit_id(case: Case) -> str:
    return case.now.permit_identity[1]


def from_gateway(
    world: World,
    text: str,
    sender: Actor | str,
    *,
    identity: str | None = None,
    quoted: str = "",
    secret: bytes | None = None,
) -> tuple[bytes, dict[str, str]]:
    """Body and headers as the WhatsApp gateway posts them now; ``sender`` is a person or a number,
    ``identity`` its id of the message (another one each time)."""
    number = sender
    if isinstance(sender, Actor):
        number = world.ports.accounts.find(sender.account_id).whatsapp
    identity = identity or f"wamid.{world.next_number()}"
    body = {"id": identity, "from": number, "text": text, "quoted": quoted}
    raw, timestamp = json.dumps(body).encode(), str(int(world.clock.now().timestamp()))
    signed = signature(secret or world.ports.whatsapp_secret, timestamp, raw)
    return raw, {"X-Webhook-Timestamp": timestamp, "X-Webhook-Signature": signed}


def give_surveys(world: World, case: Case) -> None:
    path = f"/permits/{permit_id(case)}/surveys"
    for kind, body in SURVEYS.items():
        answer = world.call("POST", f"{path}/{kind}", body, by=case.applicant)
        assert answer.status == 201, answer.text


SURVEYS: dict[str, dict[str, Any]] = {
    SurveyKind.POLL.value: {"choice": "puas"},
    SurveyKind.TESTIMONIAL.value: {"text": "Pelayanannya cepat dan ramah."},
    SurveyKind.QUESTIONNAIRE.value: {"answers": {f"U{number}": 4 for number in range(1, 10)}},
}


# --- registration and links ---------------------------------------------------------------------


def registration_form(number: int, **changes: Any) -> dict[str, Any]:
    """As the page sends it; the NIK belongs to a man born on 3 March 2001 in Kubung."""
    return {
        "nik": f"130210030301{number:04d}",
        "name": "Rahmat Hidayat",
        "birth_place": "Solok",
        "birth_date": "2001-03-03",
        "sex": "male",
        "occupation": "Mahasiswa",
        "whatsapp": f"0813{number:08d}",
        "email": f"rahmat{number}@contoh.id",
        "address": {"village": "13.02.10.2001", "street": "Jorong Simpang RT 1 RW 2"},
        "password": PASSWORD,
        "declared_true": True,
        **changes,
    }


@dataclass
class Registering:
    """Somebody on the way to an account."""

    world: World
    started: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/registrations/{self.started['registration_id']}"

    @property
    def headers(self) -> dict[str, str]:
        return {"Registration-Secret": self.started["secret"]}

    def send_scan(self, scan: bytes = b"a good scan") -> "Registering":
        key = UploadKey(
            UploadKind.REGISTRATION, self.started["registration_id"], "ktp", self.upload_id
        ).incoming
        self.world.job("check_upload", self.world.post_file(key, scan))
        return self

    @property
    def upload_id(self) -> str:
        found = self.world.ports.sessions.find_registration(
            self.started["registration_id"], self.world.clock.now()
        )
        return str(found.ktp_upload_id)

    def complete(self) -> Answer:
        return self.world.call("POST", f"{self.path}/complete", headers=self.headers)


def registering(world: World, number: int, **changes: Any) -> Registering:
    form = registration_form(number, **changes)
    answer = world.call("POST", "/registrations", form, source=f"198.51.100.{number % 250}")
    assert answer.status == 201, answer.text
    return Registering(world, answer.body)


def know_newcomers(world: World) -> None:
    """The back office compares each new account's scan with what it says of itself."""
    by, path = world.staff["back_office"], "/officer/identities"
    for row in world.call("GET", path, by=by).body["items"]:
        found = world.call("GET", f"{path}/{row['account_id']}", by=by).body
        judgement = {"version": found["version"], "matches": True}
        answer = world.call("POST", f"{path}/{row['account_id']}", judgement, by=by)
        assert answer.status == 200, answer.text


def link_token(sent: list[Sent]) -> str:
    """The secret of the link in the newest of these messages that has one."""
    found = [match[1] for message in sent if (match := _LINK.search(message.body))]
    return found[-1]
