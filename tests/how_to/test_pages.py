"""Each page of ``docs/how-to/`` is followed to the letter in a copy of the tree, and must work."""

from pathlib import Path

import pytest

from tests.how_to.recipe import ROOT, Command, Edit, scratch_copy, steps

PAGES = sorted((ROOT / "docs" / "how-to").glob("*.md"))


@pytest.mark.sampled("page", 5)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_whoever_follows_the_page_gets_what_it_promises(page: Path, tmp_path: Path) -> None:
    told = list(steps(page.read_text(encoding="utf-8")))
    assert any(isinstance(step, Edit) for step in told), "the page changes nothing"
    assert isinstance(told[-1], Command), "the page ends with a command that shows that it works"
    tree = scratch_copy(tmp_path / "tree")
    for step in told:
        step.carry_out(tree)


def test_a_new_stored_record_touches_five_files_at_most() -> None:
    """Decision 0033: before it, a record was said in fifteen to seventeen."""
    page = (ROOT / "docs" / "how-to" / "record.md").read_text(encoding="utf-8")
    assert len({step.path for step in steps(page) if isinstance(step, Edit)}) <= 5
