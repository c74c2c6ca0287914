"""The Chalice app of the API, which on Lambda loads a view when it is first called.

In the package lies a list, made as the package is (``infra/package/build.py``): which modules serve
which path. There a first request loads its own view and what that needs, and none of the others.
Without the list, for deploying, tests and the local stack, everything is there from the start:
Chalice takes the routes and the functions from it.
"""

import json
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Any

from chalice import Chalice

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LIST = Path(__file__).with_name("served.json")
AUDIENCES = ("public", "citizen", "officer", "admin")
OTHERS = ("chalicelib.handlers.openapi",)
"""What serves paths and stands in no audience's folder."""


class Api(Chalice):  # type: ignore[misc]  # Chalice has no types
    """``served``: the modules of each path; ``None``: load all of them now, and the jobs.

    A path that the list does not have gets everything. The API's own document is one: it tells of
    every view.
    """

    def __init__(self, name: str, served: dict[str, list[str]] | None) -> None:
        # Chalice would take over the logger of this name and silence it below errors.
        super().__init__(app_name=name, configure_logs=False)
        self.api.binary_types += ["application/pdf", XLSX]
        self._served = served
        self._registered: set[str] = set()
        if served is None:
            self._register(everything())
            for job in _modules("jobs"):
                self.register_blueprint(import_module(job).jobs.blueprint)

    def __call__(self, event: Any, context: Any) -> Any:
        if self._served is not None:
            path = event.get("requestContext", {}).get("resourcePath")
            self._register(self._served.get(path) or everything())
        return super().__call__(event, context)

    def _register(self, modules: list[str]) -> None:
        for name in modules:
            if name not in self._registered:
                self._registered.add(name)
                if routes := getattr(import_module(name), "routes", None):
                    self.register_blueprint(routes.blueprint)

    def by_path(self) -> dict[str, list[str]]:
        """What the list of the package says, for an app that has everything."""
        modules = {
            path: sorted({entry.view_function.__module__ for entry in methods.values()})
            for path, methods in self.routes.items()
        }
        return {path: names for path, names in modules.items() if not set(OTHERS) & set(names)}


def listed() -> dict[str, list[str]] | None:
    """The package's own list; ``None`` where there is none."""
    if not LIST.exists():
        return None
    served: dict[str, list[str]] = json.loads(LIST.read_text(encoding="utf-8"))
    return served


def everything() -> list[str]:
    """Every module that may have views."""
    return [*OTHERS, *(name for audience in AUDIENCES for name in _modules(audience))]


def _modules(folder: str) -> list[str]:
    package = f"{__package__}.{folder}"
    place = str(Path(__file__).with_name(folder))
    return [f"{package}.{found.name}" for found in pkgutil.iter_modules([place])]
