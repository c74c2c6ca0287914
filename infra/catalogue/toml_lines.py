"""On which line of a TOML file each key stands: ``tomllib`` keeps the values alone.

Only for text that ``tomllib`` has accepted; it is read by the same grammar (TOML 1.0), without
checking it again.
"""

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_KEY = re.compile(r"""\s*(?:(?P<bare>[A-Za-z0-9_-]+)|(?P<quoted>"(?:[^"\\]|\\.)*"|'[^']*'))\s*""")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\n]+")
_BLANK = re.compile(r"(?:[ \t]|#[^\n]*)*")
_BLANK_LINES = re.compile(r"(?:\s|#[^\n]*)*")


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every key, table and item of a list, by the path that leads to it."""
    return _Scanner(text).document()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def document(self) -> dict[Path, int]:
        table: Path = ()
        self._take(_BLANK_LINES)
        while self._at < len(self._text):
            if self._text.startswith("[", self._at):
                table = self._header()
            else:
                self._pair(table)
            self._take(_BLANK_LINES)
        return self._lines

    def _header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the path of the table that begins here."""
        start, several = self._at, self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        path: Path = ()
        for name in self._keys():
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
            self._note(path, start)
        self._at += 2 if several else 1
        if several:
            # an earlier [[a]] has led into its last item: the next one is its sibling
            path = path[:-1] if isinstance(path[-1], int) else path
            self._counts[path] = self._counts.get(path, -1) + 1
            self._note(path, start)
            path = (*path, self._counts[path])
        self._note(path, start)
        return path

    def _pair(self, table: Path) -> None:
        start, path = self._at, table
        for name in self._keys():
            path = (*path, name)
            self._note(path, start)
        self._at += 1  # the equals sign
        self._value(path)

    def _keys(self) -> list[str]:
        names = []
        while True:
            match = _KEY.match(self._text, self._at)
            if match is None:
                raise ValueError(f"no key at character {self._at}")
            self._at = match.end()
            quoted = match["quoted"]
            names.append(tomllib.loads(f"k = {quoted}")["k"] if quoted else match["bare"])
            if not self._text.startswith(".", self._at):
                return names
            self._at += 1

    def _value(self, path: Path) -> None:
        self._take(_BLANK)
        if self._text.startswith("[", self._at):
            self._items(path, "]")
        elif self._text.startswith("{", self._at):
            self._items(path, "}")
        elif not self._take(_STRING):
            self._take(_SCALAR)

    def _items(self, path: Path, close: str) -> None:
        """An array or an inline table, commas and all."""
        self._at += 1
        position = 0
        while True:
            self._take(_BLANK_LINES)
            if self._text.startswith(close, self._at):
                self._at += 1
                return
            if self._text.startswith(",", self._at):
                self._at += 1
            elif close == "}":
                self._pair(path)
            else:
                self._note((*path, position), self._at)
                self._value((*path, position))
                position += 1

    def _take(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self._text, self._at)
        if match is None:
            return False
        self._at = match.end()
        return True

    def _note(self, path: Path, at: int) -> None:
        self._lines.setdefault(path, bisect_right(self._ends, at - 1) + 1)
