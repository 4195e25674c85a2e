"""What can be wrong with the files: one is missing, a stranger, or no TOML at all."""

import pytest

from makegood.terms.agreement.flaw import AgreementFlawed, Flaw
from makegood.terms.agreement.read import read_agreement
from tests.terms.written import (
    CASES,
    ENGLISH,
    GERMAN,
    RULES,
    changed,
    files,
    flaws,
    line_of,
    only_flaw,
)


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
        (f"a = {'[' * 21}{']' * 21}", 1, "The values are nested too deeply. Write one level or"),
        (f"\n\n{'.'.join('a' * 50_000)} = 1", 3, "A key has too many parts. Write one or two."),
        (f"a = {{ {' . '.join(['"b"'] * 50)} = 1 }}", 1, "A key has too many parts. Write one or"),
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


def test_thousands_of_numbers_and_slots_are_refused_quickly():
    numbers = "\n".join(f"n{number} = 1" for number in range(9000))
    slots = " ".join(f"{{x{number}}}" for number in range(900))
    written = changed(("[said]", f"[said]\n{numbers}"))
    written[ENGLISH] = written[ENGLISH].replace("With your units", slots)

    found = flaws(written)

    assert any("`said` has too many entries. Keep it to 50." in flaw for flaw in found)
    assert len([flaw for flaw in found if "No number of agreement.toml fills" in flaw]) == 200
