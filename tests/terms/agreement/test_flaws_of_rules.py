"""What can be wrong with a rule: a value, a key, the hours."""

import pytest

from tests.terms.written import (
    RULES,
    changed,
    files,
    flaws,
    line_of,
    only_flaw,
)

END = 'clause = "15"\ngives_back = "nothing"'


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("usual = 1", 'usual = "1"', "`usual` is no whole number. Write digits without quotes."),
        ("usual = 1", "usual = 1.5", "`usual` is no whole number. Write digits without quotes."),
        ("usual = 1", "usual = true", "`usual` is no whole number. Write digits without quotes."),
        ("usual = 1", "usual = 0", "`usual` is 0. Write 1 or more."),
        ("usual = 1", "usual = 1000001", "`usual` is 1000001. Write 1000000 or less."),
        ('"with_reason"', '"sometimes"', "`sometimes` is no choice for `above_usual`. Write '"),
        ("paid = true", "paid = 1", "`paid` is neither true nor false. Write `true` or `false`."),
        ("2016-07-01", '"2016-07-01"', "`in_force_from` is no day. Write it without quotes"),
        ("2016-07-01", "2016-07-01 09:00:00", "`in_force_from` is no day. Write it without"),
        ('"tickets"', "7", "`name` is no text. Write it in quotes."),
        ('"tickets"', '"Tickets!"', "`Tickets!` can't stand here. Write a short name in small"),
        ('"Tannhill Components"', '""', "`brand` is empty. Write something."),
        ('"Tannhill Components"', f'"{"x" * 121}"', "`brand` is too long. Keep it to 120"),
        ('["en", "de"]', '["en", "de", "xx"]', "How days and lists are written in `xx` is not"),
        ('["en", "de"]', '["en", "de", "en"]', "`en` stands here twice. Write each once."),
        ("[1, 10, 50]", "[10, 1, 50]", "The numbers do not grow. Write each once, the smallest"),
        ("[1, 10, 50]", "[1, 1, 50]", "The numbers do not grow. Write each once, the smallest"),
        ("[1, 10, 50]", "[1, 0]", "`units` is 0. Write 1 or more."),
        ('["approver"]', '"approver"', "`roles` is no list. Write it in brackets: [...], or as"),
        ('["approver"]', "[]", "`roles` is empty. Write at least 1."),
        ('["approver"]', '["approver", "approver"]', "`approver` stands here twice. Write"),
        ("lapse_after_days = 14", "lapse_after_days = 12", "It lapses after 12 days, but a re"),
        ("lapse_after_days = 14", "lapse_after_days = 3651", "`lapse_after_days` is 3651. Wri"),
        ('what = "trusted_sender"', 'what = "registered_address"', "`registered_address` stands"),
        ('id = "basic"', 'id = "premium"', "`premium` stands here twice. Write each once."),
        ('id = "setup"', 'id = "question"', "`question` stands here twice. Write each once."),
        ('zone = "Europe/Berlin"', 'zone = "CET"', "`CET` is no zone whose clocks are known. Wri"),
        ('mon = ["09:00-18:30"]', 'mon = ["9-18"]', "`9-18` is no window of a day. Write from"),
        ('mon = ["09:00-18:30"]', "mon = []", "`mon` is empty. Write at least 1."),
        (
            "closed_on = []",
            "closed_on = [2016-10-03, 2016-10-03]",
            "`2016-10-03` stands here twice.",
        ),
        ("rest_until = 2016-09-15", 'rest_until = "soon"', "This is no number and no day. Write"),
        ("rest_until = 2016-09-15", "rest_until = true", "This is no number and no day. Write"),
        ('clause = "14"', 'clause = "§ 14"', "`§ 14` can't stand here. Write a clause's number"),
        ('clause = "14"', "clause = 14", "`clause` is no text. Write it in quotes."),
        ('clause = "14"', 'clause = "17"', "There is no clause 17. Write one of 1, 2, 3, 4, 5,"),
        ('takes = "all"', 'take = "all"', "`take` is not known here. Write `takes`."),
        ("[packs]", "[packs]\nprice = 5", "`price` is not known here. Known here: clause, units"),
    ],
)
def test_a_wrong_value_is_named_where_it_stands(old, new, says):
    written = changed((old, new))
    line = written[RULES][: files()[RULES].index(old)].count("\n") + 1 + new.count("\n")

    assert any(found.startswith(f"{RULES}:{line}: {says}") for found in flaws(written)), flaws(
        written
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("usual = 1\n", "", "[[rate]]", "`usual` is missing. Write `usual = ...` here."),
        (END, 'clause = "15"', "[consumption.end_after_approval]", "`gives_back` is missing."),
        (
            END,
            END + "\ngive_back = 1",
            "give_back = 1",
            "`give_back` is not known here. Write `gives_back`.",
        ),
        (END, END.replace("nothing", "much"), "gives_back", "`much` is no choice for `giv"),
        (
            'mon = ["09:00-18:30"]',
            "monday = []",
            "monday",
            "`monday` is not known here. Write `mon`",
        ),
        (
            "[said]",
            "[said]\nCAPITALS = 1",
            "CAPITALS",
            "`CAPITALS` can't stand here. Write a short",
        ),
        ("[packs]", "[[packs]]", "[[packs]]", "`packs` is no table. Write it as [packs]."),
        ('id = "premium"', 'id = "premium"\nnumber = 1', "number =", "`number` is not known here."),
    ],
)
def test_a_wrong_key_is_named_where_it_belongs(old, new, line, says):
    written = changed((old, new))

    where = f"{RULES}:{line_of(line, written)}: {says}"
    assert any(found.startswith(where) for found in flaws(written)), flaws(written)


def test_a_list_in_place_of_a_table_is_named():
    written = changed(("[said]\nrest_from = 2016-08-15\nrest_until = 2016-09-15", ""))
    written[RULES] = f"said = [1]\n{written[RULES]}"

    assert f"{RULES}:1: `said` is no table. Write it as [said]." in flaws(written)


def test_a_hundred_years_of_closed_days_are_too_many():
    days = ", ".join(
        f"{year}-{month:02}-{day:02}"
        for year in range(2016, 2040)
        for month in range(1, 13)
        for day in range(1, 21)
    )
    written = changed(("closed_on = []", f"closed_on = [{days}]"))

    line = line_of("closed_on", written)
    assert only_flaw(written) == (
        f"{RULES}:{line}: `closed_on` has too many entries. Keep it to 5000."
    )


def with_week(*days):
    week = "\n".join(days)
    start = files()[RULES].index("mon =")
    return {**files(), RULES: files()[RULES][:start] + week + "\n"}


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (['mon = ["09:00-12:00", "11:59-18:00"]'], "mon 09:00-12:00 and mon 11:59-18:00 overlap."),
        (['mon = ["18:00-02:00"]', 'tue = ["01:00-09:00"]'], "mon 18:00-02:00 and tue 01:00-09:00"),
        (['sun = ["18:00-02:00"]', 'mon = ["01:00-09:00"]'], "sun 18:00-02:00 and mon 01:00-09:00"),
    ],
)
def test_windows_that_overlap_are_named(days, says):
    written = with_week(*days)

    found = only_flaw(written)
    assert found.startswith(f"{RULES}:{line_of('[hours.week]', written)}: The windows {says}")
    assert found.endswith("Write each stretch of time once.")


@pytest.mark.parametrize(
    "days",
    [
        ['mon = ["09:00-12:00", "12:00-18:00"]'],
        ['mon = ["18:00-02:00"]', 'tue = ["02:00-09:00"]'],
        ['sat = ["00:00-24:00"]', 'sun = ["00:00-24:00"]'],
    ],
)
def test_windows_may_touch(days):
    assert flaws(with_week(*days)) == []


def test_a_week_without_hours_is_never_open():
    assert only_flaw(with_week()).endswith(
        'The week has no opening hours. Write at least one: mon = ["09:00-17:00"].'
    )
