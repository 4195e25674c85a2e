"""How each of the seven languages writes days, lists, weeks and counted things."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.agreement.amounts import read_money
from makegood.terms.agreement.counted import CASES as CASES_OF
from makegood.terms.agreement.counted import COUNTED
from makegood.terms.agreement.figures import Matrix, WeekFigure
from makegood.terms.agreement.lengths import LENGTH_UNITS, PERIOD_UNITS, Length, Period
from makegood.terms.agreement.said import say
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.values import Money
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


@pytest.mark.parametrize(
    ("language", "hours", "day", "months", "money"),
    cases("""
        language  hours                day                  months      money
        de        24 Stunden           1 Geschäftstag       3 Monate    49,90 EUR
        en        24 hours             1 business day       3 months    49.90 EUR
        es        24 horas             1 día hábil          3 meses     49,90 EUR
        fr        24 heures            1 jour d'ouverture   3 mois      49,90 EUR
        it        24 ore               1 giorno di apertura  3 mesi     49,90 EUR
        nl        24 uur               1 openingsdag        3 maanden   49,90 EUR
        ru        24 часа              1 день работы        3 месяца    49,90 EUR
    """),
)
def test_lengths_and_sums_in_each_language(language, hours, day, months, money):
    speech = SPEECH[language]
    said = [
        say(figure, speech, {})
        for figure in (
            Length(24, "hour"),
            Length(1, "business day"),
            Period(3, "month"),
            Money(4990, "EUR"),
        )
    ]

    assert [one.replace("\u00a0", " ") for one in said] == [hours, day, months, money]


@pytest.mark.parametrize(
    ("money", "said"),
    [
        (Money(5000, "EUR"), "50 EUR"),
        (Money(5, "EUR"), "0.05 EUR"),
        (Money(50, "JPY"), "50 JPY"),
        (Money(1005, "BHD"), "1.005 BHD"),
    ],
)
def test_a_sum_has_the_digits_of_its_currency(money, said):
    assert say(money, SPEECH["en"], {}).replace("\u00a0", " ") == said


@pytest.mark.parametrize("language", SPEECH)
def test_every_unit_has_a_word_for_every_number(language):
    for words in (COUNTED[language], *CASES_OF.get(language, {}).values()):
        assert set(words) == {*LENGTH_UNITS, *PERIOD_UNITS}
        assert {len(forms) for forms in words.values()} == {SPEECH[language].forms}


@given(
    figure=some.one_of(
        some.builds(Length, some.integers(1, 999_999), some.sampled_from(LENGTH_UNITS)),
        some.builds(Period, some.integers(1, 9999), some.sampled_from(PERIOD_UNITS)),
        some.integers(-(10**9), 10**9),
    ),
    language=some.sampled_from(sorted(SPEECH)),
)
def test_the_number_that_is_said_is_the_one_that_is_meant(figure, language):
    number = figure if isinstance(figure, int) else figure.amount

    assert re.findall(r"-?\d+", say(figure, SPEECH[language], {})) == [str(number)]


@given(
    minor=some.integers(0, 10**9 - 1),
    currency=some.sampled_from(["EUR", "JPY", "BHD"]),
    language=some.sampled_from(sorted(SPEECH)),
)
def test_a_sum_that_is_said_can_be_read_again(minor, currency, language):
    said = say(Money(minor, currency), SPEECH[language], {})

    assert read_money(said.replace("\u00a0", " ").replace(",", ".")) == Money(minor, currency)


def test_a_table_of_lengths_is_a_list_by_the_names_of_its_facts():
    matrix = Matrix(
        ("plan", "matter"),
        ((("gold", "fault"), Length(4, "working hour")), (("silver", "other"), None)),
    )
    names = {"plan": {"gold": "Gold", "fault": "not this"}, "choice": {"fault": "A fault"}}

    assert say(matrix, SPEECH["en"], names).replace("\u00a0", " ") == (
        "- Gold, A fault: 4 working hours\n- silver, other: \u2013"
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
