"""After a deployment: does the service answer, through CloudFront and only through it?"""

import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message

PATIENCE = 30.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


def look(address: str, direct: str = "") -> list[str]:
    """What is wrong, in words; nothing when all is well. ``address`` is of the site, ``direct`` of
    the API itself."""
    return [*_pages(address), *_api(address), *(_direct(direct) if direct else ())]


def _pages(address: str) -> Iterator[str]:
    home = fetch(f"{address}/")
    if home.status != 200 or b"<html" not in home.body:
        yield f"/ answers {home.status}"
    for name in ("content-security-policy", "strict-transport-security", "x-content-type-options"):
        if name not in home.headers:
            yield f"/ has no {name}"
    deep = fetch(f"{address}/lacak")
    if deep.status != 200:
        yield f"/lacak answers {deep.status}"
    missing = fetch(f"{address}/tidak-ada-halaman-ini")
    if missing.status != 404:
        yield f"a page that is not there answers {missing.status}"


def _api(address: str) -> Iterator[str]:
    office = fetch(f"{address}/api/office")
    if office.status != 200 or "name" not in json.dumps(_json(office)):
        yield f"/api/office answers {office.status}"
    refused = fetch(f"{address}/api/profile")
    if refused.status != 401 or "json" not in refused.headers.get("content-type", ""):
        yield f"/api/profile answers {refused.status} to somebody not signed in"
    unknown = fetch(f"{address}/api/tidak-ada")
    if (unknown.status, "content-security-policy" in unknown.headers) != (404, True):
        yield f"/api/tidak-ada, which is no route, answers {unknown.status}"


def _direct(address: str) -> Iterator[str]:
    answer = fetch(f"{address}/api/office")
    if answer.status != 403:
        yield f"the API itself answers {answer.status} to who goes past CloudFront"


def _json(answer: Answer) -> object:
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


def fetch(url: str) -> Answer:
    """An answer of any status. ``status`` 0: there was none."""
    request = urllib.request.Request(url, headers={"User-Agent": "sisfo-izin-smoke"})  # noqa: S310
    context = ssl.create_default_context()
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE, context=context) as got:  # noqa: S310
            return Answer(got.status, _lower(got.headers), got.read())
    except urllib.error.HTTPError as refused:
        return Answer(refused.code, _lower(refused.headers), refused.read())
    except OSError:
        return Answer(0, {}, b"")


def _lower(headers: Message | Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
