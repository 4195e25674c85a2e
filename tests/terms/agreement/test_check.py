"""What is looked at before files are used for the first time: shape, fit, and the lint."""

import pytest

from makegood.terms.agreement.check import check_agreement
from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.read import read_agreement
from tests.terms.written import ENGLISH, GERMAN, RULES, changed, files, line_of

PLAN = """
[[plan]]
id = "small"
clause = "1"
"""
SURCHARGE = """
[[surcharge]]
id = "night"
clause = "4"
outside = "nights"
percent = 50
"""


def errors_of(written):
    with pytest.raises(AgreementFlawed) as flawed:
        check_agreement(written)
    return flawed.value.flaws


def with_rules(more, names=""):
    written = files()
    written[RULES] += more
    for file in (ENGLISH, GERMAN):
        written[file] += names
    return written


def test_the_pack_is_in_order():
    checked = check_agreement(files())

    assert checked.warnings == ()
    assert checked.agreement == read_agreement(files())


def test_a_warning_keeps_nothing_from_being_used():
    written = with_rules(PLAN, '[plan]\nsmall = "Small"\n')
    (warning,) = check_agreement(written).warnings

    assert not warning.is_error
    assert warning.line == line_of('id = "small"', written) - 1
    assert str(warning).endswith("warning: No rule asks for the plan. Use it, or take it away.")


def test_an_error_of_the_lint_is_one_but_what_was_published_is_still_read():
    written = with_rules(SURCHARGE)
    errors = [flaw for flaw in errors_of(written) if flaw.is_error]

    assert any("nights" in flaw.says for flaw in errors)
    assert read_agreement(written).rules.surcharge[0].outside == "nights"


def test_errors_and_warnings_of_all_files_come_at_once():
    written = with_rules(SURCHARGE)
    written[GERMAN] = written[GERMAN].replace('premium = "Premium"', 'premium = "Basis"')
    written[ENGLISH] = written[ENGLISH].replace("{packs.units}", "{packs.unit}")
    found = {(flaw.file, flaw.is_error) for flaw in errors_of(written)}

    assert {(RULES, True), (GERMAN, False), (ENGLISH, True)} <= found


def test_rules_that_can_not_be_read_do_not_hide_the_names():
    written = changed(("usual = 1", "usual = 0"))
    written[GERMAN] = written[GERMAN].replace('premium = "Premium"', 'premium = "Basis"')

    assert [flaw.is_error for flaw in errors_of(written)] == [True, False]


def test_rules_without_words_are_linted():
    assert any("nights" in flaw.says for flaw in errors_of({RULES: with_rules(SURCHARGE)[RULES]}))
