"""Whoever is invited says yes with their own address, or no; and what is kept until then."""

from datetime import timedelta

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.applications.model import Phase
from chalicelib.domain.inviting import accepting, following, sending
from chalicelib.domain.inviting.model import Invitation, InvitationState
from chalicelib.domain.privacy.export import export_page
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import refused
from tests.support.people import a_citizen
from tests.unit.inviting.test_sending import new, row

TITLE = "Gizi balita di Talang"


@pytest.fixture
def student(ports: FakePorts) -> Actor:
    return a_citizen(ports, 2, email="rina1@kampus.example")


@pytest.fixture
def list_id(ports: FakePorts, sender: Actor) -> str:
    return sending.send(ports, sender, new(row(1), row(2))).list_id


@pytest.fixture
def token(ports: FakePorts, list_id: str) -> str:
    """Of the first of the list."""
    [mine] = [
        one.params["link"] for one in stored.messages(ports)
        if one.recipient.address == "rina1@kampus.example" and one.subject_id == list_id
    ]  # fmt: skip
    return mine.partition("#token=")[2]


def kept(ports: FakePorts) -> str:
    return str([one.model_dump_json() for one in stored.records(ports, "sessions", "invitation#",
                                                                Invitation)])  # fmt: skip


def test_yes_is_a_draft_of_ones_own_with_what_the_list_said(
    ports: FakePorts, sender: Actor, student: Actor, token: str
) -> None:
    invited = accepting.look(ports, student, token)
    assert (invited.sender, invited.institution) == (sender.name, "Universitas Contoh")
    assert [one.id for one in invited.filled] == [
        "Nomor surat rekomendasi",
        "Tanggal surat rekomendasi",
        "Judul penelitian",
    ]
    draft = accepting.accept(ports, student, token)
    assert (draft.applicant_id, draft.phase, draft.subject) == (
        student.account_id, Phase.DRAFT, TITLE,
    )  # fmt: skip
    assert draft.data["nomor_rekomendasi"] == "0021/UN/2026"
    assert draft.documents == {}


def test_its_first_note_says_by_id_whose_list_it_was(
    ports: FakePorts, sender: Actor, student: Actor, list_id: str, token: str
) -> None:
    draft = accepting.accept(ports, student, token)
    [note] = ports.notes.of(f"app#{draft.application_id}")
    assert (note.event, note.actor_id) == ("invited", student.account_id)
    assert note.details == {"from": sender.account_id, "list_id": list_id}
    assert sender.name not in note.model_dump_json()


def test_before_yes_the_invitation_alone_is_kept_and_after_it_nothing_there(
    ports: FakePorts, student: Actor, token: str
) -> None:
    assert stored.items(ports, "applications") == []
    assert TITLE in kept(ports) and "rina1@kampus.example" in kept(ports)
    accepting.accept(ports, student, token)
    assert "rina1@kampus.example" not in kept(ports)
    accepting.decline(ports, _second(ports))
    assert TITLE not in kept(ports) and "rina2@kampus.example" not in kept(ports)


def _second(ports: FakePorts) -> str:
    [link] = [
        one.params["link"] for one in stored.messages(ports)
        if one.recipient.address == "rina2@kampus.example"
    ]  # fmt: skip
    return link.partition("#token=")[2]


def test_the_record_ends_by_itself_and_its_link_with_it(
    ports: FakePorts, student: Actor, token: str
) -> None:
    [item, _] = stored.rows(ports, "sessions", "invitation#").values()
    assert item["expires_at"]
    ports.clock.at += timedelta(days=ports.limits.lists.days)
    for act in (accepting.look, accepting.accept):
        with pytest.raises(LinkExpired):
            act(ports, student, token)
    with pytest.raises(LinkExpired):
        accepting.decline(ports, token)


def test_only_the_account_with_that_very_address_says_yes(
    ports: FakePorts, sender: Actor, token: str
) -> None:
    stranger = a_citizen(ports, 3)
    for who in (stranger, sender):
        for act in (accepting.look, accepting.accept):
            with refused("invitation-for-another"):
                act(ports, who, token)
    assert stored.items(ports, "applications") == []


def test_a_link_is_good_once_and_a_false_one_never(
    ports: FakePorts, student: Actor, token: str
) -> None:
    with pytest.raises(LinkExpired):
        accepting.accept(ports, student, token[:-1] + ("A" if token[-1] != "A" else "B"))
    accepting.accept(ports, student, token)
    for act in (accepting.look, accepting.accept):
        with pytest.raises(LinkExpired):
            act(ports, student, token)
    with pytest.raises(LinkExpired):
        accepting.decline(ports, token)


def test_the_sender_sees_numbers_and_who_has_not_answered_and_nobody_else_does(
    ports: FakePorts, sender: Actor, student: Actor, list_id: str, token: str
) -> None:
    accepting.accept(ports, student, token)
    found = following.standing(ports, sender, list_id)
    assert found.counts == {InvitationState.ACCEPTED: 1, InvitationState.SENT: 1}
    assert [(one.row, one.email) for one in found.waiting] == [(3, "rina2@kampus.example")]
    for act in (following.standing, following.withdraw):
        with refused("unknown-invitation-list"):
            act(ports, student, list_id)
    assert [one.list_id for one in following.own_lists(ports, sender, limit=5, cursor=None).items
            ] == [list_id]  # fmt: skip
    ports.clock.at += timedelta(days=ports.limits.lists.days)
    assert following.own_lists(ports, sender, limit=5, cursor=None).items == ()


def test_what_is_withdrawn_can_be_answered_no_more_and_begun_drafts_stay(
    ports: FakePorts, sender: Actor, student: Actor, list_id: str, token: str
) -> None:
    draft = accepting.accept(ports, student, token)
    found = following.withdraw(ports, sender, list_id)
    assert found.counts == {InvitationState.ACCEPTED: 1, InvitationState.WITHDRAWN: 1}
    with pytest.raises(LinkExpired):
        accepting.decline(ports, _second(ports))
    assert ports.applications.get(draft.application_id).applicant_id == student.account_id
    note = ports.notes.of(f"account#{sender.account_id}")[-1]
    assert (note.event, note.details["list_id"]) == ("invitations-withdrawn", list_id)


def test_with_the_sender_goes_what_the_lists_say_of_others(
    ports: FakePorts, sender: Actor, list_id: str, token: str
) -> None:
    copies = [export_page(ports, sender, None)]
    while cursor := copies[-1].cursor:
        copies.append(export_page(ports, sender, cursor))
    assert "Universitas Contoh" in str(copies) and "rina1" not in str(copies)
    following.erase_of(ports, sender.account_id)
    assert TITLE not in kept(ports) and "rina" not in kept(ports)
    with refused("unknown-invitation-list"):
        following.standing(ports, sender, list_id)
    with pytest.raises(LinkExpired):
        accepting.decline(ports, token)
