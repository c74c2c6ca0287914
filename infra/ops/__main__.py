"""`python -m infra.ops <act> STAGE [...]`, behind the targets of the Makefile.

The stage is one of infra/stages.toml, or "local" for a local stack that runs (`make run`). Exits 1
with a sentence when it did not do what was asked, or when something asks for a person.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.handlers import wiring
from infra.deploying import releases, unanswered
from infra.deploying.memory import MoreThanOne
from infra.deploying.place import Place, WrongPlace
from infra.ops import accounts, drill, export, going_back, logs, planned, queues, signing, status
from infra.ops.where import NotRunning, where
from infra.package import making

Given = argparse.Namespace
STAGES = (*making.STAGES, "local")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="infra.ops")
    acts = parser.add_subparsers(dest="act", required=True)
    found = {}
    for name, (told, _) in ACTS.items():
        found[name] = acts.add_parser(name, help=told)
        found[name].add_argument("stage", choices=STAGES)
    found["reset-second-factor"].add_argument("--login", required=True, help="NIK or e-mail")
    found["reset-second-factor"].add_argument("--operator", required=True, help="is noted for good")
    found["redrive"].add_argument("--queue", required=True, choices=status.QUEUES)
    found["redrive"].add_argument("--purge", action="store_true")
    found["logs"].add_argument("--of", required=True, help="id of a request, application, message")
    found["logs"].add_argument("--days", type=int, default=7)
    found["csr"].add_argument("--name", required=True, help="the signer's, as on the certificate")
    found["csr"].add_argument("--organisation", default="DPMPTSP Naker Kabupaten Solok")
    found["rollback"].add_argument("--release", default="", help="its name; else the one before")
    found["rollback"].add_argument("--unlock", action="store_true", help="after one cut off")
    found["export-all"].add_argument(
        "--to", type=Path, required=True, help="their certificate, PEM"
    )
    found["export-all"].add_argument(
        "--operator", required=True, help="is told, and noted for good"
    )
    for name, told in {
        "from": "2026-12-05 20:00, at the office",
        "to": "likewise",
        "id": "what citizens will notice, in Indonesian",
        "en": "the same in English",
    }.items():
        found["planned-work"].add_argument(f"--{name}", dest=f"{name}_", default="", help=told)
    found["planned-work"].add_argument("--clear", action="store_true", help="it is over, or off")
    found["drill"].add_argument("--hours", type=int, default=0, help="as of so long ago")
    return parser


def _csr(place: Place, given: Given) -> int:
    print(signing.request(place, given.name, given.organisation), end="")
    return 0


def _planned_work(place: Place, given: Given) -> int:
    if given.clear:
        return planned.clear(place)
    return planned.announce(place, given.from_, given.to_, indonesian=given.id_, english=given.en_)


def _undeploy(place: Place, _given: Given) -> int:
    return going_back.undeploy(place, input(f"Type {place.stage} to take it down: ").strip())


ACTS: dict[str, tuple[str, Callable[[Place, Given], int]]] = {
    "status": ("how it is", lambda place, _: status.status(place)),
    "logs": (
        "every line that tells of an id",
        lambda place, given: logs.logs(place, given.of, given.days),
    ),
    "redrive": (
        "dead letters back into their queue",
        lambda place, given: queues.redrive(place, given.queue, purge=given.purge),
    ),
    "sweep": ("look at everything that runs, now", lambda place, _: queues.sweep(place)),
    "first-admin": (
        "the first administrator",
        lambda _, __: accounts.first_administrator(wiring.ports(), input),
    ),
    "reset-second-factor": (
        "of the last administrator",
        lambda _, given: accounts.reset_second_factor(wiring.ports(), given.login, given.operator),
    ),
    "csr": ("a certificate request, signed by the key in KMS", _csr),
    "certificate-days": (
        "how long the signing certificates hold",
        lambda place, _: signing.certificate_days(place),
    ),
    "rollback": (
        "the release of before",
        lambda place, given: going_back.rollback(place, given.release, unlock=given.unlock),
    ),
    "renew-origin": (
        "another secret between CloudFront and API",
        lambda place, _: going_back.renew_origin(place),
    ),
    "planned-work": ("announced on the public status page", _planned_work),
    "drill": (
        "the tables restored beside themselves, and looked at",
        lambda place, given: drill.drill(place, given.hours),
    ),
    "export-all": (
        "everything, encrypted for one recipient",
        lambda place, given: export.export(place, wiring.ports(), given.to, given.operator),
    ),
    "undeploy": ("take down what serves, keep what holds data", _undeploy),
}


def main(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    try:
        return ACTS[given.act][1](where(given.stage), given)
    except (NotRunning, WrongPlace, MoreThanOne, releases.Locked) as refused:
        print(refused)
        return 1
    except (BotoCoreError, ClientError) as refused:
        print(unanswered.sentence(refused, given.stage))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
