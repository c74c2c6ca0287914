"""What officers note about a citizen's messages never reaches the citizen."""

from chalicelib.domain.accounts.model import AccountKind
from chalicelib.domain.conversations.handling import hand_over
from chalicelib.domain.conversations.inner_notes import write_inner_note
from tests.support import worlds
from tests.support.api import World
from tests.support.good_calls.calls import NOBODY, OWNER
from tests.support.route_table import CITIZEN, PUBLIC, ROUTES, SIGNED_IN, TABLE, a_good_call

WORDS = "Pemohon ini pernah memakai surat orang lain."
HANDED = "Hati-hati dengan orang ini."


def noted(world: World, account_id: str) -> None:
    officer = world.staff["back_office"]
    write_inner_note(world.ports, officer, account_id, WORDS)
    if world.ports.conversations.find(account_id):
        hand_over(world.ports, officer, account_id, officer.account_id, HANDED)


def test_no_route_of_citizens_and_of_the_public_answers_with_an_inner_note() -> None:
    with worlds.world() as world:
        walked = 0
        for route in ROUTES:
            if TABLE[route].access not in (CITIZEN, PUBLIC, SIGNED_IN):
                continue
            good = a_good_call(route, world)
            if good.owner.kind is not AccountKind.CITIZEN:
                continue
            world.call("POST", "/messages", {"text": "Halo?"}, by=good.owner)
            noted(world, good.owner.account_id)
            for caller in (OWNER, NOBODY):
                answer = good.make(world, route.split()[0], caller)
                assert WORDS not in answer.text and HANDED not in answer.text, route
            walked += 1
        assert walked > 60
        sent = "\n".join(f"{message.subject}\n{message.body}" for message in world.send_messages())
        assert "Halo?" in sent
        assert WORDS not in sent and HANDED not in sent


def test_the_thread_and_the_copy_of_ones_data_hold_the_messages_alone() -> None:
    with worlds.world() as world:
        citizen = world.citizen()
        world.call("POST", "/messages", {"text": "Halo?"}, by=citizen)
        noted(world, citizen.account_id)
        thread = world.call("GET", "/messages", by=citizen)
        assert [item["text"] for item in thread.body["items"]] == ["Halo?"]
        cursor, copy = None, ""
        while True:
            page = world.call("POST", "/profile/export", {"cursor": cursor}, by=citizen)
            copy += page.text
            cursor = page.body["cursor"]
            if cursor is None:
                break
        assert "Halo?" in copy
        assert WORDS not in copy and HANDED not in copy
        officer = world.staff["back_office"]
        seen = world.call("GET", f"/officer/messages/{citizen.account_id}", by=officer).body
        assert {note["text"] for note in seen["inner_notes"]} == {HANDED, WORDS}
