"""Whatever is written is an agreement or has flaws with a line; nothing else ever happens."""

from hypothesis import given, settings
from hypothesis import strategies as some

from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.replay.cases import run_cases
from tests.packs import PACKS, pack
from tests.terms.written import CASES, ENGLISH, RULES, flaws

NAMES = sorted(path.parent.name for path in PACKS.glob("*/agreement.toml"))
LINES = sorted(
    {line for name in NAMES for text in pack(name).values() for line in text.splitlines()}
)
VALUES = ["0", "-1", "1.5", "true", '""', '"x"', "[]", "[1]", '["x"]', "{}", "{ a = 1 }", "[[]]"]
VALUES += ["2016-02-29", "09:00:00", "9999999999999999999999", '"{clause 5}"', '"a{b|c}"', "nan"]
VALUES += ['"50 EUR"', '"0 JPY"', '"4 working hours"', '"1 business day"', '"3 months"', '"none"']
VALUES += ["{ at_least = 2, at_most = 3 }", '{ plan = "gold" }', '["mail", "hours"]', '"mail"']


@some.composite
def scribbled(draw):
    """A pack with some lines taken away, doubled, moved, or given other values."""
    written = pack(draw(some.sampled_from(NAMES)))
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


@settings(max_examples=300)
@given(written=scribbled())
def test_whatever_is_scribbled_is_an_agreement_or_has_flaws(written):
    try:
        checked = check_agreement(written)
    except AgreementFlawed as flawed:
        look_at(flawed.flaws, written)
    else:
        look_at(checked.warnings, written)
        terms = checked.agreement
        for language in terms.languages:
            assert all(terms.clause_words(number, language) for number in terms.clauses)
        run_cases(terms)


def look_at(found, written):
    for flaw in found:
        length = written.get(flaw.file, "").count("\n") + 1
        assert 1 <= flaw.line <= length
        assert flaw.says.endswith(".")
        assert flaw.instead.endswith(".")
        assert "\n" not in str(flaw)


@given(texts=some.dictionaries(some.sampled_from([RULES, ENGLISH, CASES]), some.text()))
def test_whatever_is_no_agreement_has_flaws(texts):
    assert flaws(texts)
