"""What is looked at before anything is touched: what would stop a deployment halfway."""

from collections.abc import Iterator
from dataclasses import dataclass

from infra.deploying.place import Place

_EXAMPLE = ".example"
"""Of every address in infra/stages.toml that nobody has filled in."""


@dataclass(frozen=True)
class Finding:
    """``stops``: there is no use in beginning."""

    text: str
    stops: bool = False


@dataclass(frozen=True)
class Facts:
    """Of the account: how many functions it runs at once, whether SES sends to everybody, and
    whether it sends."""

    functions: int
    mails_everybody: bool
    mails: bool


def facts(place: Place) -> Facts:
    limits = place.home["lambda"].get_account_settings()["AccountLimit"]
    mail = place.home["sesv2"].get_account()
    return Facts(
        int(limits["ConcurrentExecutions"]),
        bool(mail.get("ProductionAccessEnabled")),
        bool(mail.get("SendingEnabled")),
    )


def look(place: Place, known: Facts, at_once: int) -> list[Finding]:
    """``at_once``: how many functions the queues may wake together."""
    return [*_settings(place), *_account(place, known, at_once)]


def _settings(place: Place) -> Iterator[Finding]:
    if place.domain.endswith(_EXAMPLE):
        yield Finding("infra/stages.toml still has an example as PublicUrl", stops=True)
    for name in ("MailSender", "AlarmEmail", *(("BsreUrl",) if _by_bsre(place) else ())):
        if _EXAMPLE in place.settings[name]:
            yield Finding(
                f"infra/stages.toml still has an example as {name}", stops=place.stage == "prod"
            )
    if _EXAMPLE in place.settings["WhatsappGatewayUrl"]:
        yield Finding("no gateway (WhatsappGatewayUrl): messages by WhatsApp will fail")
    if not place.settings["AlarmEmail"]:
        yield Finding("nobody hears of alarms (AlarmEmail in infra/stages.toml)")
    if _by_bsre(place) and not place.settings["BsreSecret"]:
        yield Finding("BSrE signs, but BsreSecret names no account", stops=True)


def _by_bsre(place: Place) -> bool:
    return place.settings["Signer"] == "bsre"


def _account(place: Place, known: Facts, at_once: int) -> Iterator[Finding]:
    if known.functions < 2 * at_once:
        yield Finding(
            f"the account runs {known.functions} functions at once, the queues may wake {at_once}: "
            "ask AWS for 1,000 (Service Quotas, Lambda, Concurrent executions)",
            stops=place.stage == "prod",
        )
    if not known.mails_everybody:
        yield Finding("SES is in its sandbox: mails go to proven addresses alone, until AWS agrees")
    if not known.mails:
        yield Finding("SES has stopped our sending", stops=place.stage == "prod")
