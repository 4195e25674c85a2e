"""Does a version lie in a range, as product sheets write it?"""

import re
from collections import deque
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from makegood.terms.compatibility.span import EVERYTHING, SIGNS, Sign, Span, compared, line, meet
from makegood.terms.compatibility.version import (
    STAGES,
    BadVersion,
    Stage,
    Unreadable,
    Version,
    read_version,
)

MOST_CHARACTERS = 500
_FLAGS = {word: stage for word, stage in STAGES.items() if stage <= Stage.STABLE}
_SIGNS: dict[str, Sign] = {sign: sign for sign in SIGNS}
_SIGNS |= {"==": "=", "<>": "!=", "≤": "<=", "≥": ">="}
_ALL = re.compile(r"[xX*](?:\.[xX*])*")
_LINE = re.compile(r"(?P<number>[vV]?[0-9]+(?:\.[0-9]+)*)(?:\.[xX*])+")
_TOKENS = re.compile(
    r"(?P<alternative>\|\|?)"
    r"|(?P<comma>,)"
    r"|(?P<dash>[-–—](?=\s|$))"  # noqa: RUF001  # sheets are set with real dashes
    r"|(?P<sign>[<>=!~^≤≥]+)"
    r"|(?P<word>[^\s|,<>=!~^≤≥]+)"
)


class BadRange(Unreadable):
    """The words are no range."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Versions in any of the spans that are at least so finished."""

    spans: tuple[Span, ...]
    least: Stage

    def holds(self, version: Version) -> bool:
        """Whether the version is one of them."""
        is_inside = any(span.holds(version) for span in self.spans)
        return is_inside and version.stability >= self.least


@dataclass(frozen=True, slots=True)
class Range:
    """A range as it was written, and what it means."""

    words: str
    alternatives: tuple[Alternative, ...]

    def __str__(self) -> str:
        return self.words


class _Token(NamedTuple):
    kind: str
    words: str
    place: int


@dataclass(frozen=True, slots=True)
class _Term:
    """One condition: what it lets through, the stage that it asks for and the one it names."""

    spans: tuple[Span, ...]
    flag: Stage | None
    named: Stage


class _Word(NamedTuple):
    words: str
    flag: Stage | None
    place: int


def is_in(version: Version, within: Range) -> bool:
    """Whether the range holds the version.

    A pre-release is held only where the range names one, or asks for it by a flag.
    """
    return any(alternative.holds(version) for alternative in within.alternatives)


def read_range(words: str) -> Range:
    """The range that these words name: ">=1.6 <9", "1.7.x || 8.0", "1.6 - 1.7", "^8@beta".

    At most 500 characters. Raises BadRange, also where an alternative can hold no version.
    Source: docs/terms/compatibility.md, where the grammar stands.
    """
    if len(words) > MOST_CHARACTERS:
        raise BadRange("is_too_long", MOST_CHARACTERS)
    tokens = deque(
        _Token(str(found.lastgroup), found[0], found.start()) for found in _TOKENS.finditer(words)
    )
    if not tokens:
        raise BadRange("is_empty", 0)
    tokens.append(_Token("end", "", len(words)))
    alternatives = [_alternative(tokens)]
    while tokens.popleft().kind == "alternative":
        alternatives.append(_alternative(tokens))
    return Range(words, tuple(alternatives))


def _alternative(tokens: deque[_Token]) -> Alternative:
    """Conditions that must all be so, up to the next bar or the end."""
    place = tokens[0].place
    terms = [_term(tokens)]
    while tokens[0].kind not in {"alternative", "end"}:
        if tokens[0].kind == "comma":
            tokens.popleft()
        terms.append(_term(tokens))
    spans = reduce(meet, (term.spans for term in terms), EVERYTHING)
    if not spans:
        raise BadRange("nothing_fits", place)
    flags = [term.flag for term in terms if term.flag is not None]
    return Alternative(spans, min(flags or [Stage.STABLE, *(term.named for term in terms)]))


def _term(tokens: deque[_Token]) -> _Term:
    if tokens[0].kind == "sign":
        sign = tokens.popleft()
        if sign.words not in _SIGNS:
            raise BadRange("sign_is_unknown", sign.place)
        word = _word(tokens)
        version = _version(word)
        return _Term(compared(_SIGNS[sign.words], version), word.flag, version.stability)
    first = _word(tokens)
    if tokens[0].kind != "dash":
        return _bare(first)
    tokens.popleft()
    last = _word(tokens)
    begin, end = _version(first), _version(last)
    flags = [flag for flag in (first.flag, last.flag) if flag is not None]
    named = min(begin.stability, end.stability)
    return _Term(line(begin, end), min(flags, default=None), named)


def _bare(word: _Word) -> _Term:
    if not word.words or _ALL.fullmatch(word.words):
        return _Term(EVERYTHING, word.flag, Stage.STABLE)
    any_of = _LINE.fullmatch(word.words)
    version = _version(word._replace(words=any_of["number"]) if any_of else word)
    return _Term(line(version, version), word.flag, version.stability)


def _word(tokens: deque[_Token]) -> _Word:
    token = tokens.popleft()
    if token.kind != "word":
        raise BadRange("version_is_missing", token.place)
    words, at, flag = token.words.partition("@")
    if at and flag.lower() not in _FLAGS:
        raise BadRange("flag_is_unknown", token.place + len(words))
    return _Word(words, _FLAGS[flag.lower()] if at else None, token.place)


def _version(word: _Word) -> Version:
    try:
        return read_version(word.words)
    except BadVersion as bad:
        raise BadRange(bad.finding, word.place + bad.place) from bad
