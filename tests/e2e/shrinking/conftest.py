"""The code that makes files fit, built and served under the site's own Content-Security-Policy."""

import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from infra.headers import page_headers
from tests.e2e.conftest import PATIENCE_MS, PHONE

ROOT = Path(__file__).parents[3]
VITE = ROOT / "frontend" / "node_modules" / ".bin" / "vite"
HARNESS = Path(__file__).parent / "berkas"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built code, served with the headers of the real pages."""
    if not VITE.exists():
        pytest.skip("the frontend's packages are not installed (npm ci in frontend/)")
    folder = tmp_path_factory.mktemp("berkas")
    build = [VITE, "build", HARNESS, "--outDir", folder, "--emptyOutDir", "--logLevel", "error"]
    subprocess.run(build, check=True)

    class Pages(SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for name, value in page_headers(()).items():  # no buckets here
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), lambda *args: Pages(*args, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser, site: str) -> Iterator[Page]:
    """Free of errors at the end, and of anything that the policy refused."""
    context = chromium.new_context(base_url=site, viewport=PHONE)
    context.set_default_timeout(PATIENCE_MS)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "console",
        lambda said: trouble.append(said.text) if "Content Security Policy" in said.text else None,
    )
    opened.goto("/")
    yield opened
    context.close()
    assert trouble == []
