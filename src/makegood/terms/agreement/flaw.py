"""What is wrong with an agreement's files, where, and what would be right?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Flaw:
    """`says` and `instead` are a sentence each, for whoever writes the agreement; lines from 1."""

    file: str
    line: int
    says: str
    instead: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says} {self.instead}"


class AgreementFlawed(Exception):
    """The files do not make an agreement. `flaws` are all that were found, by file and line."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("\n".join(map(str, flaws)))
        self.flaws = flaws
