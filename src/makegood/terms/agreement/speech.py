"""How does each language write days, lists and counted things?"""

from collections.abc import Callable
from dataclasses import dataclass


def _one_or_more(number: int) -> int:
    return 0 if number == 1 else 1


def _less_than_two_or_more(number: int) -> int:
    return 0 if number < 2 else 1


def _by_last_digits(number: int) -> int:
    if number % 10 == 1 and number % 100 != 11:
        return 0
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return 1
    return 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """`form` says which of a word's `forms` goes with a number; the first form goes with one."""

    code: str
    span: str  # pattern of neighbouring days
    joined_by: str
    date: str  # pattern of a date
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    point: str = ","  # between whole units and cents
    forms: int = 2
    form: Callable[[int], int] = _one_or_more


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split())


SPEECH = {
    "de": Speech(
        code="de",
        span="{first} bis {last}",
        joined_by="und",
        date="{day}. {month} {year}",
        weekdays=_names("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        months=_names(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        ),
    ),
    "en": Speech(
        code="en",
        point=".",
        span="{first} to {last}",
        joined_by="and",
        date="{day} {month} {year}",
        weekdays=_names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        months=_names(
            "January February March April May June July August September October November December"
        ),
    ),
    "es": Speech(
        code="es",
        span="de {first} a {last}",
        joined_by="y",
        date="{day} de {month} de {year}",
        weekdays=_names("lunes martes miércoles jueves viernes sábado domingo"),
        months=_names(
            "enero febrero marzo abril mayo junio"
            " julio agosto septiembre octubre noviembre diciembre"
        ),
    ),
    "fr": Speech(
        code="fr",
        span="du {first} au {last}",
        joined_by="et",
        date="{day} {month} {year}",
        weekdays=_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        months=_names(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ),
        form=_less_than_two_or_more,
    ),
    "it": Speech(
        code="it",
        span="da {first} a {last}",
        joined_by="e",
        date="{day} {month} {year}",
        weekdays=_names("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        months=_names(
            "gennaio febbraio marzo aprile maggio giugno"
            " luglio agosto settembre ottobre novembre dicembre"
        ),
    ),
    "nl": Speech(
        code="nl",
        span="{first} tot en met {last}",
        joined_by="en",
        date="{day} {month} {year}",
        weekdays=_names("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        months=_names(
            "januari februari maart april mei juni"
            " juli augustus september oktober november december"
        ),
    ),
    "ru": Speech(
        code="ru",
        span="{first} \u2013 {last}",
        joined_by="и",
        date="{day} {month} {year} года",
        weekdays=_names("понедельник вторник среда четверг пятница суббота воскресенье"),
        months=_names(
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        ),
        forms=3,
        form=_by_last_digits,
    ),
}
