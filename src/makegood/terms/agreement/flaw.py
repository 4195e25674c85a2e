"""What is wrong with an agreement's files, where, and what would be right?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """`says` and `instead` are a sentence each, for whoever writes the agreement; lines from 1.

    What is no error is a warning: the agreement can be used, but is hardly meant so.
    """

    file: str
    line: int
    says: str
    instead: str
    is_error: bool = True

    def __str__(self) -> str:
        kind = "" if self.is_error else "warning: "
        return f"{self.file}:{self.line}: {kind}{self.says} {self.instead}"


class AgreementFlawed(Exception):
    """The files do not make an agreement. `flaws` are all that were found, by file and line."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("\n".join(map(str, flaws)))
        self.flaws = flaws
