"""The built site (build/site), served as the bucket behind CloudFront serves it.

A page is a folder with an index.html. What follows a page's first segment, such as the id in
/permohonan/..., is read by the page's own script; /petugas is the whole officers' site. Names under
an assets/ carry a hash of their content and never change; the regions under /wilayah change once or
twice a year.
"""

import gzip
from functools import lru_cache
from pathlib import Path

from werkzeug.exceptions import MethodNotAllowed, NotFound
from werkzeug.security import safe_join
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

ROOT = Path(__file__).parent.parent.parent
BUILT = ROOT / "build" / "site"
REGIONS = ROOT / "chalicelib" / "templates" / "wilayah"
KEPT = {
    ("assets",): "public, max-age=31536000, immutable",
    ("petugas", "assets"): "public, max-age=31536000, immutable",
    ("wilayah",): "public, max-age=86400",
}
COMPRESSED = {".html", ".js", ".css", ".svg", ".json", ".webmanifest"}


def answer(request: Request) -> Response:
    """A file of the site.

    :raises NotFound: nothing stands there; ``not_found`` is the page for it.
    """
    path = _file_for(request.path)
    if path is None:
        raise NotFound()
    if request.method not in ("GET", "HEAD"):
        raise MethodNotAllowed()
    response = send_file(path, request.environ)
    if path.suffix in COMPRESSED and "gzip" in request.headers.get("Accept-Encoding", ""):
        response = _compressed(path, response)
    first = tuple(request.path.split("/")[1:3])
    response.headers["Cache-Control"] = KEPT.get(first[:1], KEPT.get(first, "no-cache"))
    return response


def not_found() -> Response:
    page = BUILT / "404" / "index.html"
    text = page.read_bytes() if page.is_file() else b"Situs belum dibangun: make run\n"
    response = Response(text, 404, mimetype="text/html" if page.is_file() else "text/plain")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _file_for(path: str) -> Path | None:
    first, _, rest = path.strip("/").partition("/")
    page = (BUILT, f"{first}/index.html" if first else "index.html")
    for folder, name in ((REGIONS, rest),) if first == "wilayah" else ((BUILT, path[1:]), page):
        found = safe_join(str(folder), name)
        if found and Path(found).is_file():
            return Path(found)
    return None


def _compressed(path: Path, response: Response) -> Response:
    """The same answer, smaller, as CloudFront does it; nothing when the browser has it already."""
    if response.status_code == 200:
        response.direct_passthrough = False
        response.set_data(_gzip(path, path.stat().st_mtime_ns))
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Vary"] = "Accept-Encoding"
    return response


@lru_cache(maxsize=200)
def _gzip(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes())
