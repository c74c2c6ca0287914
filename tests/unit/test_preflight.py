"""What is looked at before anything is touched: each finding, and whether it stops."""

from typing import Any

import pytest

from infra.deploying import place, preflight

GOOD = preflight.Facts(functions=1000, mails_everybody=True, mails=True)
FILLED_IN = {
    "PublicUrl": "https://izin.solokkab.go.id",
    "MailSender": "Sisfo Izin <izin@izin.solokkab.go.id>",
    "AlarmEmail": "it@solokkab.go.id",
    "BsreUrl": "https://esign.solokkab.go.id",
    "WhatsappGatewayUrl": "https://wa.solokkab.go.id/messages",
}


def found(
    stage: str = "prod",
    known: preflight.Facts = GOOD,
    at_once: int = 30,
    **settings: str,
) -> dict[str, bool]:
    """Each finding's text, and whether it stops."""
    whole = {**place.stage_settings(stage), **FILLED_IN, **settings}
    where = place.Place(stage, "ap-southeast-3", "111122223333", whole)
    return {one.text: one.stops for one in preflight.look(where, known, at_once)}


def test_nothing_is_said_of_a_stage_that_is_filled_in() -> None:
    assert found() == {}


@pytest.mark.parametrize("stage", ["dev", "staging", "prod"])
def test_every_stage_as_it_lies_in_the_sources_is_stopped(stage: str) -> None:
    untouched = place.stage_settings(stage)
    assert any(found(stage, **untouched).values())


@pytest.mark.parametrize("name", ["MailSender", "AlarmEmail", "BsreUrl"])
def test_an_example_that_nobody_filled_in_stops_production_alone(name: str) -> None:
    example = place.stage_settings("prod")[name]
    [(said, stops)] = found(**{name: example}).items()
    assert name in said and stops
    if name != "BsreUrl":  # dev signs with its own key
        assert [*found("dev", **{name: example}).values()] == [False]


def test_who_has_no_gateway_leaves_the_example_and_is_told_what_it_means() -> None:
    example = place.stage_settings("prod")["WhatsappGatewayUrl"]
    [(said, stops)] = found(WhatsappGatewayUrl=example).items()
    assert "messages by WhatsApp will fail" in said and not stops


@pytest.mark.parametrize(
    ("more", "said", "stops"),
    [
        ({"PublicUrl": "https://izin.solokkab.example"}, "PublicUrl", True),
        ({"AlarmEmail": ""}, "nobody hears of alarms", False),
        ({"BsreSecret": ""}, "BsreSecret names no account", True),
        ({"known": preflight.Facts(50, True, True)}, "ask AWS for 1,000", True),
        ({"known": preflight.Facts(50, True, True), "stage": "dev"}, "ask AWS for 1,000", False),
        ({"known": preflight.Facts(1000, False, True)}, "sandbox", False),
        ({"known": preflight.Facts(1000, True, False)}, "stopped our sending", True),
    ],
)
def test_what_would_stop_a_deployment_half_way_is_told_before(
    more: dict[str, Any], said: str, stops: bool
) -> None:
    [(text, stopped)] = found(**more).items()
    assert said in text
    assert stopped is stops
