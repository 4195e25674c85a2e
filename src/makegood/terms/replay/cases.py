"""Does the agreement answer its vendor's cases as the vendor expects?

A table asks one rule. Under a heading, each row is a case; two spaces or more part the columns,
`-` is an empty cell, and what stands after the last column is a remark.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.model import Agreement, CaseTable
from makegood.terms.agreement.parts import CASES
from makegood.terms.agreement.vocabulary import vocabulary
from makegood.terms.replay.asked import QUESTIONS
from makegood.terms.replay.question import Question, Unreadable, in_words
from makegood.terms.worktime.reckon import OutOfReach

_GAP = re.compile(r"\s{2,}")


@dataclass(frozen=True, slots=True)
class CasesRun:
    """How many cases came out as expected, and what is wrong with the others."""

    passed: int
    flaws: tuple[Flaw, ...]


def run_cases(agreement: Agreement) -> CasesRun:
    """Ask the agreement every case of its tables."""
    answers = [answer for table in agreement.cases for answer in _run(agreement, table)]
    return CasesRun(
        passed=answers.count(None),
        flaws=tuple(answer for answer in answers if answer is not None),
    )


def _run(agreement: Agreement, table: CaseTable) -> Iterator[Flaw | None]:
    """For each case of the table, what is wrong with it or None."""
    question = QUESTIONS.get(table.rule)
    if question is None:
        yield _flaw(table.line, f"`{table.rule}` can't be asked.", f"Ask {_one_of(QUESTIONS)}.")
        return
    rows = [(line, row.strip()) for line, row in enumerate(table.rows, table.line) if row.strip()]
    if not rows:
        yield _flaw(table.line, "The table is empty.", "Write a heading and a row for each case.")
        return
    (line, heading), *cases = rows
    columns = _GAP.split(heading)
    if wrong := _wrong_columns(agreement, columns, question):
        yield _flaw(line, *wrong)
        return
    for line, row in cases:
        yield _case(agreement, question, columns, line, row)


def _wrong_columns(
    agreement: Agreement, columns: list[str], question: Question
) -> tuple[str, str] | None:
    facts = vocabulary(agreement.rules) if question.takes_facts else ()
    known = {*question.needs, *question.may_have, *question.answers, *facts}
    missing = [column for column in question.needs if column not in columns]
    unknown = [column for column in columns if column not in known]
    if missing:
        return f"The heading lacks {', '.join(missing)}.", "Add it."
    if unknown or len(set(columns)) < len(columns):
        return (
            f"The heading has {', '.join(unknown) or 'a column twice'}.",
            f"Columns are {', '.join(question.needs)} and, as asked, {_one_of(question.answers)}.",
        )
    return None


def _case(
    agreement: Agreement, question: Question, columns: list[str], line: int, words: str
) -> Flaw | None:
    cells = _GAP.split(words)
    if len(cells) < len(columns):
        return _flaw(line, "The row has too few columns.", "Write `-` for an empty one.")
    row = {
        column: "" if cell == "-" else cell for column, cell in zip(columns, cells, strict=False)
    }
    try:
        answers = question.ask(agreement, row)
    except Unreadable as wrong:
        return _flaw(line, "The case can't be read.", f"Write {wrong}.")
    except OutOfReach:
        return _flaw(line, "The calendar does not reach that far.", "Ask for less.")
    for column in (column for column in columns if column in question.answers):
        answer = in_words(agreement, answers[column])
        if answer != (row[column] or "-"):
            says = f"`{column}` is {answer}, but {row[column] or '-'} is expected."
            return _flaw(line, says, "Correct the case or the rule.")
    return None


def _flaw(line: int, says: str, instead: str) -> Flaw:
    return Flaw(CASES, line, says, instead)


def _one_of(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
