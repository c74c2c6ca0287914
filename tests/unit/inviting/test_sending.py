"""A campus sends a list: what is wrong is told by row and column, and each person is invited."""

from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor, KtpScan
from chalicelib.domain.errors import TooManyAttempts
from chalicelib.domain.inviting import following, sending
from chalicelib.domain.inviting.model import InvitationList, InvitationState
from chalicelib.domain.inviting.sending import Looked, NewList
from chalicelib.domain.text import Language
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import fields_of, refused
from tests.support.people import a_citizen
from tests.support.workbooks import workbook

HEADS = [
    "Nama",
    "E-mail",
    "Judul penelitian",
    "Tanggal surat rekomendasi",
    "Nomor surat rekomendasi",
]
CAMPUS = "Universitas Contoh"
DAY = date(2026, 2, 20)


def row(number: int = 1, **changes: Any) -> list[Any]:
    given = {
        "name": "Rina Contoh",
        "email": f"rina{number}@kampus.example",
        "title": "Gizi balita di Talang",
        "day": DAY,
        "letter": "0021/UN/2026",
    }
    return list({**given, **changes}.values())


def new(*rows: list[Any], heads: list[str] = HEADS, **changes: Any) -> NewList:
    said = {"type_id": "penelitian", "institution": CAMPUS, "workbook": workbook([heads, *rows])}
    return NewList(**{**said, **changes})


def told(ports: FakePorts) -> list[str]:
    """Whom invitations went to."""
    return [
        one.recipient.address or "" for one in stored.messages(ports)
        if one.template == "invitation"
    ]  # fmt: skip


def wrong(looked: Looked) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.problem.code) for one in looked.problems]


def test_everybody_on_a_list_is_invited_once_at_the_address_given(
    ports: FakePorts, sender: Actor
) -> None:
    made = sending.send(ports, sender, new(row(1), row(2)))
    assert made.rows == 2
    assert sorted(told(ports)) == ["rina1@kampus.example", "rina2@kampus.example"]
    message = next(one for one in stored.messages(ports) if one.template == "invitation")
    assert (message.params["institution"], message.params["sender"]) == (CAMPUS, sender.name)


def test_a_check_writes_nothing_and_tells_nobody(ports: FakePorts, sender: Actor) -> None:
    before = stored.everything(ports)
    looked = sending.look(ports, sender, new(row(1)))
    assert (looked.rows, looked.problems) == (1, ())
    assert looked.people[0].values == {
        "judul": "Gizi balita di Talang",
        "tanggal_rekomendasi": DAY.isoformat(),
        "nomor_rekomendasi": "0021/UN/2026",
    }
    assert stored.everything(ports) == before


def test_all_that_is_wrong_is_told_at_once_by_row_and_column(
    ports: FakePorts, sender: Actor
) -> None:
    looked = sending.look(
        ports,
        sender,
        new(
            row(1),
            row(2, email="bukan alamat", day="kemarin"),
            row(3, name=""),
            row(4, email="RINA1@kampus.example"),
            row(5, letter=12345678901234567890),
            row(6, day="Seumur hidup"),
        ),
    )
    assert wrong(looked) == [
        (3, "B", "not-an-email"),
        (3, "D", "not-a-date"),
        (4, "A", "required"),
        (5, "B", "list-twice"),
        (6, "E", "list-digits-lost"),
        (7, "D", "not-a-date"),
    ]
    with refused("list-refused"):
        sending.send(ports, sender, new(row(3, name="")))
    assert told(ports) == []


@pytest.mark.parametrize(
    ("heads", "rows", "problem"),
    [
        (["Nama", "Alamat"], [["Rina", "x"]], (1, "-", "import-no-column")),
        (HEADS, [], (1, "A", "list-no-rows")),
    ],
)
def test_a_list_without_addresses_or_people_says_so(
    ports: FakePorts, sender: Actor, heads: list[str], rows: list[list[Any]], problem: object
) -> None:
    assert wrong(sending.look(ports, sender, new(*rows, heads=heads))) == [problem]


def test_columns_that_no_question_has_are_named(ports: FakePorts, sender: Actor) -> None:
    looked = sending.look(ports, sender, new([*row(1), "x"], heads=[*HEADS, "Hobi"]))
    assert (looked.unknown, looked.problems) == (("Hobi",), ())


def test_more_people_than_a_list_may_have_are_refused_before_anything_is_read(
    ports: FakePorts, sender: Actor
) -> None:
    many = [row(number) for number in range(1, ports.limits.lists.rows + 2)]
    with refused("sheet-too-large"):
        sending.look(ports, sender, new(*many))


def test_nobody_is_invited_again_while_the_invitation_lasts_whatever_became_of_it(
    ports: FakePorts, sender: Actor
) -> None:
    sending.send(ports, sender, new(row(1)))
    assert wrong(sending.look(ports, sender, new(row(1)))) == [(2, "B", "list-already")]
    other = a_citizen(ports, 2)
    assert sending.look(ports, other, new(row(1))).problems == ()
    ports.clock.at += timedelta(days=ports.limits.lists.days)
    sending.send(ports, sender, new(row(1)))
    assert len(told(ports)) == 2


def test_what_was_taken_back_may_be_sent_again_but_not_time_and_again(
    ports: FakePorts, sender: Actor
) -> None:
    for _ in range(ports.limits.lists.again):
        made = sending.send(ports, sender, new(row(1)))
        following.withdraw(ports, sender, made.list_id)
    assert wrong(sending.look(ports, sender, new(row(1)))) == [(2, "B", "list-already")]
    assert len(told(ports)) == ports.limits.lists.again


def test_a_sender_invites_so_many_lists_and_people_a_day(ports: FakePorts, sender: Actor) -> None:
    rows = ports.limits.lists.rows
    number = 0
    for _ in range(ports.limits.lists.people_a_day // rows):
        sending.send(ports, sender, new(*(row(number + each) for each in range(1, rows + 1))))
        number += rows
    with pytest.raises(TooManyAttempts):
        sending.send(ports, sender, new(row(number + 1)))
    assert len(told(ports)) == ports.limits.lists.people_a_day
    other = a_citizen(ports, 3)
    for each in range(ports.limits.lists.a_day):
        sending.send(ports, other, new(row(each + 1)))
    with pytest.raises(TooManyAttempts):
        sending.send(ports, other, new(row(99)))


def test_who_was_not_looked_at_by_an_officer_invites_nobody(ports: FakePorts) -> None:
    unseen = a_citizen(ports, 4, ktp=KtpScan(key="registration/g1/ktp/u1", version_id="v1"))
    for who in (unseen, a_citizen(ports, 5, identity_doubt=True)):
        for act in (sending.look, sending.send):
            with refused("list-sender-unseen"):
                act(ports, who, new(row(1)))


@pytest.mark.parametrize(
    ("institution", "code"),
    [("", "required"), ("Menang di hadiah.com", "link-in-name"), ("a" * 121, "too-long")],
)
def test_the_offices_mail_carries_no_link_of_the_sender(
    ports: FakePorts, sender: Actor, institution: str, code: str
) -> None:
    with refused("invalid-input") as refusal:
        sending.look(ports, sender, new(row(1), institution=institution))
    assert fields_of(refusal) == [("institution", code)]
    looked = sending.look(ports, sender, new(row(1, name="Menang hadiah.com")))
    assert wrong(looked) == [(2, "A", "link-in-name")]


def test_ones_own_address_is_no_other_persons(ports: FakePorts, sender: Actor) -> None:
    account = ports.accounts.find(sender.account_id)
    looked = sending.look(ports, sender, new(row(1, email=account.email)))
    assert wrong(looked) == [(2, "B", "list-own")]


def test_the_invitation_is_the_same_whether_the_address_has_an_account_or_not(
    ports: FakePorts, sender: Actor
) -> None:
    account = ports.accounts.find(a_citizen(ports, 5).account_id)
    sending.send(ports, sender, new(row(1, name="Rina"), row(2, name="Rina", email=account.email)))
    sent = [one for one in stored.messages(ports) if one.template == "invitation"]
    said = [
        (one.channel, one.also, one.recipient.account_id, {**one.params, "link": ""})
        for one in sent
    ]
    assert said[0] == said[1]


def test_the_account_notes_how_many_were_invited_and_of_nobody_a_name(
    ports: FakePorts, sender: Actor
) -> None:
    made: InvitationList = sending.send(ports, sender, new(row(1)))
    note = ports.notes.of(f"account#{sender.account_id}")[-1]
    assert (note.event, note.details["people"]) == ("people-invited", "1")
    assert "rina1" not in note.model_dump_json()
    assert following.standing(ports, sender, made.list_id).counts == {InvitationState.SENT: 1}


def test_the_e_mail_speaks_the_language_that_the_sender_picks(
    ports: FakePorts, sender: Actor
) -> None:
    said = []
    for number, language in ((1, Language.INDONESIAN), (2, Language.ENGLISH)):
        sending.send(ports, sender, new(row(number), language=language))
        [mail] = [one for one in stored.messages(ports)
                  if one.recipient.address == f"rina{number}@kampus.example"]  # fmt: skip
        said.append((mail.language, mail.params["permit_type"], mail.params["until"]))
    permit_type = ports.catalogue.get("penelitian", DAY)
    assert said == [
        (Language.INDONESIAN, permit_type.name.id, "1 April 2026"),
        (Language.ENGLISH, permit_type.name.en, "1 April 2026"),
    ]
