"""On which line of a TOML text does a value stand?"""

import re
from collections.abc import Mapping

type Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|\n|[\[\]{}=,.]|[^\s\[\]{}=,.\"'\#]+",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """The line on which each table, key and element of a valid TOML text begins; from 1.

    A path holds keys and, for elements of arrays, their numbers from 0.
    """
    return _Scan(text).lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing around it that is written down."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scan:
    """Walks over the tokens of a text that is known to be valid."""

    def __init__(self, text: str) -> None:
        self.tokens: list[tuple[str, int]] = []
        line = 1
        for match in _TOKEN.finditer(text):
            if not match[0].startswith("#"):
                self.tokens.append((match[0], line))
            line += match[0].count("\n")
        self.place = 0
        self.lines: dict[Path, int] = {}
        self.elements: dict[Path, int] = {}  # how many tables each array of tables has so far
        self._document()

    def _document(self) -> None:
        table: Path = ()
        while self.place < len(self.tokens):
            if self._sees("\n"):
                self.place += 1
            elif self._sees("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._line()
        self.place += 1
        is_array = self._sees("[")
        self.place += is_array
        path = self._in_latest_tables(self._key())
        self.place += 1 + is_array
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
        if is_array:
            number = self.elements.get(path, 0)
            self.elements[path] = number + 1
            path = (*path, number)
            self.lines[path] = line
        return path

    def _in_latest_tables(self, keys: Path) -> Path:
        """The keys, with the number of the latest table after each array of tables on the way."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if path in self.elements:
                path = (*path, self.elements[path] - 1)
        return (*path, keys[-1])

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._key())
        self.place += 1
        for length in range(len(table) + 1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._sees("["):
            self._array(path)
        elif self._sees("{"):
            self._inline_table(path)
        else:
            self.place += 1
            while self.place < len(self.tokens) and not self._at_end():
                self.place += 1

    def _array(self, path: Path) -> None:
        self.place += 1
        number = 0
        while not self._sees("]"):
            if self._sees("\n") or self._sees(","):
                self.place += 1
                continue
            self.lines[(*path, number)] = self._line()
            self._value((*path, number))
            number += 1
        self.place += 1

    def _inline_table(self, path: Path) -> None:
        self.place += 1
        while not self._sees("}"):
            if self._sees(","):
                self.place += 1
            else:
                self._pair(path)
        self.place += 1

    def _key(self) -> tuple[str, ...]:
        keys = [self._word()]
        while self._sees("."):
            self.place += 1
            keys.append(self._word())
        return tuple(keys)

    def _word(self) -> str:
        word = self.tokens[self.place][0]
        self.place += 1
        return word[1:-1] if word[0] in "\"'" else word

    def _line(self) -> int:
        return self.tokens[self.place][1]

    def _sees(self, token: str) -> bool:
        return self.place < len(self.tokens) and self.tokens[self.place][0] == token

    def _at_end(self) -> bool:
        """Whether a value of several tokens, such as 1.5 or a day and its time, is over."""
        return self.tokens[self.place][0] in ("\n", ",", "]", "}")
