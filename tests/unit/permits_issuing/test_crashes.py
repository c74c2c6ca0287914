"""A crash at any port call, before or after its effect: after the retry there is one number, one
file, one permit (docs/checks.md 29 and 38)."""

import hashlib
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from pydantic import SecretStr

from chalicelib.domain.applications.model import Phase
from chalicelib.domain.audit.notes import first_break
from chalicelib.domain.errors import DomainError, Unavailable
from chalicelib.domain.review import decisions
from tests.fakes.crashes import Crash, CrashingPorts
from tests.fakes.deliveries import deliver, pump, sweep
from tests.support import stored
from tests.support.cases import Case, a_complete_draft, a_submitted_case

PERMIT_SERIES = "permit#070#IP#2026"


def a_case_being_signed() -> tuple[Case, dict[str, str]]:
    """With the passphrase sealed; and the message that the signing Lambda gets."""
    case = a_submitted_case().approve_up_to("head")
    case.ports.signer.passphrase = "rahasia"
    case.sign(SecretStr("rahasia"))
    pump_reviews(case)
    (message,) = case.ports.workflow.inbox
    return case, message


def pump_reviews(case: Case) -> None:
    inbox = case.ports.workflow.inbox
    while inbox and inbox[0]["kind"] != "sign":
        deliver(case.ports, inbox.pop(0))


def there_is_exactly_one_permit(case: Case) -> None:
    now, ports = case.now, case.ports
    assert now.phase is Phase.ISSUED
    (permit,) = stored.permits(ports)
    ((key, pdf),) = case.ports.permit_files.objects.items()
    assert ports.counters.last(PERMIT_SERIES) == 1
    numbers = stored.rows(ports, "applications", "number#")
    assert [number for number in numbers if number.startswith("070/")] == [permit.number]
    assert permit.number == now.permit_number == "070/001/IP/DPMPTSPNAKER/III/2026"
    assert (permit.permit_id, permit.key) == (now.permit_id, key)
    assert permit.sha256 == hashlib.sha256(pdf).hexdigest()
    notes = ports.notes.of(f"app#{case.application_id}")
    assert first_break(notes, now.note_count, now.note_head) is None
    assert [n.event for n in notes].count("numbered") == 1
    assert [n.event for n in notes].count("issued") == 1
    templates = [message.template for message in stored.messages(ports)]
    assert (templates.count("issued"), templates.count("issued_copy")) == (1, 1)


def calls_of(act: Callable[[CrashingPorts], object], ports: object) -> list[str]:
    watched = CrashingPorts(ports, 0, after=False)
    act(watched)
    return watched.calls


def _signing_calls() -> list[str]:
    case, message = a_case_being_signed()
    return calls_of(lambda ports: deliver(ports, message), case.ports)


SIGNING_CALLS = _signing_calls()
EVERY_CRASH = [
    pytest.param(n, after, id=f"{n}-{'after' if after else 'before'}-{call}")
    for n, call in enumerate(SIGNING_CALLS, 1)
    for after in (False, True)
]


def test_issuing_a_permit_takes_few_calls() -> None:
    """Each is an AWS call in the signing Lambda. The third commit is of the first signature of a
    day alone: what is known of the certificate (``certificates.py``)."""
    assert len(SIGNING_CALLS) <= 25, SIGNING_CALLS
    assert SIGNING_CALLS.count("commit") == 3
    assert SIGNING_CALLS.count("signer.sign") == 1


@pytest.mark.parametrize(("at", "after"), EVERY_CRASH)
def test_a_crash_while_issuing_leaves_one_number_and_one_file_after_the_retry(
    at: int, after: bool
) -> None:
    case, message = a_case_being_signed()
    with pytest.raises(Crash):
        deliver(CrashingPorts(case.ports, at, after=after), message)
    assert len(stored.permits(case.ports)) <= 1
    deliver(case.ports, message)  # the queue's second try
    there_is_exactly_one_permit(case)
    assert case.ports.vault.find(case.application_id) is None
    assert case.ports.workflow.running(case.application_id) == []


def test_what_was_signed_and_stored_is_not_signed_again_after_a_crash() -> None:
    """By then the passphrase may have expired."""
    case, message = a_case_being_signed()
    stored = SIGNING_CALLS.index("permit_files.put_once") + 1
    with pytest.raises(Crash):
        deliver(CrashingPorts(case.ports, stored, after=True), message)
    case.ports.vault.forget(case.application_id)
    deliver(case.ports, message)
    assert len(case.ports.signer.requests) == 1
    there_is_exactly_one_permit(case)


@pytest.mark.parametrize(("at", "after"), EVERY_CRASH)
def test_a_service_that_fails_once_while_issuing_leaves_one_number_and_one_file(
    at: int, after: bool
) -> None:
    case, message = a_case_being_signed()
    try:
        deliver(CrashingPorts(case.ports, at, after=after, error=Unavailable()), message)
    except Unavailable:
        deliver(case.ports, message)
    there_is_exactly_one_permit(case)


@pytest.mark.parametrize(("at", "after"), EVERY_CRASH)
def test_without_a_retry_the_sweep_finishes_a_signing_that_crashed(at: int, after: bool) -> None:
    """The message is lost after the crash, and the execution is gone too."""
    case, message = a_case_being_signed()
    with pytest.raises(Crash):
        deliver(CrashingPorts(case.ports, at, after=after), message)
    for execution in case.ports.workflow.running(case.application_id):
        case.ports.workflow.kill(execution.name)
    case.ports.clock.advance(minutes=15)
    sweep(case.ports)
    pump(case.ports)
    there_is_exactly_one_permit(case)


@pytest.mark.parametrize(("at", "after"), EVERY_CRASH)
def test_a_second_delivery_during_the_first_makes_no_second_permit(at: int, after: bool) -> None:
    """The same message reaches another Lambda in the middle of the first one's work."""
    case, message = a_case_being_signed()

    class Overtaken(CrashingPorts):
        def _guarded(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
            def guarded(*args: Any, **kwargs: Any) -> Any:
                self.calls.append(name)
                if len(self.calls) == at and not after:
                    deliver(case.ports, message)
                result = call(*args, **kwargs)
                if len(self.calls) == at and after:
                    deliver(case.ports, message)
                return result

            return guarded

    try:
        deliver(Overtaken(case.ports, 0, after=False), message)
    except DomainError:
        deliver(case.ports, message)
    there_is_exactly_one_permit(case)


# --- the same for every other act ------------------------------------------------------------


def _submit(case: Case) -> None:
    case.submit()


def _approve(case: Case) -> None:
    decisions.approve(case.ports, case.officer, case.application_id, case.now.version)


def _send_back(case: Case) -> None:
    case.send_back(judul="Terlalu umum.")


def _resubmit(case: Case) -> None:
    case.resubmit()


def _sign(case: Case) -> None:
    case.sign(SecretStr("rahasia"))


def _returned() -> Case:
    case = a_submitted_case().send_back(judul="Terlalu umum.")
    pump(case.ports)
    return case


ACTS: dict[str, tuple[Callable[[], Case], Callable[[Case], None]]] = {
    "submit": (a_complete_draft, _submit),
    "approve": (lambda: a_submitted_case().mark_all(), _approve),
    "return": (a_submitted_case, _send_back),
    "resubmit": (_returned, _resubmit),
    "sign": (lambda: a_submitted_case().approve_up_to("head"), _sign),
}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("act", list(ACTS))
def test_a_crash_in_any_act_leaves_it_done_or_not_done_and_the_chain_repairable(
    act: str, after: bool
) -> None:
    prepare, do = ACTS[act]
    for at in count(1):
        case = prepare()
        before, ports = case.now, case.ports
        case.ports = CrashingPorts(ports, at, after=after)
        try:
            do(case)
            break
        except Crash:
            pass
        finally:
            case.ports = ports
        done = case.now != before
        assert case.now.version == before.version + done
        if not done:
            do(case)
        ports.clock.advance(minutes=5)
        sweep(ports)
        pump(ports)
        if case.now.phase is Phase.CORRECTION:
            case.resubmit()
        case.issue()
        there_is_exactly_one_permit(case)
        assert case.now.registration_number == "1/SISFO/III/2026"
    assert at > 3, "every call was tried"
