"""What can be wrong with the words of the clauses, and between languages."""

import pytest

from tests.terms.written import (
    ENGLISH,
    GERMAN,
    RULES,
    changed,
    flaws,
    line_of,
    only_flaw,
)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "{packs.units}",
            "{packs.unit}",
            "No number of agreement.toml fills `{packs.unit}`. Write packs.units.",
        ),
        (
            "{packs.units}",
            "{xyzzy}",
            "No number of agreement.toml fills `{xyzzy}`. Write brand or decision.lapse_after_days",
        ),
        ("{packs.units}", "{}", "No number of agreement.toml fills `{}`. Write brand or"),
        (
            "{packs.units}",
            "{rate.premium.above_usual}",
            "No number of agreement.toml fills",
        ),
        ("{packs.units}", "{packs.units", "A brace stands alone. Write it twice to mean a brace."),
        ("{packs.units}", "packs}", "A brace stands alone. Write it twice to mean a brace."),
        (
            "|unit|units}",
            "|units}",
            "`{rate.premium.usual|units}` has 1 forms of a word. Write 2",
        ),
        (
            "|unit|units}",
            "|a|b|c}",
            "`{rate.premium.usual|a|b|c}` has 3 forms of a word.",
        ),
        (
            "{packs.units}",
            "{packs.units|pack|packs}",
            "`packs.units` is no number that words could go with. Write `{packs.units}`.",
        ),
        (
            "{clause 5}",
            "{clause 55}",
            "`{clause 55}` refers to a clause that does not exist. Refer to one that is here.",
        ),
    ],
)
def test_a_slot_that_nothing_fills_is_named_on_its_line(old, new, says):
    written = changed((old, new), file=ENGLISH)

    found = only_flaw(written)
    assert found.startswith(f"{ENGLISH}:{line_of(new, written, ENGLISH)}: {says}")


def test_a_number_that_no_clause_mentions_is_named():
    written = changed(("[said]", "[said]\nlucky = 7"))

    assert only_flaw(written) == (
        f"{RULES}:{line_of('lucky', written)}: No clause mentions `said.lucky`."
        " Mention it, or take it away."
    )


@pytest.mark.parametrize(
    ("old", "new", "file", "says"),
    [
        ('number = "7"', 'number = "6"', GERMAN, "Clause 6 stands here twice. Write it once."),
        ('number = "7"', 'number = "6"', GERMAN, "Clause 7 is missing. Translate it from `en`."),
        ('number = "7"', 'number = "77"', GERMAN, "Clause 77 is not among those of `en`. Add it"),
        ('number = "7"', 'number = "6"', ENGLISH, "Clause 6 stands here twice. Write it once."),
        ('premium = "Premium"\n', "", GERMAN, '`premium` has no name. Write premium = "..." in'),
        ('fault = "Etwas funktioniert nicht"', "", GERMAN, "`fault` has no name. Write fault"),
        ("[tier]", '[tier]\ngold = "Gold"', GERMAN, "agreement.toml has no tier `gold`. Take"),
        (
            'title = "Premium',
            'titel = "Premium',
            GERMAN,
            "`titel` is not known here. Write `title`",
        ),
        ('heading = "Basis und Premium"\n', "", GERMAN, "`heading` is missing. Write `heading ="),
    ],
)
def test_languages_must_say_the_same(old, new, file, says):
    written = changed((old, new), file=file)

    assert any(f": {says}" in found for found in flaws(written)), flaws(written)


def test_clauses_stand_in_one_order():
    first, second = 'number = "2"', 'number = "3"'
    written = changed(
        (first, "number = 2nd"), (second, first), ("number = 2nd", second), file=GERMAN
    )

    assert only_flaw(written) == (
        f"{GERMAN}:1: The clauses stand in another order."
        f" Write them as {', '.join(str(number) for number in range(1, 17))}."
    )
