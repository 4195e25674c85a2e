"""Whatever is written is an agreement or has flaws with a line; nothing else ever happens."""

from hypothesis import given, settings
from hypothesis import strategies as some

from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.read import read_agreement
from makegood.terms.replay.cases import run_cases
from tests.terms.written import (
    CASES,
    ENGLISH,
    RULES,
    files,
    flaws,
)

LINES = [line for text in files().values() for line in text.splitlines()]
VALUES = ["0", "-1", "1.5", "true", '""', '"x"', "[]", "[1]", '["x"]', "{}", "{ a = 1 }", "[[]]"]
VALUES += ["2016-02-29", "09:00:00", "9999999999999999999999", '"{clause 5}"', '"a{b|c}"', "nan"]


@some.composite
def scribbled(draw):
    """The pack with some lines taken away, doubled, moved, or given other values."""
    written = files()
    for _change in range(draw(some.integers(1, 6))):
        name = draw(some.sampled_from(sorted(written)))
        lines = written[name].splitlines()
        place = draw(some.integers(0, len(lines) - 1))
        key = lines[place].partition("=")[0]
        other = draw(some.sampled_from([[], [draw(some.sampled_from(LINES))], [lines[place]] * 2]))
        value = [f"{key}= {draw(some.sampled_from(VALUES))}"]
        lines[place : place + 1] = draw(some.sampled_from([other, value]))
        written[name] = "\n".join(lines)
    return written


@settings(max_examples=200)
@given(written=scribbled())
def test_whatever_is_scribbled_is_an_agreement_or_has_flaws(written):
    try:
        terms = read_agreement(written)
    except AgreementFlawed as flawed:
        for flaw in flawed.flaws:
            length = written.get(flaw.file, "").count("\n") + 1
            assert 1 <= flaw.line <= length
            assert flaw.says.endswith(".")
            assert flaw.instead.endswith(".")
    else:
        for language in terms.languages:
            assert all(terms.clause_words(number, language) for number in terms.clauses)
        run_cases(terms)


@given(texts=some.dictionaries(some.sampled_from([RULES, ENGLISH, CASES]), some.text()))
def test_whatever_is_no_agreement_has_flaws(texts):
    assert flaws(texts)
