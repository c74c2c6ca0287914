"""Whole NIKs leave by one way only (decision 0084): whose, of what, and with what said."""

import pytest

from chalicelib.domain.reporting.export import ExportKind
from chalicelib.domain.reporting.whole_nik import WholeNik, require_whole
from tests.fakes.ports import FakePorts
from tests.support.cases import fields_of, refused
from tests.support.people import an_officer

ASKED = WholeNik(reason=" Diminta  Disdukcapil. ", code="123456")


def test_a_role_that_exports_no_nik_is_refused_before_anything_else() -> None:
    ports = FakePorts()
    for number, role in enumerate(("back_office", "secretary"), start=1):
        with refused("nik-not-for-this-role"):
            require_whole(ports, an_officer(ports, role, number=number), ExportKind.PERMITS, ASKED)


def test_the_reason_is_kept_tidied() -> None:
    ports = FakePorts()
    reason = require_whole(ports, an_officer(ports, "head", number=1), ExportKind.PERMITS, ASKED)
    assert reason == "Diminta Disdukcapil."


@pytest.mark.parametrize("kind", [kind for kind in ExportKind if kind is not ExportKind.PERMITS])
def test_of_what_has_no_nik_none_is_given(kind: ExportKind) -> None:
    ports = FakePorts()
    with refused("invalid-input") as refusal:
        require_whole(ports, an_officer(ports, "head", number=1), kind, ASKED)
    assert fields_of(refusal) == [("kind", "no-nik-in-this")]


def test_reason_and_code_are_both_asked_for_at_once() -> None:
    ports = FakePorts()
    with refused("invalid-input") as refusal:
        require_whole(
            ports, an_officer(ports, "head", number=1), ExportKind.PERMITS, WholeNik(" ", "")
        )
    assert fields_of(refusal) == [("reason", "required"), ("code", "code-needed")]
