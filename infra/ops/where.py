"""Which stage an operator means, and the way there: an AWS account, or a local stack that runs."""

import json
import os
import urllib.request

from infra.deploying.place import APP, Place, place
from infra.local.names import ACCOUNT, REGION
from infra.local.names import STAGE as LOCAL


class NotRunning(Exception):
    """No local stack answers."""


def where(stage: str) -> Place:
    """From here on the whole process means that stage: what it says to AWS, and the handlers' own
    settings.

    :raises NotRunning: of the stage "local" (PORT says where, 8000 if nothing does).
    :raises WrongPlace: these credentials are not the stage's.
    """
    found = _local() if stage == LOCAL else place(stage)
    os.environ.update(
        {
            "APP_STAGE": found.stage,
            "APP_NAME_PREFIX": f"{APP}-{found.stage}",
            "APP_ACCOUNT_ID": found.account,
            "AWS_DEFAULT_REGION": found.region,
            "PUBLIC_URL": found.settings["PublicUrl"],
        }
    )
    return found


def _local() -> Place:
    port = os.environ.get("PORT") or "8000"
    address = f"http://127.0.0.1:{port}/local/info.json"
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310  (our own loopback)
            told = json.load(answer)
    except OSError:
        raise NotRunning(f"no local stack answers on port {port}: make run") from None
    os.environ.update(
        {
            "AWS_ENDPOINT_URL": told["aws"],
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        }
    )
    settings = {"PublicUrl": told["url"], "MailSender": "izin@sisfo-izin.example"}
    return Place(LOCAL, REGION, ACCOUNT, settings)
