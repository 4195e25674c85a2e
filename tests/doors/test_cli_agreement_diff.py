"""`makegood agreement diff`: what is another, where, and for whom it is better."""

import argparse
import json

import pytest

from makegood.cli.agreement import add_arguments, run
from tests.terms.written import ENGLISH, GERMAN, PACK, RULES, changed, files, line_of


def ask(*words):
    """The exit code of `makegood agreement diff ...`."""
    parser = argparse.ArgumentParser()
    add_arguments(parser.add_subparsers(required=True))
    return run(parser.parse_args(["agreement", "diff", *map(str, words)]))


@pytest.fixture
def other(tmp_path):
    """Writes files into a folder, and gives it."""

    def write(written):
        for name, text in written.items():
            (tmp_path / name).write_text(text)
        return tmp_path

    return write


def test_nothing_differs(other, capsys):
    assert ask(PACK, other(files())) == 0
    assert capsys.readouterr().out == "The two are the same.\n"


def test_a_number_and_the_clause_that_it_rests_on(other, capsys):
    written = changed(("usual = 1", "usual = 2"))

    assert ask("tickets", other(written)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{RULES}:{line_of('usual = 2', written)}: § 4 rate.premium.usual was 1 and is 2."
        " Worse for the customer.",
        "Differences: 1. Better for the customer: 0. Worse: 1.",
    ]


def test_a_clause_that_is_worded_otherwise_shows_its_sentences(other, capsys):
    written = changed(("As a rule a premium ticket costs", "A premium ticket costs"), file=ENGLISH)

    assert ask(PACK, other(written)) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(" Clause 4 is worded otherwise (en):")
    assert [line[:4] for line in said[1:-1]] == ["  - ", "  + "]
    assert said[1].startswith("  - As a rule a premium ticket costs {rate.premium.usual}")
    assert said[-1] == "Differences: 1. Better for the customer: 0. Worse: 0."


def test_clauses_that_come(other, capsys):
    written = files()
    for name in (ENGLISH, GERMAN):
        written[name] += '\n[[clause]]\nnumber = "17"\nheading = "More"\nwords = "And more."\n'

    assert ask(PACK, other(written)) == 1
    assert "Clause 17 is new: More." in capsys.readouterr().out
    assert ask(other(written), PACK) == 1
    assert "Clause 17 is gone: More." in capsys.readouterr().out


def test_differences_as_data(other, capsys):
    written = changed(("usual = 1", "usual = 2"))

    assert ask(PACK, other(written), "--json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "changes": [
            {
                "kind": "changed",
                "place": "rate.premium.usual",
                "old": "1",
                "new": "2",
                "clause": "4",
                "favours": "vendor",
                "file": RULES,
                "line": line_of("usual = 2", written),
            }
        ]
    }


def test_a_flawed_agreement_is_not_compared(other, capsys):
    assert ask(PACK, other(changed(("usual = 1", "usual = 0")))) == 2
    shown = capsys.readouterr()

    assert shown.out == ""
    assert "`usual` is 0. Write 1 or more." in shown.err


def test_nothing_to_read(tmp_path, capsys):
    assert ask(PACK, tmp_path / "absent") == 2
    assert "is no folder." in capsys.readouterr().err
