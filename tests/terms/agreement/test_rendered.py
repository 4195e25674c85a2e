"""What customers read holds every figure that its clauses mention, as the rules have it."""

import re

import pytest

from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.clauses import mentioned
from makegood.terms.agreement.figures import Matrix, figures_of
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.parts import RULES, read_parts
from makegood.terms.agreement.read import read_agreement
from makegood.terms.agreement.said import say
from makegood.terms.agreement.speech import SPEECH
from makegood.terms.worktime.holidays import public_holidays
from tests.packs import PACKS, pack
from tests.terms.drafted import files_of
from tests.terms.written import ENGLISH, GERMAN, changed

NAMES = sorted(path.parent.name for path in PACKS.glob("*/agreement.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_that_a_clause_mentions_is_read_there(name):
    files = pack(name)
    agreement, parts = read_agreement(files), read_parts(files, public_holidays)
    figures = figures_of(parts.texts[RULES].values)
    for language, (_text, file) in parts.languages.items():
        for clause in file.clause:
            read = agreement.clause_words(clause.number, language)
            for path in mentioned(clause.words):
                if path.startswith("clause "):
                    assert f"§ {path.removeprefix('clause ')}" in read
                elif f"{{{path}}}" in clause.words:
                    assert say(figures[path], SPEECH[language], file.names) in read


@pytest.mark.parametrize("name", NAMES)
def test_another_number_in_the_rules_is_another_in_the_words(name):
    files = pack(name)
    parts = read_parts(files, public_holidays)
    for path, figure in figures_of(parts.texts[RULES].values).items():
        if type(figure) is int and f"{{{path}}}" in files[ENGLISH]:
            written = with_another(files, parts.texts[RULES], path, figure)
            try:
                other = read_agreement(written)
            except AgreementFlawed:
                continue  # the next number is out of bounds
            agreement = read_agreement(files)
            assert any(
                agreement.clause_words(number, "en") != other.clause_words(number, "en")
                for number in agreement.clauses
            ), path


def with_another(files, text, path, figure):
    """The files with the next number at the line of a figure."""
    place, here = (), text.values
    for part in path.split("."):
        key = part
        if isinstance(here, tuple):
            key = next((n for n, one in enumerate(here) if one.get("id") == part), None)
            key = int(part) - 1 if key is None else key
        place, here = (*place, key), here[key]
    lines = files[RULES].splitlines()
    line = text.line(place) - 1
    key = re.escape(path.split(".")[-1])
    lines[line] = re.sub(rf"({key} = ){figure}\b", rf"\g<1>{figure + 1}", lines[line])
    return {**files, RULES: "\n".join(lines)}


MATRIX = """
[[plan]]
id = "gold"
clause = "1"
[[plan]]
id = "silver"
clause = "1"
[[promise]]
id = "reply"
clause = "1"
strength = "target"
starts = ["opened"]
stops = ["reply"]
by = ["plan"]
deemed_after = "3 days"
[promise.within]
gold = "4 hours"
silver = "none"
[said]
parts = 1
"""


def worded(words, language="en"):
    """The matrix, with clause 1 in these words."""
    files = files_of(MATRIX)
    written = files.pop(ENGLISH).replace("As it stands.", f"{words} {{said.parts}}", 1)
    rules = files[RULES].replace('["en"]', f'["{language}"]')
    return {RULES: rules, f"clauses.{language}.toml": written}


@pytest.mark.parametrize(
    ("language", "words", "read"),
    [
        ("en", "nach {promise.reply.deemed_after}", "nach 3 days"),
        ("de", "nach {promise.reply.deemed_after}", "nach 3 Tage"),
        ("de", "nach {promise.reply.deemed_after/dative}", "nach 3 Tagen"),
        ("ru", "{promise.reply.deemed_after}", "3 дня"),
        ("ru", "{promise.reply.deemed_after/genitive}", "3 дней"),
    ],
)
def test_words_are_bent_where_the_language_bends_them(language, words, read):
    agreement = read_agreement(worded(words, language))

    assert agreement.clause_words("1", language).replace("\u00a0", " ") == f"{read} 1"


def test_a_matrix_on_a_line_of_its_own_is_a_list():
    words = read_agreement(worded(r"Within:\n{promise.reply.within}\n")).clause_words("1", "en")

    assert words.replace("\u00a0", " ").splitlines()[:3] == [
        "Within:",
        "- Gold: 4 hours",
        "- Silver: \u2013",
    ]


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        (
            "en",
            "{promise.reply.within}",
            "`{promise.reply.within}` is a list, but stands",
        ),
        (
            "en",
            "{promise.reply.deemed_after/dative}",
            "`dative` is no case of `en`.",
        ),
        (
            "de",
            "{promise.reply.deemed_after/accusative}",
            "deemed_after/dative}`.",
        ),
        (
            "de",
            "{said.parts/dative}",
            "`said.parts` is no length whose words could be bent.",
        ),
        ("de", "{promise.reply.deemed_after/dative|a|b}", "is no number that words could go with."),
        ("de", "{said.parts/dative|a|b}", "`said.parts` is no length whose words could be bent."),
    ],
)
def test_slots_that_can_not_be_filled_so(language, words, says):
    with pytest.raises(AgreementFlawed) as flawed:
        read_agreement(worded(words, language))

    assert says in str(flawed.value)


def test_figures_of_a_matrix_are_one():
    parts = read_parts(worded("One"), public_holidays)

    assert isinstance(figures_of(parts.texts[RULES].values)["promise.reply.within"], Matrix)


def test_languages_that_mention_other_figures_earn_warnings():
    written = changed(("{said.rest_until}", "some day"), file=GERMAN)
    (warning,) = check_agreement(written).warnings

    assert warning.file == GERMAN
    assert warning.says.endswith("mentions `said.rest_until` only in `en`.")
    german_only = changed(("Mit", "Mit {brand}"), file=GERMAN)
    assert any("only here." in one.says for one in check_agreement(german_only).warnings)
