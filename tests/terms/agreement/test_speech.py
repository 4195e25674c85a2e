"""How each of the seven languages writes days, lists, weeks and counted things."""

from datetime import date

import pytest

from makegood.terms.agreement.figures import WeekFigure
from makegood.terms.agreement.said import say
from makegood.terms.agreement.speech import SPEECH
from tests.tables import cases

OFFICE = WeekFigure((("09:00-12:00", "13:00-18:00"),) * 5 + ((), ()))
PARTS = WeekFigure((("09:00-17:00",), (), ("10:00-12:00",), ("10:00-12:00",), (), (), ()))


@pytest.mark.parametrize(
    ("language", "day", "listed", "week"),
    cases("""
        language  day                   listed         week
        de        3. März 2026          1, 10 und 50   Montag bis Freitag
        en        3 March 2026          1, 10 and 50   Monday to Friday
        es        3 de marzo de 2026    1, 10 y 50     de lunes a viernes
        fr        3 mars 2026           1, 10 et 50    du lundi au vendredi
        it        3 marzo 2026          1, 10 e 50     da lunedì a venerdì
        nl        3 maart 2026          1, 10 en 50    maandag tot en met vrijdag
        ru        3 марта 2026 года     1, 10 и 50     понедельник \u2013 пятница
    """),
)
def test_a_day_a_list_and_a_week_in_each_language(language, day, listed, week):
    speech = SPEECH[language]

    assert say(date(2026, 3, 3), speech, {}) == day
    assert say((1, 10, 50), speech, {}) == listed
    assert say(OFFICE, speech, {}) == (
        f"{week} 09:00\u201312:00 {speech.joined_by} 13:00\u201318:00"
    )


def test_days_with_the_same_hours_are_said_together():
    assert say(PARTS, SPEECH["en"], {}) == (
        "Monday 09:00\u201317:00; Wednesday and Thursday 10:00\u201312:00"
    )


def test_one_number_is_no_list():
    assert say((50,), SPEECH["en"], {}) == "50"
    assert say((1, 10), SPEECH["en"], {}) == "1 and 10"
    assert say("Europe/Berlin", SPEECH["en"], {}) == "Europe/Berlin"


@pytest.mark.parametrize(
    ("number", "de", "en", "fr", "ru"),
    cases("""
        number  de  en  fr  ru
             0   1   1   0   2
             1   0   0   0   0
             2   1   1   1   1
             4   1   1   1   1
             5   1   1   1   2
            11   1   1   1   2  not as 1
            12   1   1   1   2  not as 2
            14   1   1   1   2
            15   1   1   1   2
            21   1   1   1   0
            22   1   1   1   1
           111   1   1   1   2
           122   1   1   1   1
    """),
)
def test_a_number_chooses_the_form_of_its_word(number, de, en, fr, ru):
    forms = {language: SPEECH[language].form(number) for language in ("de", "en", "fr", "ru")}

    assert forms == {"de": de, "en": en, "fr": fr, "ru": ru}


@pytest.mark.parametrize("language", SPEECH)
def test_each_language_has_all_days_and_months(language):
    speech = SPEECH[language]

    assert (len(speech.weekdays), len(speech.months)) == (7, 12)
    assert {speech.form(number) for number in range(200)} == set(range(speech.forms))
