"""How do the files beside agreement.toml look: the clauses of each language, and the cases?"""

from typing import Annotated

from pydantic import Field

from makegood.terms.agreement.checks import ClauseNumber, Id, Name
from makegood.terms.agreement.rules.rule import Rule

type Words = Annotated[str, Field(min_length=1, max_length=8000)]

NAME_TABLES = (
    *("tier", "issue_class", "plan", "priority", "symptom", "fact", "choice", "window"),
    "channel",
)


class ClauseText(Rule):
    """A clause in one language; `words` may hold slots for numbers."""

    number: ClauseNumber
    heading: Name
    words: Words


class LanguageFile(Rule):
    """The whole of clauses.LANGUAGE.toml: names for what customers read of, and the clauses."""

    title: Name
    tier: dict[Id, Name]
    issue_class: dict[Id, Name]
    plan: dict[Id, Name] = {}
    priority: dict[Id, Name] = {}
    symptom: dict[Id, Name] = {}
    fact: dict[Id, Name] = {}
    choice: dict[Id, Name] = {}
    window: dict[Id, Name] = {}
    channel: dict[Id, Name] = {}
    clause: Annotated[tuple[ClauseText, ...], Field(min_length=1)]

    @property
    def names(self) -> dict[str, dict[str, str]]:
        """What things are called, by the table of their names."""
        return {table: getattr(self, table) for table in NAME_TABLES}


class TableOfCases(Rule):
    """Cases of one rule: a heading, then a row for each case, columns two spaces apart."""

    rule: Id
    cases: Words


class CasesFile(Rule):
    """The whole of cases.toml."""

    table: tuple[TableOfCases, ...] = ()
