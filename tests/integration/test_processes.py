"""A rehearsal's functions are processes of a package, as Lambda runs them (infra/rehearsal)."""

import os
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from infra.package.unzipped import Unzipped
from infra.rehearsal import lambdas
from infra.rehearsal.lambdas import Lambdas
from infra.rehearsal.processes import Failed, Function, Pool

HANDLER = """
import os, sys, threading
RELEASE = {release!r}

def seen(event, context):
    print("said by a handler")
    left = context.get_remaining_time_in_millis()
    return {{"release": RELEASE, "environment": sorted(os.environ), "path": sys.path,
             "left": left, "process": os.getpid(), "event": event}}

def held(event, context):
    with open(event["door"]) as door:  # a named pipe: until somebody opens it
        door.read()
    return RELEASE

def broken(event, context):
    raise ValueError("a NIK of somebody")

def endless(event, context):
    threading.Event().wait()
"""


def _zip(path: Path, release: str) -> Path:
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("works.py", HANDLER.format(release=release))
    return path


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Unzipped:
    """By a path as `make rehearse-deploy` names it, from where that stands."""
    folder = Path(os.path.relpath(tmp_path_factory.mktemp("package")))
    return Unzipped(_zip(folder / "one.zip", "one"), folder / "one", sys.executable)


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "local")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-southeast-3")
    monkeypatch.setenv("OF_THE_OPERATOR", "a credential")


@pytest.fixture
def pool(unpacked: Unzipped, tmp_path: Path) -> Iterator[Any]:
    with (tmp_path / "log").open("wb") as log:
        made: list[Pool] = []

        def of(handler: str, seconds: int = 30) -> Pool:
            function = Function("izin-seen", f"works.{handler}", {"OWN": "1"}, 512, seconds)
            made.append(Pool(unpacked, function, log))
            return made[-1]

        yield of
        for one in made:
            one.end()


def test_a_function_has_its_own_environment_and_nothing_of_who_rehearses(pool: Any) -> None:
    seen = pool("seen").answer({"a": 1})
    assert "OWN" in seen["environment"] and "OF_THE_OPERATOR" not in seen["environment"]
    assert seen["event"] == {"a": 1} and 0 < seen["left"] <= 30_000
    assert not any("site-packages" in place for place in seen["path"])


def test_a_warm_process_answers_again_and_its_words_are_no_answer(
    pool: Any, tmp_path: Path
) -> None:
    one = pool("seen")
    assert one.answer({})["process"] == one.answer({})["process"]
    assert (one.starts, one.answered) == (1, 2)
    assert (tmp_path / "log").read_text().count("said by a handler") == 2


def test_what_a_handler_raises_fails_that_event_alone(pool: Any) -> None:
    one = pool("broken")
    for _ in range(2):
        with pytest.raises(Failed, match="ValueError"):
            one.answer({})
    assert one.starts == 1


def test_a_function_that_takes_too_long_is_ended_and_the_next_event_starts_another(
    pool: Any,
) -> None:
    one = pool("endless", seconds=1)
    for starts in (1, 2):
        with pytest.raises(Failed, match="Ended"):
            one.answer({})
        assert one.starts == starts


def test_what_is_under_way_ends_in_the_old_release_and_the_next_event_meets_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Lambda does while `make rollback` changes a function in place."""
    monkeypatch.setattr(
        lambdas, "unzipped", lambda path, folder: Unzipped(path, folder, sys.executable)
    )
    running = Lambdas(tmp_path / "functions")
    for release in ("one", "two"):
        running.unpack(_zip(tmp_path / f"{release}.zip", release), release)
    function: Any = SimpleNamespace(
        function_name="izin",
        handler="works.held",
        environment_vars={},
        memory_size=512,
        timeout=30,
        code_sha_256="one",
    )
    door = tmp_path / "door"
    os.mkfifo(door)
    answers: list[str] = []
    event = {"door": str(door)}
    under_way = threading.Thread(target=lambda: answers.append(running.answer(function, event)))
    under_way.start()
    with door.open("w"):  # opens when the handler is at the door
        function.code_sha_256 = "two"
        function.handler = "works.seen"
        assert running.answer(function, {})["release"] == "two"
    under_way.join()
    running.end()
    assert answers == ["one"]
    assert running.answered("izin") == {"one": 1, "two": 1}
