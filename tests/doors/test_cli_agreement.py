"""`makegood agreement`: all that is wrong by file and line, the cases, and the text."""

import argparse
import json
import subprocess
import sys

import pytest

from makegood.cli.agreement import add_arguments, run
from tests.terms.written import CASES, GERMAN, PACK, RULES, changed, files, line_of


def ask(*words):
    """The exit code of `makegood agreement ...`."""
    parser = argparse.ArgumentParser()
    add_arguments(parser.add_subparsers(required=True))
    return run(parser.parse_args(["agreement", *map(str, words)]))


@pytest.fixture
def folder(tmp_path):
    """Writes files into a folder, and gives it."""

    def write(written):
        for name, text in written.items():
            (tmp_path / name).write_text(text)
        return tmp_path

    return write


def test_a_sound_agreement_is_counted(capsys):
    assert ask("check", PACK) == 0
    assert capsys.readouterr().out == "16 clauses in 2 languages; 50 of 50 cases passed.\n"


def test_a_sound_agreement_is_counted_as_data(capsys):
    assert ask("check", PACK, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "ok": True,
        "clauses": 16,
        "languages": 2,
        "cases": 50,
        "passed": 50,
        "flaws": [],
        "warnings": [],
    }


def test_every_flaw_is_printed_by_file_and_line(folder, capsys):
    written = changed(("usual = 1", "usual = 0"))
    written[GERMAN] = written[GERMAN].replace("{packs.units}", "{packs.unit}")
    place = folder(written)

    assert ask("check", place) == 1
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if "warning: " not in line] == [
        f"{place / RULES}:{line_of('usual = 0', written)}: `usual` is 0. Write 1 or more.",
        f"{place / GERMAN}:{line_of('{packs.unit}', written, GERMAN)}:"
        " No number of agreement.toml fills `{packs.unit}`. Write packs.units.",
        "2 errors; 2 warnings.",
    ]


def test_flaws_are_printed_as_data(folder, capsys):
    written = changed(("usual = 1", "usual = 0"))

    assert ask("check", folder(written), "--json") == 1
    assert json.loads(capsys.readouterr().out) == {
        "ok": False,
        "flaws": [
            {
                "file": RULES,
                "line": line_of("usual = 0", written),
                "says": "`usual` is 0.",
                "instead": "Write 1 or more.",
            }
        ],
        "warnings": [],
    }


UNASKED = """
[[fact]]
id = "colour"
clause = "4"
kind = "yes_no"
asked_of = "records"
"""
SURCHARGE = """
[[surcharge]]
id = "night"
clause = "4"
outside = "nights"
percent = 50
"""


def test_a_warning_is_printed_apart_and_is_no_error(folder, capsys):
    written = files()
    written[RULES] += UNASKED
    place = folder(written)

    assert ask("check", place) == 0
    line = line_of('id = "colour"', written) - 1
    assert capsys.readouterr().out.splitlines() == [
        f"{place / RULES}:{line}: warning: No rule asks for `colour`. Use it, or take it away.",
        "16 clauses in 2 languages; 50 of 50 cases passed; 1 warning.",
    ]


def test_warnings_stand_beside_errors(folder, capsys):
    written = changed(("usual = 1", "usual = 0"))
    written[GERMAN] = written[GERMAN].replace('premium = "Premium"', 'premium = "Basis"')

    assert ask("check", folder(written), "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (len(answer["flaws"]), len(answer["warnings"])) == (1, 1)
    assert ask("check", folder(written)) == 1
    assert capsys.readouterr().out.endswith("\n1 error; 1 warning.\n")


def test_what_the_lint_calls_an_error_is_one(folder, capsys):
    written = files()
    written[RULES] += SURCHARGE

    assert ask("show", folder(written)) == 1
    assert "nights" in capsys.readouterr().err


def test_many_cases_are_announced(folder, capsys):
    written = files()
    rows = "10  10\n" * 501
    written[CASES] += f'[[table]]\nrule = "approval"\ncases = """\nunits  captured\n{rows}"""\n'

    assert ask("check", folder(written)) == 0
    shown = capsys.readouterr()
    assert shown.err.startswith("Running 5")
    assert "551 of 551 cases passed" in shown.out


def test_the_schema_of_each_file_is_printed(capsys):
    for file, key in (("agreement", "tier"), ("clauses", "clause"), ("cases", "table")):
        assert ask("schema", "--file", file) == 0
        assert key in json.loads(capsys.readouterr().out)["properties"]


def test_a_failing_case_is_printed_and_counted(folder, capsys):
    written = changed(("10     0     10 ", "10     0     11 "), file=CASES)
    place = folder(written)

    assert ask("check", place) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{place / CASES}:{line_of('10     0     11', written, CASES)}:"
        " `captured` is 10, but 11 is expected. Correct the case or the rule.",
        "16 clauses in 2 languages; 49 of 50 cases passed.",
    ]


def test_a_failing_case_fails_as_data(folder, capsys):
    written = changed(("10     0     10 ", "10     0     11 "), file=CASES)

    assert ask("check", folder(written), "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["cases"], answer["passed"]) == (False, 50, 49)


def test_a_file_in_another_encoding_is_named_beside_the_other_flaws(folder, capsys):
    written = changed(("usual = 1", "usual = 0"))
    place = folder(written)
    (place / GERMAN).write_bytes(written[GERMAN].encode("latin-1", errors="replace"))

    assert ask("check", place) == 1
    first, second, _counted = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{place / RULES}:")
    line = line_of("gehört", written, GERMAN)
    assert second == f"{place / GERMAN}:{line}: This is not UTF-8. Save the file as UTF-8."


def test_a_file_in_another_encoding_is_enough_to_be_refused(folder, capsys):
    written = files()
    place = folder(written)
    (place / CASES).write_bytes(b"# caf\xe9\n" + written[CASES].encode())

    assert ask("check", place) == 1
    assert capsys.readouterr().out == (
        f"{place / CASES}:1: This is not UTF-8. Save the file as UTF-8.\n1 error.\n"
    )


def test_a_mark_of_byte_order_does_no_harm(folder):
    place = folder(files())
    (place / RULES).write_bytes(b"\xef\xbb\xbf" + files()[RULES].encode())

    assert ask("check", place) == 0


def test_a_file_without_end_is_not_read_to_its_end(folder, capsys):
    place = folder(files())
    with (place / CASES).open("w") as file:
        file.truncate(10**12)  # takes no room on the disk

    assert ask("check", place) == 1
    assert capsys.readouterr().out.startswith(f"{place / CASES}:1: The file is too long.")


@pytest.mark.parametrize("action", ["check", "show"])
def test_no_folder_is_no_agreement(action, capsys, tmp_path):
    assert ask(action, tmp_path / "absent") == 2
    assert (
        "is no folder. Name the folder that holds agreement.toml, or one of"
        in capsys.readouterr().err
    )


def test_what_can_not_be_opened_is_named(folder, capsys):
    place = folder(files())
    (place / CASES).unlink()
    (place / CASES).mkdir()

    assert ask("check", place) == 2
    assert f"{place / CASES} can't be read: Is a directory." in capsys.readouterr().err


def test_an_empty_folder_lacks_the_agreement(capsys, tmp_path):
    assert ask("check", tmp_path) == 1
    assert "agreement.toml:1: The file is missing." in capsys.readouterr().out


def test_it_is_shown_in_its_first_language(capsys):
    assert ask("show", PACK) == 0
    assert capsys.readouterr().out.startswith("# Premium support by units\n")


def test_it_is_shown_in_german(capsys):
    assert ask("show", PACK, "--language", "de") == 0
    assert "## § 4 Was ein Ticket kostet" in capsys.readouterr().out


def test_one_clause_is_shown(capsys):
    assert ask("show", PACK, "--clause", "4", "--language", "de") == 0
    shown = capsys.readouterr().out

    assert shown.startswith("## § 4 Was ein Ticket kostet\n\n")
    assert shown.count("##") == 1


def test_one_clause_is_shown_as_data(capsys):
    assert ask("show", PACK, "--clause", "4", "--json") == 0
    assert [clause["number"] for clause in json.loads(capsys.readouterr().out)["clauses"]] == ["4"]


def test_a_clause_that_is_not_there_is_named(capsys):
    assert ask("show", PACK, "--clause", "99") == 2
    assert "tickets has no clause 99. Name one of 1, 2, 3" in capsys.readouterr().err


def test_it_is_shown_as_data(capsys):
    assert ask("show", PACK, "--language", "de", "--json") == 0
    shown = json.loads(capsys.readouterr().out)

    assert (shown["name"], shown["language"]) == ("tickets", "de")
    assert (shown["in_force_from"], shown["languages"]) == ("2016-07-01", ["en", "de"])
    assert shown["clauses"][3]["number"] == "4"
    assert shown["clauses"][3]["heading"] == "Was ein Ticket kostet"
    assert "1 Einheit." in shown["clauses"][3]["words"]


def test_a_flawed_agreement_is_not_shown(folder, capsys):
    assert ask("show", folder(changed(("usual = 1", "usual = 0")))) == 1
    shown = capsys.readouterr()

    assert shown.out == ""
    assert "`usual` is 0. Write 1 or more." in shown.err


def test_it_answers_without_loading_django():
    program = (
        "import argparse, sys\n"
        "from makegood.cli.agreement import add_arguments, run\n"
        "parser = argparse.ArgumentParser()\n"
        "add_arguments(parser.add_subparsers())\n"
        f"codes = [run(parser.parse_args(['agreement', action, {str(PACK)!r}]))"
        " for action in ('check', 'show')]\n"
        "sys.exit(any(codes) or 'django' in sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)

    assert done.returncode == 0, done.stderr
