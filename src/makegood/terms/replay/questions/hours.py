"""What can cases ask about opening hours and working time?"""

from collections.abc import Mapping

from makegood.terms.agreement.model import Agreement
from makegood.terms.replay.question import Answer, Question, Row, instant_of, number
from makegood.terms.values import WorkMinutes
from makegood.terms.worktime.reckon import add, closes_at, elapsed, is_open, next_opening


def _hours(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    calendar, at = agreement.calendar(), instant_of(agreement, row, "at")
    return {
        "open": is_open(calendar, at),
        "opens": next_opening(calendar, at),
        "closes": closes_at(calendar, at),
    }


def _work(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    calendar, start = agreement.calendar(), instant_of(agreement, row, "start")
    minutes = WorkMinutes(number(row, "minutes", least=0))
    return {"until": add(calendar, start, minutes)}


def _elapsed(agreement: Agreement, row: Row) -> Mapping[str, Answer]:
    start, end = instant_of(agreement, row, "start"), instant_of(agreement, row, "end")
    return {"minutes": elapsed(agreement.calendar(), start, end)}


HOURS = {
    "hours": Question(("at",), ("open", "opens", "closes"), _hours),
    "work": Question(("start", "minutes"), ("until",), _work),
    "elapsed": Question(("start", "end"), ("minutes",), _elapsed),
}
