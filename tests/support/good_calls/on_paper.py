"""Good calls of the counter for who has no way to be written to: by the back office's officers."""

from chalicelib.domain.accounts import at_desk
from chalicelib.domain.accounts.at_desk import DeskForm
from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.accounts.registration import record_ktp_verdict
from chalicelib.domain.messages.on_paper import PaperLetter
from chalicelib.domain.storage import Add
from chalicelib.domain.uploads.model import Verdict
from tests.support.api import World
from tests.support.good_calls.calls import BACK_OFFICE, GoodCall
from tests.support.stories import issued, registration_form, submitted

_PATH = "/officer/paper"
_WAYS_AND_PASSWORD = ("whatsapp", "email", "password")


def card(w: World) -> dict[str, object]:
    """As the page sends it."""
    form = registration_form(w.next_number())
    return {k: v for k, v in form.items() if k not in _WAYS_AND_PASSWORD} | {"identity_seen": True}


def nobody_writes_to(w: World) -> Actor:
    return w.citizen(email="", whatsapp="", proven_whatsapp="")


def begin(w: World) -> GoodCall:
    return GoodCall(f"{_PATH}/accounts", w.citizen(), card(w), only=BACK_OFFICE)


def finish(w: World) -> GoodCall:
    """Its scan is accepted; who began it ends it, the first officer of the back office."""
    clerk = w.staff["back_office"]
    found = at_desk.start(w.ports, clerk, DeskForm.model_validate(card(w))).registration
    scan = KtpScan(key=f"registration/{found.registration_id}/ktp/1", version_id="v1")
    verdict = Verdict(accepted=True, size=1, sha256="0")
    record_ktp_verdict(w.ports, found.registration_id, found.ktp_upload_id, verdict, scan)
    path = f"{_PATH}/accounts/{found.registration_id}"
    return GoodCall(path, w.citizen(), only=BACK_OFFICE)


def letters(w: World) -> GoodCall:
    citizen = nobody_writes_to(w)
    issued(w, citizen)
    submitted(w, citizen)
    _lay(w, citizen)
    body = {"nik": citizen.nik, "identity_seen": True}
    return GoodCall(f"{_PATH}/letters", citizen, body, only=BACK_OFFICE)


def letter(w: World) -> GoodCall:
    citizen = nobody_writes_to(w)
    path = f"{_PATH}/accounts/{citizen.account_id}/letters/{_lay(w, citizen)}"
    return GoodCall(path, citizen, only=BACK_OFFICE)


def address(w: World) -> GoodCall:
    citizen = nobody_writes_to(w)
    body = {"email": f"anak.{w.next_number()}@contoh.id", "identity_seen": True}
    path = f"{_PATH}/accounts/{citizen.account_id}/address"
    return GoodCall(path, citizen, body, only=BACK_OFFICE)


def withdrawal(w: World) -> GoodCall:
    citizen = nobody_writes_to(w)
    case = submitted(w, citizen)
    path = f"{_PATH}/accounts/{citizen.account_id}/applications/{case.application_id}/withdrawal"
    body = {"reason": "Usahanya tidak jadi dibuka.", "identity_seen": True}
    return GoodCall(path, citizen, body, only=BACK_OFFICE)


def permit(w: World) -> GoodCall:
    citizen = nobody_writes_to(w)
    case = issued(w, citizen)
    path = f"{_PATH}/accounts/{citizen.account_id}/permits/{case.now.permit_id}"
    return GoodCall(path, citizen, only=BACK_OFFICE)


def _lay(w: World, citizen: Actor) -> str:
    letter_id = w.ports.ids.new_id()
    params = {"name": citizen.name, "reason": "Berkas ganda."}
    w.ports.commit(
        Add(
            PaperLetter(
                letter_id=letter_id,
                account_id=citizen.account_id,
                template="nik_freed",
                params=params,
                at=w.clock.now(),
            )
        )
    )
    return letter_id
