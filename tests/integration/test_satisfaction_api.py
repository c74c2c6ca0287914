"""Statistics and testimonials over HTTP, on moto's DynamoDB."""

from typing import Any

import pytest

from tests.support.api import World
from tests.support.stories import SURVEYS, give_surveys, issued

NINE = [f"U{number}" for number in range(1, 10)]


def test_surveys_become_the_quarters_figures(aws_world: World) -> None:
    give_surveys(aws_world, issued(aws_world))
    path = "/statistics/satisfaction?year=2026&quarter=1"
    answer = aws_world.call("GET", path)
    given = SURVEYS["questionnaire"]["answers"]
    (own,) = answer.body["types"]
    assert (own.pop("type_id"), own.pop("type_name")["id"]) == ("penelitian", "Izin Penelitian")
    assert own == answer.body["all"]
    assert own["respondents"] == own["polled"] == 1
    assert own["elements"] == [{"id": name, "mean": float(given[name])} for name in NINE]
    assert own["ikm"] == pytest.approx(25 * sum(given.values()) / 9, abs=0.005)
    assert own["band"] in "ABCD"
    chosen = [poll["value"] for poll in own["polls"] if poll["count"]]
    assert (len(own["polls"]), chosen) == (4, [SURVEYS["poll"]["choice"]])
    assert answer.headers["cache-control"] == "public, max-age=300"


def test_an_issued_permit_becomes_part_of_the_years_figures(aws_world: World) -> None:
    issued(aws_world)
    body = aws_world.call("GET", "/statistics/permits?year=2026").body
    (own,) = body["types"]
    assert (body["year"], body["all"]["issued"], own["type_id"]) == (2026, 1, "penelitian")
    assert (own["months"][2], sum(own["months"]), own["median_days"]) == (1, 1, 0.0)


def test_without_a_year_it_is_todays(world: World) -> None:
    assert world.call("GET", "/statistics/permits").body["year"] == 2026
    body = world.call("GET", "/statistics/satisfaction").body
    assert (body["year"], body["quarter"], body["types"]) == (2026, 1, [])
    assert (body["all"]["ikm"], body["all"]["band"]) == (None, None)


@pytest.mark.parametrize(
    "path",
    [
        "/statistics/satisfaction?quarter=5",
        "/statistics/satisfaction?quarter=0",
        "/statistics/satisfaction?year=x",
        "/statistics/permits?year=26",
    ],
)
def test_no_such_time_is_refused(world: World, path: str) -> None:
    assert world.call("GET", path).status == 422


def waiting(world: World) -> list[dict[str, Any]]:
    found = world.call("GET", "/admin/testimonials", by=world.administrator).body["items"]
    assert isinstance(found, list)
    return found


def public(world: World) -> list[dict[str, Any]]:
    found = world.call("GET", "/testimonials").body["items"]
    assert isinstance(found, list)
    return found


def test_a_testimonial_is_public_after_moderation_with_a_first_name_only(
    aws_world: World,
) -> None:
    give_surveys(aws_world, issued(aws_world))
    (item,) = waiting(aws_world)
    assert (item["state"], public(aws_world)) == ("waiting", [])
    path = f"/admin/testimonials/{item['testimonial_id']}"
    answer = aws_world.call("POST", f"{path}/approve", {"version": 1}, by=aws_world.administrator)
    assert (answer.status, answer.body["state"], waiting(aws_world)) == (200, "published", [])
    assert public(aws_world) == [
        {
            "first_name": "Warga",
            "text": SURVEYS["testimonial"]["text"],
            "type_name": "Izin Penelitian",
            "month": "2026-03",
        }
    ]
    back = {"version": 2, "reason": "Diminta pemiliknya."}
    assert aws_world.call("POST", f"{path}/refuse", back, by=aws_world.administrator).status == 200
    assert (public(aws_world), waiting(aws_world)) == ([], [])
    stale = aws_world.call("POST", f"{path}/approve", {"version": 2}, by=aws_world.administrator)
    assert (stale.status, stale.code) == (409, "stale-version")


def test_testimonials_are_paged(aws_world: World) -> None:
    for _ in range(3):
        give_surveys(aws_world, issued(aws_world))
        aws_world.clock.advance(minutes=1)
    for item in waiting(aws_world):
        path = f"/admin/testimonials/{item['testimonial_id']}/approve"
        aws_world.call("POST", path, {"version": item["version"]}, by=aws_world.administrator)
    first = aws_world.call("GET", "/testimonials?limit=2").body
    then = aws_world.call("GET", f"/testimonials?limit=2&cursor={first['cursor']}").body
    assert [len(page["items"]) for page in (first, then)] == [2, 1]
    assert then["cursor"] is None
