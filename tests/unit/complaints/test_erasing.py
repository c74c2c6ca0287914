"""What people wrote in complaints goes, in its time or with their account; the register stays."""

from datetime import timedelta

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.complaints.answering import answer
from chalicelib.domain.complaints.erasing import erase_of, erase_old
from chalicelib.domain.complaints.filing import (
    Wrong,
    file_anonymously,
    file_as,
    follow,
    own_complaints,
)
from chalicelib.domain.complaints.model import ComplaintOutcome
from tests.fakes.deliveries import duties
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import refused
from tests.support.people import a_citizen

WORDS = "Petugas bernama Budi membentak ibu saya."
SOURCE = "198.51.100.23"


def test_some_time_after_the_outcome_the_words_and_the_code_are_gone(
    ports: FakePorts, officer: Actor
) -> None:
    filed, code = file_anonymously(ports, Wrong("behaviour", WORDS), SOURCE)
    left_open, open_code = file_anonymously(ports, Wrong("money", "Diminta uang."), SOURCE)
    answer(
        ports,
        officer,
        filed.complaint_id,
        filed.version,
        "Kami menegurnya.",
        ComplaintOutcome.UPHELD,
    )
    kept = timedelta(days=ports.complaint_rules.kept_days)
    ports.clock.at += kept - timedelta(days=1)
    assert erase_old(ports, duties(), limit=9) == 0
    ports.clock.at += timedelta(days=2)
    assert erase_old(ports, duties(), limit=9) == 1
    assert erase_old(ports, duties(), limit=9) == 0
    everything = stored.everything(ports)
    assert WORDS not in everything and "Kami menegurnya." not in everything
    after = ports.complaints.find(filed.complaint_id)
    assert after and (after.number, after.outcome) == (filed.number, ComplaintOutcome.UPHELD)
    with refused("unknown-complaint-code"):
        follow(ports, code, SOURCE)
    assert follow(ports, open_code, SOURCE).complaint_id == left_open.complaint_id


def test_with_an_account_its_complaints_go_and_open_ones_end(
    ports: FakePorts, officer: Actor
) -> None:
    citizen, other = a_citizen(ports, 2), a_citizen(ports, 3)
    mine = [file_as(ports, citizen, Wrong("behaviour", WORDS)) for _ in range(3)]
    theirs = file_as(ports, other, Wrong("time", "Lama."))
    assert erase_of(ports, citizen.account_id) == []
    assert WORDS not in stored.everything(ports)
    found = [ports.complaints.find(one.complaint_id) for one in mine]
    assert {one.outcome for one in found if one} == {ComplaintOutcome.WITHDRAWN}
    assert own_complaints(ports, citizen, limit=5, cursor=None).items == ()
    assert own_complaints(ports, other, limit=5, cursor=None).items == (theirs,)
