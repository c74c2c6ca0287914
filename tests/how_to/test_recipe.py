"""The runner of the how-to pages: it does what a page says, and notices what cannot be done."""

from pathlib import Path

import pytest

from tests.how_to.recipe import Command, Edit, NotCarriedOut, steps

PAGE = """
# Add something

```python
# file: folder/new.py
ONE = 1
```

Text between, with a block that is only shown:

```toml
id = "shown"
```

```python
# in old.py, after `first`:
    second
```

```python
# in old.py, before `first`:
zeroth
```

```typescript
// in old.py, instead of `third`:
3rd
```

```toml
# in old.py, at the end:
last
```

```shell
test -f folder/new.py
```
"""


def carried_out(tree: Path, page: str) -> None:
    for step in steps(page):
        step.carry_out(tree)


def test_a_page_is_carried_out_block_by_block(tmp_path: Path) -> None:
    (tmp_path / "old.py").write_text("first line\nthird\n")
    carried_out(tmp_path, PAGE)
    assert (tmp_path / "folder" / "new.py").read_text() == "ONE = 1\n"
    assert (tmp_path / "old.py").read_text() == "zeroth\nfirst line\n    second\n3rd\nlast\n"


def test_blocks_that_are_only_shown_are_no_steps() -> None:
    assert len(list(steps(PAGE))) == 6


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (Edit("old.py", "after", "second", "x"), "never a line that begins `second`"),
        (Edit("old.py", "after", "f", "x"), "2 times a line that begins `f`"),
        (Edit("gone.py", "end", "", "x"), "no gone.py"),
        (Edit("old.py", "new", "", "x"), "there already"),
        (Command("echo so far; exit 3"), "so far"),
        (Command("false\ntrue\n"), "false"),
    ],
)
def test_what_cannot_be_done_is_said(tmp_path: Path, edit: Edit | Command, said: str) -> None:
    (tmp_path / "old.py").write_text("first\nfourth\n")
    with pytest.raises(NotCarriedOut, match=said):
        edit.carry_out(tmp_path)
