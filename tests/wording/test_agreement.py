"""A whole agreement, as a customer reads it."""

from makegood.wording.agreement import render
from tests.terms.written import agreement

TERMS = agreement()


def test_it_is_read_from_title_to_last_clause():
    text = render(TERMS, "en")

    assert text.startswith("# Premium support by units\n\nTannhill Components. In force from")
    assert "1 July 2016" in text
    assert "\n\n## § 4 What a ticket costs\n\nAs a rule a premium ticket costs 1 unit. " in text
    assert text.endswith("without delay.\n")
    assert text.count("\n## § ") == 16


def test_it_is_read_in_german():
    text = render(TERMS, "de")

    assert text.startswith("# Premium-Support mit Einheiten\n\nTannhill Components. ")
    assert "1. Juli 2016" in text
    assert "## § 16 Wofür Sie bezahlen" in text


def test_a_language_that_it_does_not_speak_is_marked():
    text = render(TERMS, "nl")

    assert text.count("\n\n[en] ") == 16
