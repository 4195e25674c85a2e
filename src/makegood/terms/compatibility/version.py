"""Which version do these words name, and which of two comes first?

Own code, not the `packaging` library: that one refuses branches (1.7.x-dev), patches (2.4.6-p3),
dates with dashes and names of platforms, and holds betas in a range that names none.
"""

import re
from dataclasses import dataclass, field
from enum import IntEnum

MOST_CHARACTERS = 100
MOST_PARTS = 8
MOST_DIGITS = 18
HEAD = 10**19  # the end of a branch, 1.7.x-dev: above each number that can be read


class Stage(IntEnum):
    """How finished a version is; below STABLE it is a pre-release."""

    DEV = 0
    ALPHA = 1
    BETA = 2
    RC = 3
    STABLE = 4
    PATCH = 5


STAGES = {stage.name.lower(): stage for stage in Stage}
_SHORT = {"a": Stage.ALPHA, "b": Stage.BETA, "p": Stage.PATCH, "pl": Stage.PATCH}
_STAGE = "dev|alpha|a|beta|b|rc|stable|patch|pl|p"
_NAME = rf"(?!(?i:{_STAGE})\b)(?:(?i:version|release|ver|v)|[A-Z][^\W\d_]*)[!.:]?\s+"
_DOTTED = r"[0-9]+(?:\.[0-9]+)*"
_DATED = r"[0-9]{4,}(?:[.-][0-9]+)*"  # 2010-01-02: only behind four digits joins a dash numbers
_WORDS = re.compile(
    rf"\s*(?:{_NAME}){{0,4}}[vV]?(?P<parts>{_DATED}|{_DOTTED})"
    r"(?:(?P<head>(?:\.[xX*])+)(?=-(?i:dev)\b))?"
    rf"(?:[._ -]?(?P<stage>(?i:{_STAGE}))(?:[. -]?(?P<stage_parts>[0-9]+(?:[.-][0-9]+)*))?)?"
    r"(?P<unfinished>[.-]?(?i:dev))?"
    r"(?:\+[0-9A-Za-z._-]+)?\s*"
)


class Unreadable(ValueError):
    """Words that name nothing: `finding` says what is wrong, `place` at which character."""

    def __init__(self, finding: str, place: int) -> None:
        super().__init__(f"{finding} at {place}")
        self.finding = finding
        self.place = place


class BadVersion(Unreadable):
    """The words name no version."""


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version in the order of all; made by `read_version`.

    Zeros at the end do not count: 1.7 and 1.7.0 are equal. `written` is the number as it was
    written, for readers, and for the ranges in which the count of parts has a meaning.
    """

    numbers: tuple[int, ...]
    stage: Stage
    stage_numbers: tuple[int, ...]
    is_finished: bool  # False for RC1-dev, which comes right before RC1
    written: tuple[str, ...] = field(compare=False)

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers with the zeros that were written."""
        return self.numbers + (0,) * (len(self.written) - len(self.numbers))

    @property
    def is_plain(self) -> bool:
        """Whether it is a number and nothing else."""
        return (self.stage, self.stage_numbers, self.is_finished) == (Stage.STABLE, (), True)

    @property
    def stability(self) -> Stage:
        """How finished it is at most: what is on the way to RC1 is in development."""
        return self.stage if self.is_finished else Stage.DEV

    def __str__(self) -> str:
        number = ".".join(self.written)
        if self.is_plain:
            return number
        stage_number = ".".join(map(str, self.stage_numbers))
        way = "" if self.is_finished else "-dev"
        return f"{number}-{self.stage.name.lower()}{stage_number}{way}"


def read_version(words: str) -> Version:
    """The version that these words name: "1.7.8.2", "v3.10.0", "8.0 RC 1", "PrestaShop 1.7".

    At most 100 characters, 8 parts, 18 digits each. Raises BadVersion.
    Source: docs/terms/compatibility.md.
    """
    if len(words) > MOST_CHARACTERS:
        raise BadVersion("is_too_long", MOST_CHARACTERS)
    found = _WORDS.match(words)
    if not found:
        raise BadVersion("has_no_number", 0)
    if found.end() < len(words):
        raise BadVersion("is_not_understood", found.end())
    written = _split(found, "parts")
    numbers = tuple(map(int, written))
    stage_numbers = tuple(map(int, _split(found, "stage_parts")))
    return Version(
        numbers=(*numbers, HEAD) if found["head"] else _without_zeros(numbers),
        stage=_stage(found["stage"]),
        stage_numbers=_without_zeros(stage_numbers),
        is_finished=not found["unfinished"],
        written=(*written, "x") if found["head"] else written,
    )


def begin_of(numbers: tuple[int, ...]) -> Version:
    """The very first version of a number, before each of its pre-releases: 8.0-dev."""
    return Version(_without_zeros(numbers), Stage.DEV, (), True, tuple(map(str, numbers)))


def _split(found: re.Match[str], group: str) -> tuple[str, ...]:
    parts = tuple(re.split("[.-]", found[group])) if found[group] else ()
    if len(parts) > MOST_PARTS:
        raise BadVersion("has_too_many_parts", found.start(group))
    if any(len(part) > MOST_DIGITS for part in parts):
        raise BadVersion("number_is_too_long", found.start(group))
    return parts


def _stage(word: str | None) -> Stage:
    if word is None:
        return Stage.STABLE
    return _SHORT.get(word.lower()) or STAGES[word.lower()]


def _without_zeros(numbers: tuple[int, ...]) -> tuple[int, ...]:
    last = max((place for place, number in enumerate(numbers, 1) if number), default=0)
    return numbers[:last]
