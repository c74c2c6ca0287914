"""What starting each Lambda costs, in fresh interpreters that take turns.

Processor time, because on a shared machine the clock on the wall tells of the neighbours; less that
of a bare interpreter. ``start`` is what Lambda does before the first event: importing the handler.
``ready`` adds what the first ordinary event builds: ports, AWS clients, the office's data; no call
is made. The yardstick is a Lambda that imports everything the service has, as its code would do
with all imports at the top; not counting, in its favour, the AWS clients it would make.
"""

import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bench.tables import table
from chalicelib.adapters.access_tokens import JwtAccessTokens
from chalicelib.adapters.signing.development import DevelopmentAuthority

ROOT = Path(__file__).parents[1]
AT_MOST = 0.45
ROUNDS = 7
SLOW_ROUNDS = 3
"""Of what is shown and decides nothing: ``ready``, and everything with its clients."""

EVERYTHING = """
import importlib, pkgutil
import app, boto3, chalicelib, fpdf, pypdf
import PIL.Image, pyhanko.sign, pyhanko.sign.validation
for found in pkgutil.walk_packages(chalicelib.__path__, "chalicelib."):
    importlib.import_module(found.name)
"""

CLIENTS = """
from chalicelib.adapters.clients import Clients
clients = Clients("ap-southeast-3")
for service in "dynamodb s3 sqs stepfunctions kms sesv2 ssm secretsmanager".split():
    clients.get(service)
"""

USUAL_PORTS = {
    "api": "accounts answers applications commit notes office_book sessions texts "
    "waits workflow files",
    "check_upload": "applications catalogue commit files inspector notes sessions "
    "verdicts announcer",
    "open_step": "applications waits workflow",
    "sign_permit": "accounts applications calendar commit counters letters notes office_book "
    "permit_files permits signer stationery waits workflow announcer",
    "notify": "accounts channels message_texts office_book outbox",
    "sweep": "applications calendar office_book waits workflow outbox announcer",
    "erase": "applications commit data_requests outbox",
}
"""Of ``wiring.AwsPorts``, those that an ordinary event of each Lambda needs."""

READY = """
import os
from chalicelib.handlers import wiring
ports = wiring.ports()
ports.__dict__["_certificate_chain"] = os.environ["CHAIN"]  # else a call to SSM
for name in {names!r}.split():
    getattr(ports, name)
"""

API_TOKENS = """
import chalicelib.adapters.access_tokens
ports._clients.get("secretsmanager")
"""


def programs() -> dict[str, str]:
    found = {"bare": "", "everything": EVERYTHING, "everything, with clients": EVERYTHING + CLIENTS}
    for name, ports in USUAL_PORTS.items():
        start = "import app" if name == "api" else f"import chalicelib.handlers.jobs.{name}"
        ready = start + READY.format(names=ports) + (API_TOKENS if name == "api" else "")
        found |= {name: start, f"{name}, ready": ready}
    return found


def processor_seconds(program: str, environment: dict[str, str]) -> float:
    child = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=environment)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"exit {child.returncode} of: {program}")
    return used.ru_utime + used.ru_stime


def environment() -> dict[str, str]:
    """Of a Lambda, as far as the settings need it."""
    now = datetime.now(UTC)
    authority = DevelopmentAuthority.create(now=now)
    key = rsa.generate_private_key(65537, 2048)
    signer = authority.issue(
        key.public_key(),
        not_before=now,
        not_after=now + timedelta(days=1),
    )
    return {
        "PATH": os.environ["PATH"],
        "APP_STAGE": "local",
        "APP_NAME_PREFIX": "sisfo-izin-local",
        "APP_ACCOUNT_ID": "123456789012",
        "PUBLIC_URL": "https://izin.example",
        "ORIGIN_DIGESTS": hashlib.sha256(b"bench").hexdigest(),
        "MAIL_SENDER": "izin@izin.example",
        "WHATSAPP_GATEWAY_URL": "https://wa.example",
        "AWS_DEFAULT_REGION": "ap-southeast-3",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "CHAIN": signer.public_bytes(Encoding.PEM).decode() + authority.pem,
        "KEY": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
        "TOKEN": JwtAccessTokens(b"k" * 64, "https://izin.example").issue(
            account_id="a1",
            session_id="s1",
            generation=0,
            token_id="t1",
            now=now,
            lifetime=timedelta(hours=1),
        ),
    }


def measure() -> dict[str, Any]:
    """Medians in milliseconds above a bare interpreter; ``ratio`` of the API's start to
    importing everything."""
    around = environment()
    codes = programs()
    processor_seconds(EVERYTHING, around)  # writes the byte code, which a Lambda's zip brings along
    times: dict[str, list[float]] = {name: [] for name in codes}
    for turn in range(ROUNDS):
        for name, code in codes.items():
            if turn < SLOW_ROUNDS or ", " not in name:
                times[name].append(processor_seconds(code, around))
    middle = {name: median(values) for name, values in times.items()}
    above = {
        name: round((value - middle["bare"]) * 1000)
        for name, value in middle.items()
        if name != "bare"
    }
    return {
        "rounds": ROUNDS,
        "slow_rounds": SLOW_ROUNDS,
        "processor_ms": above,
        "bare_ms": round(middle["bare"] * 1000),
        "ratio": round(above["api"] / above["everything"], 3),
        "at_most": AT_MOST,
    }


def show(result: dict[str, Any]) -> None:
    spent = result["processor_ms"]
    rows = [
        (name, spent[name], f"{spent[name] / spent['everything']:.0%}", spent[f"{name}, ready"])
        for name in USUAL_PORTS
    ]
    rows.append(("everything", spent["everything"], "100%", spent["everything, with clients"]))
    print("Processor time above a bare interpreter.")
    print(table(("Lambda", "start ms", "of everything", "ready ms"), rows))
    print(f"API to everything: {result['ratio']:.0%} (at most {AT_MOST:.0%})")


if __name__ == "__main__":
    show(measure())
