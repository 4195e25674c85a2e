"""What does the lint of an agreement's rules find?"""

from collections.abc import Iterable
from dataclasses import dataclass

from makegood.terms.agreement.lines import Path

NAMED = 12  # names that a finding lists, at most


@dataclass(frozen=True, slots=True)
class Finding:
    """`says` and `instead` are a sentence each; an agreement with an error is never used."""

    path: Path
    says: str
    instead: str
    is_error: bool


def error(path: Path, says: str, instead: str) -> Finding:
    """Something with which the rules can't be obeyed."""
    return Finding(path, says, instead, is_error=True)


def warning(path: Path, says: str, instead: str) -> Finding:
    """Something that can be obeyed, but can hardly be meant."""
    return Finding(path, says, instead, is_error=False)


def one_of(names: Iterable[object], add: str) -> str:
    """The advice to write one of the names, or what to add where there are none."""
    some = [str(name) for name in names][:NAMED]
    return f"Write one of {', '.join(some)}." if some else add
