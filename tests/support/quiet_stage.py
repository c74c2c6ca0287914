"""A local stack with a small regency's data, on which nobody works."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from infra.local.scene import keep
from infra.local.stack import LocalStack
from tests.support.small_scene import LAST, SMALL, URL

JOBS = ("check_upload", "open_step", "sign_permit", "notify", "sweep", "erase")


def do_nothing(*_: object) -> None:
    """Jobs rest."""


@contextmanager
def quiet_stage(folder: Path) -> Iterator[LocalStack]:
    """``folder``: an empty one, for its data. Operators' commands find it as the stage "local"."""
    keep.make(URL, LAST, folder, SMALL)
    before = dict(os.environ)
    handlers = dict.fromkeys(JOBS, do_nothing)
    with LocalStack(app=None, demo_accounts=False, handlers=handlers, scene=folder) as running:
        os.environ["PORT"] = running.url.rpartition(":")[2]
        yield running
    os.environ.clear()
    os.environ.update(before)
