"""The rules that the office confirms before it goes live, and what becomes of a confirmation."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.template_files import TEMPLATES
from chalicelib.domain.errors import DomainError
from chalicelib.domain.offering import legal
from chalicelib.domain.offering.legal import RuleStanding, Standing
from chalicelib.domain.office_data import auditing
from infra.catalogue import legal as printed
from infra.catalogue.marks import check_marks, stray
from tests.fakes.ports import FakePorts
from tests.support.cases import refused
from tests.support.people import a_citizen, an_administrator

RULE = "istirahat-jumat"


class Section:
    def __init__(self) -> None:
        self.ports = FakePorts()
        self.admin = an_administrator(self.ports)

    def rule(self, rule_id: str = RULE) -> RuleStanding:
        found = legal.list_rules(self.ports, self.admin)
        return next(one for one in found if one.written.rule.id == rule_id)

    def confirm(self, rule_id: str = RULE, version: int = 0, **more: Any) -> RuleStanding:
        wording = more.pop("wording", self.rule(rule_id).written.wording)
        by = more.pop("by", self.admin)
        return legal.confirm(
            self.ports, by, rule_id, version, wording, "Perbup Solok 3/2024", **more
        )


@pytest.fixture
def section() -> Section:
    return Section()


def test_a_confirmation_names_who_gave_it_and_stands_in_the_audit(section: Section) -> None:
    assert section.rule().standing is Standing.OPEN
    section.confirm()
    found = section.rule()
    assert found.standing is Standing.CONFIRMED and found.confirmation
    assert found.confirmation.content.by == section.admin.name
    note = auditing.list_notes(section.ports, section.admin, limit=1, cursor=None).items[0]
    assert note.details["about"] == f"legal/{RULE}"
    assert json.loads(note.details["after"])["proof"] == "Perbup Solok 3/2024"


def test_it_can_be_taken_back(section: Section) -> None:
    section.confirm()
    section.confirm(version=1, active=False)
    assert section.rule().standing is Standing.OPEN
    section.confirm(version=2)
    assert section.rule().standing is Standing.CONFIRMED


def test_a_rule_that_says_something_else_by_now_is_open_again(
    section: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.confirm()
    rules = section.ports.catalogue.legal_rules
    longer = tuple(
        replace(one, passages=(replace(one.passages[0], value="12:00:00"), *one.passages[1:]))
        for one in rules.rules
    )
    monkeypatch.setattr(type(section.ports.catalogue), "legal_rules", replace(rules, rules=longer))
    assert section.rule().standing is Standing.CHANGED


@pytest.mark.parametrize(
    ("rule_id", "more", "code"),
    [
        (RULE, {"wording": "0" * 32}, "rule-changed"),
        (RULE, {"version": 3}, "stale-version"),
        ("sip-berlaku-sejak", {}, "nothing-to-confirm"),
    ],
)
def test_what_was_not_read_so_is_not_confirmed(
    section: Section, rule_id: str, more: dict[str, Any], code: str
) -> None:
    with refused(code):
        section.confirm(rule_id, **more)
    settled = code == "nothing-to-confirm"
    assert section.rule(rule_id).standing is (Standing.SETTLED if settled else Standing.OPEN)


def test_nobody_else_confirms_and_no_rule_is_invented(section: Section) -> None:
    citizen = a_citizen(section.ports)
    for act in (
        lambda: section.confirm(by=citizen),
        lambda: legal.list_rules(section.ports, citizen),
        lambda: legal.confirm(section.ports, section.admin, "tidak-ada", 0, "0" * 32, "Perbup"),
    ):
        with pytest.raises(DomainError):
            act()
    assert section.rule().standing is Standing.OPEN
    with refused("not-for-this-role"):
        legal.confirm(section.ports, citizen, "tidak-ada", 0, "0" * 32, "Perbup")


def test_every_mark_in_the_data_belongs_to_a_rule_and_every_rule_has_one() -> None:
    assert stray() == []
    assert len(check_marks()) > 150


def test_a_new_mark_without_a_rule_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "legal.toml").write_text((TEMPLATES / "legal.toml").read_text())
    (tmp_path / "new.toml").write_text("# a type\nyears = 5\nfee = 0 # (check)\n")
    assert "new.toml:3: fee: add this place to a rule of legal.toml" in stray(tmp_path)


def test_the_printed_page_has_every_rule_and_who_confirmed_it(tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    said = {"by": "Rina Contoh", "at": "2026-12-01T02:00:00Z", "proof": "Perbup Solok 3/2024"}
    answer.write_text(
        json.dumps({"items": [{"rule_id": RULE, "standing": "confirmed", "confirmation": said}]})
    )
    plain, page = (path.read_text() for path in printed.write(answer, tmp_path))
    for one in FakePorts().catalogue.legal_rules.rules:
        assert one.rule.rule.id in plain
    assert "dikonfirmasi oleh Rina Contoh, 2026-12-01: Perbup Solok 3/2024" in page
    assert page.count("belum dikonfirmasi;") == plain.count("belum dikonfirmasi;") > 40
