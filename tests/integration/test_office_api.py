"""What everybody may read about the office: hours, calendar, places, help, requirements."""

from tests.support.api import World


def test_the_office_says_how_it_is_reached_and_whether_it_is_at_work(world: World) -> None:
    """A Monday at nine, then the same day in the evening."""
    office = world.call("GET", "/office").body
    assert office["regency"] == "Kabupaten Solok"
    assert office["contacts"][0]["whatsapp"].startswith("+62")
    assert office["hours"]["opens"] == "08:00:00"
    assert office["now"] == {"open": True, "closed": None, "holiday": None, "opens_at": None}
    world.clock.advance(hours=9)
    assert world.call("GET", "/office").body["now"] == {
        "open": False,
        "closed": "after-hours",
        "holiday": None,
        "opens_at": "2026-03-03T01:00:00Z",
    }


def test_the_calendar_names_the_holidays_of_a_year(world: World) -> None:
    answer = world.call("GET", "/calendar?year=2026")
    days = {item["date"]: item for item in answer.body["days"]}
    assert len(days) == 25
    assert days["2026-03-20"]["kind"] == "joint-leave"
    assert days["2026-08-17"]["name"]["id"] == "Hari Kemerdekaan Republik Indonesia"
    assert answer.body["hours"]["friday_break_from"] == "11:30:00"
    assert world.call("GET", "/calendar").body["year"] == 2026
    assert world.call("GET", "/calendar?year=2100").fields == {"year": "invalid-value"}


def test_all_places_come_in_one_small_answer(world: World) -> None:
    answer = world.call("GET", "/places")
    places = {item["place_id"]: item for item in answer.body["items"]}
    assert len(places) >= 119
    assert places["nagari-koto-baru"] == {
        "place_id": "nagari-koto-baru",
        "name": "Nagari Koto Baru",
        "kind": "nagari",
        "district": "13.02.10",
    }
    assert {"code": "13.02.10", "name": "Kubung"} in answer.body["districts"]
    assert len(answer.text) < 40_000
    assert answer.headers["cache-control"] == "public, max-age=300"


def test_help_is_there_in_both_languages(world: World) -> None:
    topics = world.call("GET", "/guide").body["items"]
    assert topics[0]["title"] == {
        "id": "Mendaftar dan masuk",
        "en": "Registering and signing in",
    }
    assert all(topic["steps"] for topic in topics)
    questions = world.call("GET", "/faq").body["items"]
    assert len(questions) >= 10
    assert set(questions[0]["answer"]) == {"id", "en"}


def test_there_are_no_announcements_before_somebody_makes_one(world: World) -> None:
    assert world.call("GET", "/announcements").body == {"items": [], "cursor": None}


def test_requirements_of_every_type_come_by_sector(world: World) -> None:
    sectors = world.call("GET", "/requirements").body["sectors"]
    types = [item["id"] for sector in sectors for item in sector["types"]]
    offered = [item["id"] for item in world.call("GET", "/permit-types").body["items"]]
    assert sorted(types) == sorted(offered)
    health = next(sector for sector in sectors if sector["id"] == "kesehatan")
    assert health["name"]["id"] == "Kesehatan"
    midwife = next(item for item in health["types"] if item["id"] == "sip_bidan")
    detail = world.call("GET", "/permit-types/sip_bidan").body
    assert midwife["documents"] == detail["documents"]


def test_the_picker_names_groups_and_sectors(world: World) -> None:
    found = world.call("GET", "/permit-types").body
    groups = {item["id"]: item["name"]["id"] for item in found["groups"]}
    assert groups["praktik_kesehatan"] == "Praktik Kesehatan"
    assert {item["group"] for item in found["items"]} == set(groups)
    assert {item["sector"] for item in found["items"]} == {s["id"] for s in found["sectors"]}
