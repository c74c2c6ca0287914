"""At the edge pages are found, refused and headed as the local server does it."""

import json
import subprocess
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from werkzeug.exceptions import NotFound
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from chalicelib.handlers.http import ENDPOINTS, Access
from infra import edge, headers, template
from infra.local import site as local_site

PLACE = ("sisfo-izin", "dev", "123456789012", "ap-southeast-3")
PATHS = (
    *(
        "/",
        "/lacak",
        "/lacak/",
        "/permohonan/01ABC",
        "/izin/a_b-c",
        "/petugas",
        "/petugas/antrean/9",
    ),
    *("/assets/main-1.js", "/petugas/assets/p-1.css", "/ikon.svg", "/panduan/masuk.webp", "/sw.js"),
    *("/nowhere", "/nowhere/else", "/lacak.html", "/permohonan/a.b"),
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site in little."""
    for name in ("", "404/", "lacak/", "permohonan/", "izin/", "petugas/", "panduan/"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "index.html").write_text(f"<title>{name}</title>")
    for name in (
        "assets/main-1.js",
        "petugas/assets/p-1.css",
        "ikon.svg",
        "panduan/masuk.webp",
        "sw.js",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(local_site, "BUILT", tmp_path)
    return tmp_path


def at_the_edge(site: Path, path: str) -> dict[str, Any]:
    """What CloudFront would do, by Node: the request that goes on, or an answer."""
    script = edge.pages_script(site, headers.page_headers(["https://files.example"]))
    event = json.dumps({"request": {"uri": path, "headers": {}}})
    code = f"{script}\nconsole.log(JSON.stringify(handler({event})))"
    done = subprocess.run(["node", "-e", code], capture_output=True, check=True)  # noqa: S603, S607
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_the_same_file_at_the_edge_and_on_the_local_stack(site: Path, path: str) -> None:
    answer = at_the_edge(site, path)
    try:
        local = local_site.answer(Request(EnvironBuilder(path).get_environ()))
    except NotFound:
        assert answer["statusCode"] == 404
        assert answer["body"]["data"] == local_site.not_found().get_data(as_text=True)
        assert answer["headers"]["content-security-policy"]["value"].startswith("default-src")
        return
    local.direct_passthrough = False
    assert (site / answer["uri"][1:]).read_bytes() == local.get_data()


def test_regions_are_fetched_as_they_are(site: Path) -> None:
    assert at_the_edge(site, "/wilayah/13/02.json")["uri"] == "/wilayah/13/02.json"


def test_a_script_that_is_larger_than_cloudfront_takes_is_not_made(site: Path) -> None:
    (site / "404" / "index.html").write_text("x" * 11_000)
    with pytest.raises(ValueError, match="CloudFront takes 10240"):
        edge.pages_script(site, {})


def test_the_headers_of_pages_are_those_of_the_local_server(site: Path) -> None:
    files = edge.files(site, *PLACE)
    outputs = {
        name: f"sisfo-izin-dev-{name[:-6].lower()}-123456789012" for name in headers.PRESIGNED
    }
    own = headers.page_headers(headers.bucket_origins(outputs, "ap-southeast-3"))
    written = template.render("edge", files)
    assert f"ContentSecurityPolicy: {json.dumps(own.pop('Content-Security-Policy'))}\n" in written
    assert "ContentTypeOptions: { Override: true }" in written  # nosniff is its only value
    assert f"ReferrerPolicy: {own['Referrer-Policy']}" in written
    assert (
        f"AccessControlMaxAgeSec: {own['Strict-Transport-Security'].split(';')[0][8:]}" in written
    )
    assert {*own} == {"Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy"}


def test_no_name_of_a_file_is_left_in_the_template(site: Path) -> None:
    """What is put in its place has to stand at the end of a line (``infra/template.py``)."""
    files = edge.files(site, *PLACE)
    written = template.render("edge", files)
    assert [name for name in files if f": {name}" in written] == []


def test_only_answers_that_are_the_same_for_everybody_are_kept_at_the_edge() -> None:
    """Behind these patterns CloudFront drops who is signed in."""
    patterns = edge.public_paths()
    assert 0 < len(patterns) < 25, "CloudFront takes 25 behaviours"
    for endpoint in ENDPOINTS:
        kept = any(fnmatchcase(endpoint.path, pattern) for pattern in patterns)
        if endpoint.cached_seconds:
            assert kept, endpoint.path
        elif kept:
            assert endpoint.access is Access.PUBLIC, endpoint.path


def test_the_secret_of_the_origin_stands_in_no_template(site: Path) -> None:
    written = template.render("edge", edge.files(site, *PLACE))
    [line] = [line for line in written.splitlines() if "resolve:secretsmanager" in line]
    assert "-origin:SecretString:now::${OriginSecretVersion}" in line
