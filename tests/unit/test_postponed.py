"""Modules of libraries that are run when something in them is used, and not before."""

import importlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from chalicelib.adapters.postponed import absent, postpone

FRONT = """
import shelf.ran as ran
ran.MODULES.append(__name__)
from shelf.inside import Tool
def greet():
    return "hello"
class Kind:
    def __init__(self, name): self.name = name
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A library whose package ``big`` gathers much; the names of what of it has run."""
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "__init__.py").touch()
    (tmp_path / "shelf" / "ran.py").write_text("MODULES = []\n")
    (tmp_path / "shelf" / "inside.py").write_text("class Tool: ...\n")
    (tmp_path / "shelf" / "big").mkdir()
    (tmp_path / "shelf" / "big" / "__init__.py").write_text(FRONT)
    (tmp_path / "shelf" / "big" / "part.py").write_text("VALUE = 7\n")
    monkeypatch.syspath_prepend(tmp_path)
    ran: list[str] = importlib.import_module("shelf.ran").MODULES
    yield ran
    for name in [name for name in sys.modules if name.partition(".")[0] == "shelf"]:
        del sys.modules[name]


def test_a_part_is_imported_without_what_the_package_gathers(shelf: list[str]) -> None:
    postpone("shelf.big")
    from shelf.big import part
    from shelf.big.part import VALUE

    assert (part.VALUE, VALUE) == (7, 7)
    assert shelf == []


def test_the_first_name_that_is_asked_of_it_runs_it_once(shelf: list[str]) -> None:
    postpone("shelf.big")
    big = importlib.import_module("shelf.big")
    assert shelf == []
    assert big.greet() == "hello"
    assert big.Tool.__name__ == "Tool"
    assert shelf == ["shelf.big"]


def test_a_name_that_it_does_not_have_is_missing_as_ever(shelf: list[str]) -> None:
    postpone("shelf.big")
    big = importlib.import_module("shelf.big")
    with pytest.raises(AttributeError):
        _ = big.nothing
    with pytest.raises(ImportError):
        from shelf.big import nothing_either  # noqa: F401 (asking for it is the test)


def test_a_module_whose_spec_is_gone_names_what_it_does_not_have(shelf: list[str]) -> None:
    postpone("shelf.big")
    big = importlib.import_module("shelf.big")
    big.__spec__ = None
    with pytest.raises(AttributeError, match="^nothing$"):
        _ = big.nothing


def test_whoever_only_looks_whether_it_is_wrapped_runs_nothing(shelf: list[str]) -> None:
    """As ``inspect``, ``copy`` and debuggers do, with names that Python keeps for itself."""
    postpone("shelf.big")
    big = importlib.import_module("shelf.big")
    assert not hasattr(big, "__wrapped__")
    assert shelf == []


def test_a_module_that_is_no_package_has_no_parts(shelf: list[str], tmp_path: Path) -> None:
    """Whatever lies beside the library under such a name is none of it."""
    (tmp_path / "shelf" / "flat.py").write_text("colorsys = 7\n")
    postpone("shelf.flat")
    assert importlib.import_module("shelf.flat").colorsys == 7


def test_while_it_runs_it_has_what_it_has_made_so_far(shelf: list[str], tmp_path: Path) -> None:
    """Also of names that are for annotations alone."""
    (tmp_path / "shelf" / "ring.py").write_text(
        "import shelf.ring as me\nBEFORE = getattr(me, 'Kind', None)\nclass Kind: ...\n"
    )
    postpone("shelf.ring", annotations=["Kind"])
    ring = importlib.import_module("shelf.ring")
    assert ring.BEFORE is None
    assert isinstance(ring.Kind(), ring.Kind)


def test_a_name_for_annotations_alone_runs_nothing_until_it_is_called(shelf: list[str]) -> None:
    postpone("shelf.big", annotations=["Kind", "greet"])
    from shelf.big import Kind, greet

    assert Kind | None
    assert not isinstance("a text", Kind)
    assert shelf == []
    one = Kind("one")
    assert shelf == ["shelf.big"]
    assert (one.name, greet()) == ("one", "hello")
    assert isinstance(one, Kind)
    assert type(one) is sys.modules["shelf.big"].Kind


def test_threads_that_ask_at_once_all_get_the_whole_module(shelf: list[str]) -> None:
    postpone("shelf.big")
    big = importlib.import_module("shelf.big")
    together = threading.Barrier(8)
    said: list[str] = []

    def ask() -> None:
        together.wait()
        said.append(big.greet())

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said == ["hello"] * 8
    assert shelf == ["shelf.big"]


def test_a_package_is_absent_in_one_thread_and_only_for_a_while(shelf: list[str]) -> None:
    seen: list[bool] = []

    def look() -> None:
        seen.append(importlib.util.find_spec("shelf.inside") is not None)

    with absent("shelf.inside"):
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("shelf.inside")
        assert importlib.import_module("shelf.big.part").VALUE == 7, "others are there"
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    look()
    assert seen == [True, True]
