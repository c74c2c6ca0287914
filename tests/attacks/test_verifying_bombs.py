"""Files by which somebody keeps the public verification busy (docs/checks.md 51)."""

from pathlib import Path

import pytest

from chalicelib.adapters.signing.checker import PadesChecker
from chalicelib.adapters.signing.confined_checker import ConfinedChecker
from chalicelib.domain.permits import verification
from chalicelib.domain.permits.verification import Verdict
from tests.support import confined, form_bombs, signing
from tests.support.pdf_objects import flate, make_pdf
from tests.unit.permits_public.world import ADDRESS, checker, permit, signed, world

BOMBS = {
    "a form tree that shares its children": form_bombs.shared_children(14),
    "one that would take years": form_bombs.shared_children(60),
    "one whose neighbours share their children": form_bombs.shared_by_neighbours(60),
    "60,000 references to one field": form_bombs.many_references(60_000),
    "30,000 fields": form_bombs.many_fields(30_000),
    "a form tree in a ring": form_bombs.ring(),
    "a small one with two ways to one field": form_bombs.shared_children(1),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_a_form_that_is_no_tree_ends_at_the_node_met_twice(bomb: bytes) -> None:
    """In this process: what did not end would be seen."""
    assert PadesChecker([]).check(bomb).reasons == ("too-complex",)


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_such_a_file_gets_a_verdict(bomb: bytes) -> None:
    found = verification.verify_file(world(), bomb, ADDRESS)
    assert found.verdict is Verdict.UNREADABLE
    assert found.reasons == ("too-complex", "not-on-record")


def test_a_small_bomb_costs_less_than_half_a_second() -> None:
    """The figure of docs/checks.md 51, as the zygote counts it."""
    bomb = form_bombs.shared_children(60)
    assert len(bomb) < 5_500
    usual = checker()
    usual.check(bomb)
    outcome = usual._processes.run(usual._head + bomb)
    assert outcome.answered
    assert outcome.cpu_seconds < 0.5


def test_no_stranger_s_file_is_parsed_in_the_process_of_the_api(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not even one that is ours."""

    def parsed(*_: object, **__: object) -> None:
        raise AssertionError("parsed here")

    monkeypatch.setattr("chalicelib.adapters.signing.checker.PdfFileReader", parsed)
    ports = world()
    permit(ports, pdf=signed())
    found = verification.verify_file(ports, signed(), ADDRESS)
    assert (found.verdict, found.signature_valid) == (Verdict.GENUINE_IN_FORCE, True)
    assert verification.verify_file(ports, signed("lain"), ADDRESS).verdict is Verdict.NOT_OURS


@pytest.mark.parametrize("dies", ["os._exit(1)", "while True: pass", "bytearray(10**10)"])
def test_our_own_file_is_genuine_whatever_becomes_of_the_process(dies: str, tmp_path: Path) -> None:
    ports = world()
    permit(ports, pdf=signed())
    running = confined.processes(tmp_path, dies)
    ports.signatures_of_strangers = ConfinedChecker([], (), running)
    found = verification.verify_file(ports, signed(), ADDRESS)
    assert found.verdict is Verdict.GENUINE_IN_FORCE
    assert found.issued_by_us and not found.signature_valid
    stranger = verification.verify_file(ports, signing.letter(), ADDRESS)
    assert (stranger.verdict, stranger.permit) == (Verdict.UNREADABLE, None)
    running.close()


def test_a_stream_that_swells_is_ended_by_its_memory() -> None:
    swollen = make_pdf(
        catalog=b"/AcroForm 4 0 R", o4=flate(bytes(900_000_000), b"/Type /ObjStm /N 1 /First 4")
    )
    assert verification.verify_file(world(), swollen, ADDRESS).permit is None


def test_in_its_process_a_report_says_what_it_says_outside() -> None:
    for pdf in (signed(), signed() + b"\n", signing.letter(), b"", signed()[:-99]):
        inside, outside = checker().check(pdf), PadesChecker([signing.authority().pem]).check(pdf)
        assert inside == outside
