"""The demo officers' second factor: one secret for all, printed, and the page that shows its code.

Local stacks only: a secret that anybody can read proves nothing.
"""

import base64
import html
import time
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from chalicelib.domain.accounts import totp
from chalicelib.domain.accounts.factors import SecondFactor, recovery_codes, recovery_hashes
from chalicelib.domain.accounts.ports import Ports
from chalicelib.domain.storage import Add

FACTOR_SECRET = base64.b32decode("DANAUKEMBARDIATASDANAUDIBAWAHXYZ")
ISSUER = "Sisfo Izin lokal"
PATH = "/local/code"


def ensure_factor(ports: Ports, account_id: str) -> None:
    """As if this officer had entered the secret into an app."""
    if ports.records.find(SecondFactor, account_id) is None:
        ports.commit(Add(demo_factor(ports, account_id)))


def demo_factor(ports: Ports, account_id: str) -> SecondFactor:
    """No code of it has been used yet."""
    return SecondFactor(
        account_id=account_id,
        sealed=ports.factor_seal.seal(account_id, FACTOR_SECRET),
        last_step=0,
        recovery=recovery_hashes(FACTOR_SECRET, recovery_codes("local")),
        enrolled_at=ports.clock.now(),
    )


def code_at(moment: datetime, steps: int = 0) -> str:
    """What the app shows; ``steps`` of thirty seconds later."""
    return totp.code(FACTOR_SECRET, totp.step_at(moment) + steps)


def shown() -> dict[str, str | int]:
    """The code of now, the next one (good as well), and how long this one is shown."""
    now = datetime.now(UTC)
    return {
        "code": code_at(now),
        "next": code_at(now, 1),
        "seconds": totp.STEP_SECONDS - int(time.time()) % totp.STEP_SECONDS,
        "secret": totp.base32(FACTOR_SECRET),
        "otpauth_uri": totp.otpauth_uri(FACTOR_SECRET, "petugas", ISSUER),
    }


def page(accounts: Iterable[Mapping[str, str]]) -> str:
    """Loads itself anew when the next code comes."""
    found = shown()
    rows = "".join(
        f"<li>{html.escape(one['role'])}: {html.escape(one['sign_in'])}</li>"
        for one in accounts
        if one.get("second_factor")
    )
    return f"""<!doctype html>
<html lang="id"><head><meta charset="utf-8"><title>Kode petugas lokal</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{found["seconds"]}">
<link rel="stylesheet" href="/local/plain.css"></head>
<body><main><p><a href="/">Sisfo Izin</a></p><h1>Kode petugas lokal</h1>
<p>Kode sekarang <span lang="en">(code of now)</span>: <strong>{found["code"]}</strong></p>
<p>Kode berikutnya, sudah berlaku <span lang="en">(the next one, taken already)</span>:
<strong>{found["next"]}</strong></p>
<p>Satu kode berlaku satu kali untuk setiap petugas.
<span lang="en">Each officer can use a code once.</span></p>
<p><a href="{html.escape(str(found["otpauth_uri"]))}">Pasang di aplikasi autentikator</a>:
{found["secret"]}</p><ul>{rows}</ul></main></body></html>"""
