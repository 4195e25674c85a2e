"""How is a figure of an agreement said in a language?"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

from makegood.terms.agreement.amounts import digits_of
from makegood.terms.agreement.counted import COUNTED
from makegood.terms.agreement.figures import Figure, Matrix, Number, WeekFigure
from makegood.terms.agreement.lengths import Length, Period
from makegood.terms.agreement.speech import Speech
from makegood.terms.values import Money

EN_DASH = "\u2013"
NO_BREAK = "\u00a0"
OWN_NAMES = ("tier", "issue_class", "plan", "priority")  # facts whose values have their own table
CHOICE = "choice"  # the table of names for the values of all others

type Names = Mapping[str, Mapping[str, str]]  # what things are called, by the table of their names


def say(figure: Figure, speech: Speech, names: Names) -> str:
    """The figure in a language; `names` are those of the language's file.

    A matrix of lengths is a list in Markdown, a line for each of its cells.
    """
    match figure:
        case WeekFigure():
            return _week(figure, speech)
        case Matrix():
            return _matrix(figure, speech, names)
        case tuple():
            return listed([_number(one, speech) for one in figure], speech)
        case _:
            return _number(figure, speech)


def _number(number: Number | str, speech: Speech) -> str:
    match number:
        case date():
            month = speech.months[number.month - 1]
            return speech.date.format(day=number.day, month=month, year=number.year)
        case Length() | Period():
            return counted(number, speech, COUNTED[speech.code])
        case Money():
            return _money(number, speech)
        case _:
            return str(number)


def counted(length: Length | Period, speech: Speech, words: Mapping[str, tuple[str, ...]]) -> str:
    """The length with its number; `words` are those of each unit, in the language's forms."""
    return f"{length.amount}{NO_BREAK}{words[length.unit][speech.form(length.amount)]}"


def listed(words: Sequence[str], speech: Speech) -> str:
    """The words as a list: "1, 10 and 50"."""
    *first, last = words
    return f"{', '.join(first)} {speech.joined_by} {last}" if first else last


def _money(money: Money, speech: Speech) -> str:
    digits = digits_of(money.currency)
    units, rest = divmod(money.minor, 10**digits)
    after = f"{speech.point}{rest:0{digits}}" if rest else ""
    return f"{units}{after}{NO_BREAK}{money.currency}"


def _matrix(matrix: Matrix, speech: Speech, names: Names) -> str:
    lines = []
    for values, length in matrix.cells:
        pairs = zip(matrix.facts, values, strict=False)  # the lint looks whether they fit
        where = ", ".join(
            names.get(fact if fact in OWN_NAMES else CHOICE, {}).get(value, value)
            for fact, value in pairs
        )
        lines.append(f"- {where}: {_number(length, speech) if length else EN_DASH}")
    return "\n".join(lines)


def _week(figure: WeekFigure, speech: Speech) -> str:
    """Neighbouring days with the same windows are said together."""
    said = []
    for windows, days in groupby(range(7), key=lambda day: figure.days[day]):
        first, *rest = days
        if not windows:
            continue
        span = listed([speech.weekdays[day] for day in (first, *rest)], speech)
        if len(rest) > 1:
            span = speech.span.format(first=speech.weekdays[first], last=speech.weekdays[rest[-1]])
        said.append(f"{span} {listed([w.replace('-', EN_DASH) for w in windows], speech)}")
    return "; ".join(said)
