"""All that can be wrong with an agreement's files: the file, the line, and what would be right."""

import pytest

from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.read import read_agreement
from tests.terms.written import CASES, ENGLISH, GERMAN, RULES, changed, files, flaws, line_of

WITH_REMINDERS = "remind_after_days = [7, 12]"
END = 'clause = "15"\ngives_back = "nothing"'
HALF_HOURS = 'clause = "15"\ngives_back = "unworked"'


def only_flaw(written):
    found = flaws(written)
    assert len(found) == 1, found
    return found[0]


# --- A rule ---


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
        ("usual = 1\n", "", "[rating]", "`usual` is missing. Write `usual = ...` here."),
        (END, 'clause = "15"', "[consumption.end_after_approval]", "'gives_back' is missing."),
        (END, HALF_HOURS, "[consumption.end_after_approval]", "`minutes_a_unit` is missing."),
        (END, HALF_HOURS, "[consumption.end_after_approval]", "`at_least` is missing."),
        (
            END,
            HALF_HOURS + "\nminutes_a_unit = 30\nleast = 1",
            "least = 1",
            "`least` is not known here. Write `at_least`.",
        ),
        (END, END.replace("nothing", "much"), "[consumption.end", "`much` is no choice for 'giv"),
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
        ("[rating]", "[[rating]]", "[[rating]]", "`rating` is no table. Write it as [rating]."),
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


# --- Hours ---


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


# --- The words of the clauses ---


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
        ("{packs.units}", "{rating.above_usual}", "No number of agreement.toml fills `{rating."),
        ("{packs.units}", "{packs.units", "A brace stands alone. Write it twice to mean a brace."),
        ("{packs.units}", "packs}", "A brace stands alone. Write it twice to mean a brace."),
        ("|unit|units}", "|units}", "`{rating.usual|units}` has 1 forms of a word. Write 2, the"),
        ("|unit|units}", "|a|b|c}", "`{rating.usual|a|b|c}` has 3 forms of a word. Write 2, the"),
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
        ("[tier]", '[tier]\ngold = "Gold"', GERMAN, "agreement.toml has no [[tier]] `gold`. Take"),
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


# --- The files ---


@pytest.mark.parametrize("name", [RULES, GERMAN])
def test_a_missing_file_is_named(name):
    written = files()
    del written[name]

    assert any(
        found.startswith((f"{RULES}:1: The file is missing.", f"{RULES}:8: The file {name} is"))
        for found in flaws(written)
    ), flaws(written)


def test_no_files_are_no_agreement():
    with pytest.raises(AgreementFlawed) as flawed:
        read_agreement({})

    assert [flaw.says for flaw in flawed.value.flaws] == ["The file is missing."]


@pytest.mark.parametrize("name", ["clauses.toml", "clauses.deu.toml", "notes.toml", "../agreement"])
def test_a_stranger_among_the_files_is_named(name):
    assert only_flaw({**files(), name: ""}).startswith(f"{name}:1: The file is no part of an")


def test_a_language_that_is_not_listed_is_named():
    written = {**changed(('["en", "de"]', '["en"]'))}

    assert only_flaw(written) == (
        f"{GERMAN}:1: The agreement does not speak `de`. Add it to `languages`."
    )


def test_a_file_in_a_language_that_is_not_known_is_named():
    found = only_flaw({**files(), "clauses.xx.toml": files()[ENGLISH]})

    assert found == ("clauses.xx.toml:1: The agreement does not speak `xx`. Add it to `languages`.")


@pytest.mark.parametrize("languages", ["5", '[["en"]]', '"en"', "[]"])
def test_languages_that_can_not_be_read_hide_nothing_else(languages):
    written = changed(('["en", "de"]', languages), ("usual = 1", "usual = 0"))

    assert f"{RULES}:{line_of('usual = 0', written)}: `usual` is 0. Write 1 or more." in flaws(
        written
    )


@pytest.mark.parametrize("tiers", ["tier = 5", 'tier = [5, "x"]', "tier = [{ id = 5 }]"])
def test_tiers_that_can_not_be_read_hide_nothing_else(tiers):
    text = files()[RULES]
    start, end = text.index("[[tier]]"), text.index("# What a ticket can be about.")
    broken = f"{tiers}\n{text[:start]}{text[end:]}".replace("usual = 1", "usual = 0")

    found = flaws({**files(), RULES: broken})

    assert any("`usual` is 0." in flaw for flaw in found)
    assert any(": `tier`" in flaw or ": `0`" in flaw or ": `id`" in flaw for flaw in found), found


def test_said_that_is_no_table_hides_nothing_else():
    text = files()[RULES].replace("usual = 1", "usual = 0")
    start, end = text.index("[said]"), text.index("# Kinds of support")

    found = flaws({**files(), RULES: f"said = 5\n{text[:start]}{text[end:]}"})

    assert f"{RULES}:1: `said` is no table. Write it as [said]." in found
    assert any("`usual` is 0." in flaw for flaw in found)


# --- All at once, and texts that are none ---


def test_all_flaws_come_at_once_by_file_and_line():
    written = changed(("usual = 1", "usual = 0"), ('zone = "Europe/Berlin"', 'zone = "CET"'))
    written[GERMAN] = written[GERMAN].replace("{packs.units}", "{packs.unit}")
    written[CASES] = "[[table]]\nrule = 5\ncases = ''\n"

    found = flaws(written)

    assert [flaw.split(":")[0] for flaw in found] == [RULES, RULES, CASES, CASES, GERMAN]
    assert found == sorted(found, key=lambda flaw: (flaw.split(":")[0], int(flaw.split(":")[1])))


def test_a_flaw_reads_as_one_line():
    assert str(Flaw("a.toml", 3, "This is so.", "That would be right.")) == (
        "a.toml:3: This is so. That would be right."
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name", 1, "This is not TOML: Expected '=' after a key in a key/value pair."),
        ("a = 1\n\nb = \n", 3, "This is not TOML: Invalid value."),
        ("a = 1\na = 2\n", 2, "This is not TOML: Cannot overwrite a value."),
        ('a = "', 1, "This is not TOML: "),
        ('a = 1\nb = """\nno end', 3, "This is not TOML: Unterminated string."),
        ("a = 2016-02-30", 1, "This is not TOML: Invalid date or datetime."),
        ("a = \0", 1, "This is not TOML: Invalid value."),
        ("\ufeffa = 1", 1, "This is not TOML: Invalid statement."),
        ("<html>", 1, "This is not TOML: Invalid statement."),
        (f"a = {'9' * 5000}", 1, "This is not TOML: Exceeds the limit"),
        (f"a = {'[' * 100_000}", 1, "The values are nested too deeply. Write one level or two."),
        ("#" * 200_001, 1, "The file is too long. Keep it to 200000 characters."),
    ],
)
@pytest.mark.parametrize("name", [RULES, GERMAN, CASES])
def test_a_text_that_is_no_agreement_is_named(name, text, line, says):
    found = flaws({**files(), name: text})

    assert any(flaw.startswith(f"{name}:{line}: {says}") for flaw in found), found


def test_an_empty_file_lacks_everything():
    found = flaws({RULES: "", ENGLISH: "", GERMAN: ""})

    assert f"{RULES}:1: `tier` is missing. Write `tier = ...` here." in found
    assert f"{ENGLISH}:1: `clause` is missing. Write `clause = ...` here." in found
