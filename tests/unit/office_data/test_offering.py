"""Administrators decide when a version of a permit type is offered; what was sent in stays."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.applying import drafting
from chalicelib.domain.catalogue.names import type_name
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.errors import DomainError
from chalicelib.domain.offering import versions
from chalicelib.domain.offering.versions import Version
from chalicelib.domain.office_data.sections import TypeVersionRule
from tests.fakes.ports import FakePorts
from tests.support.cases import a_complete_draft, a_submitted_case, refused
from tests.support.people import a_citizen, an_administrator, an_officer

RESEARCH = ("penelitian", "permendagri3-2018")
TODAY = date(2026, 3, 2)


class Office:
    def __init__(self) -> None:
        self.ports = FakePorts()
        self.admin = an_administrator(self.ports)

    def say(self, type_id: str, rule_set: str, version: int = 0, **rule: Any) -> Version:
        content = TypeVersionRule(**rule)
        return versions.set_rule(self.ports, self.admin, type_id, rule_set, version, content)

    def offered(self, on: date = TODAY) -> dict[str, str]:
        return {one.id: one.rule_set for one in self.ports.catalogue.list_types(on)}

    def begin(self, by: Actor | None = None) -> Any:
        applicant = by or a_citizen(self.ports, 41)
        return drafting.create_draft(self.ports, applicant, "penelitian", ApplicationKind.NEW)


@pytest.fixture
def office() -> Office:
    return Office()


def test_a_withdrawn_type_is_not_offered_from_that_day_on(office: Office) -> None:
    office.say(*RESEARCH, withdrawn_on=TODAY + timedelta(days=1))
    assert "penelitian" in office.offered()
    assert "penelitian" not in office.offered(TODAY + timedelta(days=1))
    office.begin()
    office.ports.clock.advance(days=1)
    with refused("unknown-permit-type"):
        office.begin(a_citizen(office.ports, 42))


def test_a_type_that_is_offered_again_can_be_applied_for_again(office: Office) -> None:
    assert not office.say(*RESEARCH, withdrawn_on="2026-01-01").in_force
    assert "penelitian" not in office.offered()
    assert office.say(*RESEARCH, 1).in_force
    office.begin()


def test_withdrawing_the_newest_version_brings_back_the_one_before(office: Office) -> None:
    newest = "permenkes13-2025"
    assert office.offered()["sip_bidan"] == newest
    office.say("sip_bidan", newest, withdrawn_on=TODAY)
    assert office.offered()["sip_bidan"] == "uu17-2023"
    office.say("sip_bidan", newest, 1, starts_on="2026-04-01")
    assert office.offered()["sip_bidan"] == "uu17-2023"
    assert office.offered(date(2026, 4, 1))["sip_bidan"] == newest


def test_a_running_application_keeps_the_rules_it_was_sent_in_under(office: Office) -> None:
    case = a_submitted_case(office.ports)
    office.say(*RESEARCH, withdrawn_on=TODAY)
    case.issue()
    assert type_name(office.ports, "penelitian").id.startswith("Izin Penelitian")


def test_a_draft_of_a_withdrawn_type_is_still_seen_but_cannot_be_sent(office: Office) -> None:
    case = a_complete_draft(office.ports)
    office.say(*RESEARCH, withdrawn_on=TODAY)
    assert drafting.rules_of(office.ports, case.now).id == "penelitian"
    with refused("type-not-offered"):
        case.submit()


def test_every_version_is_listed_with_what_is_said_of_it(office: Office) -> None:
    office.say(*RESEARCH, withdrawn_on=TODAY)
    found = versions.list_versions(office.ports, office.admin)
    midwife = [one for one in found if one.type_id == "sip_bidan"]
    assert [(one.rule_set, one.version, one.in_force) for one in midwife] == [
        ("permenkes13-2025", 0, True),
        ("uu17-2023", 0, False),
        ("seed-2021", 0, False),
    ]
    [research] = [one for one in found if (one.type_id, one.rule_set) == RESEARCH]
    assert (research.version, research.in_force) == (1, False)
    assert research.rule == TypeVersionRule(withdrawn_on=TODAY)


def test_a_rule_about_nothing_or_against_itself_is_refused(office: Office) -> None:
    for unknown in (("penelitian", "uu17-2023"), ("izin_terbang", "seed-2021")):
        with refused("unknown-permit-type"):
            office.say(*unknown)
    with pytest.raises(DomainError) as refusal:
        office.say(*RESEARCH, starts_on="2026-03-02", withdrawn_on="2026-03-01")
    [problem] = refusal.value.fields
    assert (problem.path, problem.code) == ("content.withdrawn_on", "range-reversed")
    with refused("stale-version"):
        office.say(*RESEARCH, 1)


def test_only_an_administrator_decides_it(office: Office) -> None:
    head = an_officer(office.ports, "head", number=7)
    with refused("not-for-this-role"):
        versions.set_rule(office.ports, head, *RESEARCH, 0, TypeVersionRule())
    with refused("not-for-this-role"):
        versions.set_rule(office.ports, head, "penelitian", "no-such-set", 0, TypeVersionRule())
    with refused("not-for-this-role"):
        versions.list_versions(office.ports, head)
