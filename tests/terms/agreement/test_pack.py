"""The pack as it is written: what it says, in both languages."""

from datetime import date

import pytest

from makegood.terms.agreement.read import read_agreement
from makegood.terms.values import WorkMinutes
from makegood.terms.worktime.reckon import add
from tests.packs import pack
from tests.tables import cases
from tests.terms.worktime.calendars import at
from tests.terms.written import ENGLISH, agreement, changed, files

TERMS = agreement()


def test_it_has_sixteen_clauses_in_two_languages():
    assert TERMS.clauses == tuple(str(number) for number in range(1, 17))
    assert TERMS.languages == ("en", "de")
    assert TERMS.in_force_from == date(2016, 7, 1)


def test_premium_goes_before_basic():
    assert [(tier.id, tier.rank, tier.paid) for tier in TERMS.tiers] == [
        ("premium", 0, True),
        ("basic", 1, False),
    ]
    assert TERMS.tier("basic") == TERMS.tiers[1]


def test_packs_are_of_one_ten_and_fifty():
    assert TERMS.rules.packs.units == (1, 10, 50)


def test_all_versions_share_one_kind_of_units():
    later = agreement(("2016-07-01", "2017-07-01"))

    assert later.unit == TERMS.unit


def test_departments_are_named_once_each():
    several = read_agreement(pack("credits"))

    assert several.departments == ("Servers", "Billing engine", "Front end", "Consulting", "Sales")
    assert TERMS.departments == ()


@pytest.mark.parametrize(
    ("number", "language", "says"),
    cases("""
        number  language  says
        1       en        Tannhill Components sells packs of 1, 10 and 50.
        1       de        Tannhill Components verkauft Pakete zu 1, 10 und 50.
        4       en        costs 1 unit.
        4       de        kostet ein Premium-Ticket 1 Einheit.
        10      en        After 7 and 12 days we remind you.
        10      de        Haben Sie nach 14 Tagen nicht entschieden
        13      en        From 15 August 2016 to 15 September 2016
        13      de        Vom 15. August 2016 bis zum 15. September 2016
        14      en        Monday to Friday 09:00\u201318:30, by the clocks of Europe/Berlin
        14      de        Montag bis Freitag 09:00\u201318:30, nach den Uhren von Europe/Berlin
        15      en        its units are spent (§ 5)
    """),
)
def test_the_words_hold_the_numbers(number, language, says):
    assert says in TERMS.clause_words(str(number), language)


@pytest.mark.parametrize(
    ("change", "number", "english", "german"),
    [
        (("usual = 1", "usual = 3"), "4", "costs 3 units.", "3 Einheiten."),
        (("[1, 10, 50]", "[5]"), "1", "packs of 5.", "Pakete zu 5."),
        (("lapse_after_days = 14", "lapse_after_days = 21"), "10", "after 21 days", "21 Tagen"),
        (("2016-08-15", "2017-08-01"), "13", "From 1 August 2017", "Vom 1. August 2017"),
        (('"09:00-18:30"', '"10:00-12:00"'), "14", "Monday 10:00", "Montag 10:00"),
        (("Europe/Berlin", "Europe/London"), "14", "Europe/London", "Europe/London"),
    ],
)
def test_another_number_gives_other_words(change, number, english, german):
    terms = agreement(change)

    assert english in terms.clause_words(number, "en")
    assert german in terms.clause_words(number, "de")


def test_its_hours_are_a_calendar():
    friday_evening = at("2016-03-25 18:00+01:00")

    until = add(TERMS.calendar(), friday_evening, WorkMinutes(60))

    assert until == at("2016-03-28 09:30+02:00")


def test_it_can_be_closed_on_days_of_its_own():
    terms = agreement(("closed_on = []", "closed_on = [2016-03-28]"))

    until = add(terms.calendar(), at("2016-03-25 18:00+01:00"), WorkMinutes(60))

    assert until == at("2016-03-29 09:30+02:00")


def test_a_language_it_does_not_speak_falls_back_to_the_first_and_says_so():
    assert TERMS.spoken("fr") == "en"
    assert TERMS.clause_words("16", "fr").startswith("[en] With your units")
    assert TERMS.clause_heading("16", "fr") == "What you pay for"


@pytest.mark.parametrize("language", ["de", "de-at", "de_CH", "DE"])
def test_countries_read_their_language(language):
    assert TERMS.spoken(language) == "de"
    assert TERMS.clause_words("16", language).startswith("Mit Ihren Einheiten")
    assert TERMS.title(language) == "Premium-Support mit Einheiten"
    assert TERMS.tier_name("basic", language) == "Basis"
    assert TERMS.class_name("question", language) == "Frage"


def test_the_first_language_governs():
    german_first = agreement(('["en", "de"]', '["de", "en"]'))

    assert german_first.spoken("fr") == "de"
    assert german_first.clause_words("16", "en").startswith("With your units")


def test_braces_written_twice_are_braces():
    written = changed(("With your units", "With your {{units}}"), file=ENGLISH)

    assert read_agreement(written).clause_words("16", "en").startswith("With your {units} you")


def test_cases_may_be_left_out():
    without = {name: text for name, text in files().items() if name != "cases.toml"}

    assert read_agreement(without).cases == ()


@pytest.mark.parametrize(
    ("name", "sells", "counts_units"),
    [
        ("tickets", True, True),
        ("credits", True, True),
        ("hourly", True, False),
        ("matrix", False, False),
    ],
)
def test_what_is_sold_is_paid_in_units_or_by_invoice(name, sells, counts_units):
    terms = read_agreement(pack(name))

    assert (terms.sells, terms.counts_units) == (sells, counts_units)


def test_classes_come_in_the_order_of_the_file():
    assert [each.id for each in TERMS.classes] == [each.id for each in TERMS.rules.issue_class]
