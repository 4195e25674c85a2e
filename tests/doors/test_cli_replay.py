"""`makegood agreement replay`: a log in, rulings and sums out; what differs in another version."""

import argparse
import gzip
import io
import json
import subprocess
import sys
import zipfile

import pytest

from makegood.cli import agreement as agreement_door
from makegood.cli import agreement_replay
from makegood.terms.replay.stream import facts_schema
from tests.terms.drafted import files_of
from tests.terms.replay.logs import MAPS, REQUESTS, TESTS, fact, without_logs
from tests.terms.replay.promised import ANSWER

LOG = [
    fact("T1", "09:00:00", "opened"),
    fact("T1", "09:00:00", "priority", "high"),
    fact("T1", "10:00:00", "reply"),
    fact("T2", "09:00:00", "opened"),
    fact("T2", "09:00:00", "priority", "high"),
    fact("T2", "11:00:00", "reply"),
]
TABLE = """id,opened,answered,urgency
T1,2026-08-03T09:00Z,2026-08-03T10:00Z,1
T2,2026-08-03T09:00Z,2026-08-03T11:00Z,1
T3,never,2026-08-03T11:00Z,2
"""
MAP = """
[log]
ticket = "id"
time = "iso"
zone = "UTC+00:00"
cannot_know = ["whether a person wrote the answer"]

[[instant]]
what = "opened"
column = "opened"

[[instant]]
what = "reply"
column = "answered"

[[label]]
what = "priority"
column = "urgency"
values = { 1 = ["high"] }
"""


def ask(*words):
    """The exit code of `makegood agreement replay ...`."""
    parser = argparse.ArgumentParser()
    agreement_replay.add_arguments(parser.add_subparsers(required=True))
    return agreement_replay.run(parser.parse_args(["replay", *map(str, words)]))


WHOLE = (
    ANSWER.replace('symptoms = ["odd"]', 'symptoms = ["odd"]\nunless_said = true')
    + """
[wallet]
clause = "7"

[[channel]]
id = "mail"
clause = "8"
takes = "refused"
"""
)


def folder(path, *changes):
    """An agreement in a folder, with words replaced."""
    path.mkdir()
    rules = WHOLE
    for old, new in changes:
        assert old in rules
        rules = rules.replace(old, new)
    for name, text in files_of(rules).items():
        (path / name).write_text(text)
    return path


@pytest.fixture
def agreement(tmp_path):
    return folder(tmp_path / "agreement")


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log.jsonl"
    path.write_text("\n".join(LOG) + "\n")
    return path


@pytest.fixture
def table(tmp_path):
    """A table, and its map."""
    (tmp_path / "log.csv").write_text(TABLE)
    (tmp_path / "map.toml").write_text(MAP)
    return tmp_path / "log.csv", tmp_path / "map.toml"


def test_a_log_is_summed_up(agreement, log, capsys):
    assert ask(agreement, log, "--paid", "100 EUR") == 0
    assert capsys.readouterr().out == (
        "2 tickets, 2 promises\n"
        "\n"
        "promise                  priority        made    kept  broken  lifted    open"
        "  longest delay\n"
        "answer                   high               2       1       1       0       0"
        "        1:00:00\n"
        "\n"
        "Owed by late: 11 EUR in 1 awards.\n"
    )


def test_a_summary_can_be_data(agreement, log, capsys):
    assert ask(agreement, log, "--paid", "100 EUR", "--json") == 0
    counts = {"made": 2, "kept": 1, "broken": 1, "lifted": 0, "open": 0}
    assert json.loads(capsys.readouterr().out) == {
        "tickets": 2,
        "promises": counts,
        "by_priority": [
            {"promise": "answer", "priority": "high", **counts, "longest_seconds": 3600}
        ],
        "owed": [{"remedy": "late", "awards": 1, "sum": "11 EUR"}],
        "lessened": {},
        "nothing_owed": {},
        "troubles": {},
        "first_troubles": [],
        "cannot_know": [],
    }


def test_rulings_go_into_a_file(agreement, log, tmp_path, capsys):
    written = tmp_path / "rulings.jsonl"
    assert ask(agreement, log, "--rulings", written) == 0
    rulings = [json.loads(line) for line in written.read_text().splitlines()]
    assert [(one["ticket"], one["state"], one["clauses"]) for one in rulings] == [
        ("T1", "kept", ["4"]),
        ("T2", "broken", ["4", "5"]),
    ]
    assert capsys.readouterr().out.startswith("2 tickets, 2 promises\n")


def test_printed_rulings_stand_alone(agreement, log, capsys):
    assert ask(agreement, log, "--rulings", "-") == 0
    printed = capsys.readouterr()
    assert len([json.loads(line) for line in printed.out.splitlines()]) == 2
    assert printed.err.startswith("2 tickets, 2 promises\n")


def test_what_nothing_is_owed_for_and_until_when(agreement, log, capsys):
    assert ask(agreement, log, "--until", "2026-08-03T10:30Z") == 0
    assert "Nothing is owed for 1 breaches: base_is_missing\n" in capsys.readouterr().out


def test_what_a_ceiling_took_is_said(agreement, log, capsys):
    later = "\n".join([fact("T2", "11:00:00", "customer_message"), fact("T2", "22:00:00", "reply")])
    log.write_text(log.read_text() + later)
    assert ask(agreement, log, "--paid", "100 EUR") == 0
    assert "Owed by late: 15 EUR in 2 awards.\n  1 of the awards: cap_cuts\n" in (
        capsys.readouterr().out
    )


def test_a_table_says_what_it_can_not_know_and_what_was_left_out(agreement, table, capsys):
    assert ask(agreement, table[0], "--map", table[1]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("3 tickets, 2 promises\n")
    assert printed.endswith(
        "Left out 1 x: no time that can be read\n"
        "Left out 1 x: a ticket that was never opened\n"
        "Left out 1 x: a priority that is not known\n"
        "  line 4, T3: no time that can be read: never\n"
        "  line 4, T3: a priority that is not known: 2\n"
        "  line 4, T3: a ticket that was never opened\n"
        "\n"
        "This log can't know\n"
        "- whether a person wrote the answer\n"
    )


def packed(kind, table, tmp_path):
    """The table in one of the forms that it can have."""
    if kind == "csv":
        return table[0]
    path = tmp_path / f"log.csv.{kind}"
    if kind == "gz":
        path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + TABLE.encode()))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("log.csv", TABLE)
            archive.writestr("other.txt", "not read")
    return path


@pytest.mark.parametrize("kind", ["csv", "zip", "gz"])
def test_a_table_can_be_packed(kind, agreement, table, tmp_path, capsys):
    assert ask(agreement, packed(kind, table, tmp_path), "--map", table[1], "--json") == 0
    assert json.loads(capsys.readouterr().out)["tickets"] == 3


@pytest.mark.parametrize("with_map", [False, True])
def test_standard_input_is_read(with_map, agreement, table, monkeypatch, capsys):
    words = TABLE if with_map else "\n".join(LOG)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
    assert ask(agreement, "-", *(["--map", table[1]] if with_map else [])) == 0
    assert f"{3 if with_map else 2} tickets" in capsys.readouterr().out


def test_bytes_that_are_no_text_are_counted(agreement, tmp_path, capsys):
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"\xff\xfe\x00\n" + "\n".join(LOG).encode())
    assert ask(agreement, path) == 0
    assert "Left out 1 x: no fact" in capsys.readouterr().out


def test_bytes_that_are_no_text_on_standard_input_are_counted(agreement, log):
    """As a process: there the standard input is decoded by the machine's own settings."""
    done = subprocess.run(
        [sys.executable, "-m", "makegood", "agreement", "replay", agreement, "-"],
        input=b"\xff\xfe\x00\n" + log.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"2 tickets, 2 promises" in done.stdout
    assert b"Left out 1 x: no fact" in done.stdout


def test_two_versions_are_compared(agreement, log, tmp_path, capsys):
    other = folder(tmp_path / "other", ('high = "1 hour"', 'high = "2 hours"'))
    differences = tmp_path / "differences.jsonl"

    code = ask(agreement, log, "--against", other, "--paid", "100 EUR", "--rulings", differences)

    assert code == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Before:\n2 tickets, 2 promises\n")
    assert "Owed by late: 11 EUR in 1 awards.\n\nAfter:\n" in printed
    assert printed.endswith("1 tickets differ.\n  answer: 1 x broken -> kept\n")
    assert json.loads(differences.read_text()) == {
        "ticket": "T2",
        "promises": [{"promise": "answer", "before": "broken", "after": "kept"}],
        "owed_before": ["11 EUR"],
        "owed_after": [],
    }


def test_two_versions_with_other_priorities_are_compared(agreement, table, tmp_path, capsys):
    """Each reads the table by its own labels."""
    other = folder(tmp_path / "other", ('id = "high"', 'id = "big"'), ("high = ", "big = "))
    table[1].write_text(MAP.replace('["high"]', '["high", "big"]'))

    assert ask(agreement, table[0], "--map", table[1], "--against", other, "--json") == 0

    said = json.loads(capsys.readouterr().out)
    assert [one["priority"] for one in said["before"]["by_priority"]] == ["high"]
    assert [one["priority"] for one in said["after"]["by_priority"]] == ["big"]
    assert said["moves"] == []


def test_what_only_one_version_does_not_know_is_said(agreement, log, tmp_path, capsys):
    other = folder(tmp_path / "other", ('id = "high"', 'id = "big"'), ("high = ", "big = "))
    assert ask(agreement, log, "--against", other) == 0
    assert "After:\n\nLeft out 2 x: a priority that is not known\n" in capsys.readouterr().out


@pytest.fixture
def places(agreement, log, table, tmp_path):
    """What the words in capitals stand for."""
    (tmp_path / "binary.zip").write_bytes(b"\xff\xfe" * 100)
    (tmp_path / "cut.gz").write_bytes(gzip.compress(TABLE.encode())[:-12])
    return {
        "AGREEMENT": agreement,
        "LOG": log,
        "MAP": table[1],
        "BINARY": tmp_path / "binary.zip",
        "CUT": tmp_path / "cut.gz",
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere", "LOG"], "nowhere is no folder."),
        (["AGREEMENT", "nowhere.jsonl"], "nowhere.jsonl can't be read"),
        (["AGREEMENT", "nowhere.csv"], "a table needs a map"),
        (["AGREEMENT", "nowhere.csv.gz", "--map", "MAP"], "nowhere.csv.gz can't be read"),
        (["AGREEMENT", "LOG", "--map", "nowhere.toml"], "nowhere.toml can't be read"),
        (["AGREEMENT", "LOG", "--map", "MAP"], "the table lacks the columns"),
        (["AGREEMENT", "LOG", "--paid", "much"], "much is no sum"),
        (["AGREEMENT", "LOG", "--until", "noon"], "noon is no instant"),
        (["AGREEMENT", "LOG", "--until", "2026-08-03T10:00"], "has no zone"),
        (["AGREEMENT", "LOG", "--rulings", "nowhere/file"], "nowhere/file can't be written"),
        (["AGREEMENT", "BINARY", "--map", "MAP"], "can't be read: File is not a zip file."),
        (["AGREEMENT", "CUT", "--map", "MAP"], "can't be read to its end"),
        (["AGREEMENT", "LOG", "--map", "BINARY"], "is not UTF-8"),
    ],
)
def test_what_can_not_be_read_is_said(words, says, places, capsys):
    assert ask(*(places.get(word, word) for word in words)) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("flawed", ["path", "against", "map"])
def test_flaws_are_said_by_file_and_line(flawed, agreement, table, tmp_path, capsys):
    other = folder(tmp_path / "other")
    place = {"path": agreement, "against": other, "map": None}[flawed]
    file = place / "agreement.toml" if place else table[1]
    file.write_text("[broken\n" + file.read_text())

    assert ask(agreement, table[0], "--map", table[1], "--against", other) == 1
    assert capsys.readouterr().err.startswith(f"{file}:1: ")


def test_how_far_it_is_is_told_where_somebody_looks_on(agreement, log, monkeypatch, capsys):
    monkeypatch.setattr(agreement_replay, "TOLD_EVERY", 1)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert ask(agreement, log) == 0
    assert capsys.readouterr().err == "\r0 tickets\r1 tickets\r2 tickets\n"


def test_whoever_reads_along_can_stop(agreement, tmp_path):
    """As a process: it ends well when its output is closed."""
    many = tmp_path / "many.jsonl"
    many.write_text(
        "".join(
            fact(f"T{number}", "09:00:00", what) + "\n"
            for number in range(2_000)
            for what in ("opened", "reply")
        )
    )
    command = [sys.executable, "-m", "makegood", "agreement", "replay"]
    with subprocess.Popen(
        [*command, agreement, many, "--rulings", "-"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout.readline().startswith(b'{"ticket": "T0"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 0


def test_the_schema_of_a_line_can_be_printed(capsys):
    parser = argparse.ArgumentParser()
    agreement_door.add_arguments(parser.add_subparsers(required=True))
    assert agreement_door.run(parser.parse_args(["agreement", "schema", "--file", "facts"])) == 0
    assert json.loads(capsys.readouterr().out) == facts_schema()


@without_logs
def test_a_real_table_is_judged(capsys):
    boston = TESTS / "agreements/boston"
    assert ask(boston, REQUESTS, "--map", MAPS / "boston.toml", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["tickets"], said["promises"]["made"], said["troubles"]) == (1500, 1126, {})
