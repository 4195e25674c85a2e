"""Is a file of an agreement well-formed TOML, and where does it say what?"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.lines import Path, line_of, lines_of

LONGEST = 200_000  # characters; an agreement is read by people
DEEPEST = 20  # tables and lists inside each other
_PART = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\."
# The parser's time grows with the square of a key's parts, so such keys never reach it.
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:{_PART}[ \t]*){{{DEEPEST}}}")
_SPACE = re.compile(r"\s+")
_QUOTED = re.compile(r"`([^`]{60})[^`]+`")
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's values, its arrays as tuples, and the line of each."""

    file: str
    source: str
    values: Mapping[str, Any]
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line where the path stands, or the nearest thing around it."""
        return line_of(self.lines, path)

    def flaw(self, path: Path, says: str, instead: str, *, is_error: bool = True) -> Flaw:
        """A flaw at the line where the path stands."""
        return Flaw(self.file, self.line(path), shown(says), instead, is_error)

    def flaw_at(self, path: Path, part: str, says: str, instead: str) -> Flaw:
        """A flaw at the line where a part of a longer value stands."""
        first = self.line(path)
        below = self.source.splitlines()[first - 1 :]
        line = next((n for n, words in enumerate(below, first) if part in words), first)
        return Flaw(self.file, line, shown(says), instead)


def shown(says: str) -> str:
    """A sentence that fits on a line, whatever was written in what it quotes."""
    return _QUOTED.sub(r"`\1...`", _SPACE.sub(" ", says))


def read_text(file: str, source: str) -> Text | Flaw:
    """The values of a file, or why it can't be read."""
    if len(source) > LONGEST:
        return Flaw(file, 1, "The file is too long.", f"Keep it to {LONGEST} characters.")
    if long_key := _LONG_KEY.search(source):
        line = source.count("\n", 0, long_key.start()) + 1
        return Flaw(file, line, "A key has too many parts.", "Write one or two.")
    try:
        values = {key: _with_tuples(value) for key, value in tomllib.loads(source).items()}
        return Text(file, source, values, lines_of(source))
    except RecursionError:
        return Flaw(file, 1, "The values are nested too deeply.", "Write one level or two.")
    except ValueError as wrong:
        return _not_toml(file, source, str(wrong))


def _with_tuples(value: object, depth: int = DEEPEST) -> object:
    """The value with its lists as tuples. Raises RecursionError if it is nested too deeply."""
    if not depth:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _with_tuples(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return tuple(_with_tuples(inner, depth - 1) for inner in value)
    return value


def _not_toml(file: str, source: str, message: str) -> Flaw:
    place = _PLACE.search(message)
    line = int(place[1]) if place and place[1] else source.count("\n") + 1
    return Flaw(
        file,
        line if place else 1,
        f"This is not TOML: {_PLACE.sub('', message)}.",
        "Write `key = value`, with texts in quotes and each key once.",
    )
