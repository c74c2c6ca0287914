"""What the cells of a list say: each wrong one is told once, by what is wrong with it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.accounts.model import Actor
from chalicelib.domain.accounts.tokens import LinkExpired
from chalicelib.domain.catalogue.schema import ApplicationKind
from chalicelib.domain.inviting import accepting, following, sending
from chalicelib.domain.inviting.columns import headings
from chalicelib.domain.inviting.model import Invitation, InvitationState
from chalicelib.domain.storage import Put
from tests.fakes.ports import FakePorts
from tests.support import stored
from tests.support.cases import edited, fields_of, refused
from tests.support.people import a_citizen
from tests.unit.inviting.test_sending import new, row, wrong


def midwives(ports: FakePorts, **cells: Sequence[Any]) -> dict[str, Any]:
    """A list of two midwives, with these columns; what is filled in for the first of them."""
    today = ports.calendar.local_date(ports.clock.now())
    heads = headings(ports.catalogue.get("sip_bidan", today))
    rows = [["Rina Contoh", f"rina{n}@kampus.example", *(c[n] for c in cells.values())]
            for n in range(2)]  # fmt: skip
    names = ["Nama", "E-mail", *(heads[f"data.{name}"].id for name in cells)]
    looked = sending.look(ports, a_citizen(ports, 3), new(*rows, heads=names, type_id="sip_bidan"))
    assert wrong(looked) == []
    return dict(looked.people[0].values)


def test_choices_and_days_are_read_as_people_write_them(ports: FakePorts) -> None:
    today = ports.calendar.local_date(ports.clock.now())
    [places] = [
        one.choices
        for one in ports.catalogue.get("sip_bidan", today).fields
        if one.id == "tempat_praktik_ke"
    ]
    said = midwives(
        ports,
        tempat_praktik_ke=(places[1].label.id.upper(), places[0].label.en),
        masa_berlaku_str=("Seumur hidup", "31-12-2030"),
    )
    assert said == {"tempat_praktik_ke": places[1].value, "masa_berlaku_str": "lifetime"}


def test_a_cell_that_lost_its_digits_is_told_for_that_alone(
    ports: FakePorts, sender: Actor
) -> None:
    looked = sending.look(ports, sender, new(row(1, email=12345678901234567890)))
    assert wrong(looked) == [(2, "B", "list-digits-lost")]


def test_a_cell_that_is_empty_is_told_to_be_and_not_to_be_wrong(
    ports: FakePorts, sender: Actor
) -> None:
    looked = sending.look(ports, sender, new(row(1, name="", email="")))
    assert wrong(looked) == [(2, "A", "required"), (2, "B", "required")]


def test_two_people_without_a_good_address_are_not_taken_for_one(
    ports: FakePorts, sender: Actor
) -> None:
    looked = sending.look(ports, sender, new(row(1, email="bukan"), row(2, email="juga bukan")))
    assert wrong(looked) == [(2, "B", "not-an-email"), (3, "B", "not-an-email")]


def test_nobody_is_invited_to_a_type_that_is_for_renewals_alone(
    ports: FakePorts, sender: Actor
) -> None:
    ports.catalogue = edited(kinds=(ApplicationKind.RENEWAL,))
    with refused("invalid-input") as refusal:
        sending.look(ports, sender, new(row(1)))
    assert fields_of(refusal) == [("type_id", "kind-not-offered")]


def test_a_list_that_has_ended_is_told_of_and_withdrawn_no_more(
    ports: FakePorts, sender: Actor
) -> None:
    made = sending.send(ports, sender, new(row(1)))
    ports.clock.at += timedelta(days=ports.limits.lists.days)
    for act in (following.standing, following.withdraw):
        with refused("unknown-invitation-list"):
            act(ports, sender, made.list_id)


def test_a_withdrawn_invitation_opens_nothing_though_its_link_be_remembered(
    ports: FakePorts, sender: Actor
) -> None:
    sending.send(ports, sender, new(row(1)))
    [sent] = stored.records(ports, "sessions", "invitation#", Invitation)
    [mail] = [one for one in stored.messages(ports) if one.template == "invitation"]
    kept = sent.replace(state=InvitationState.WITHDRAWN, version=sent.version + 1)
    ports.commit(Put(kept, sent))
    with pytest.raises(LinkExpired):
        accepting.decline(ports, mail.params["link"].partition("#token=")[2])
