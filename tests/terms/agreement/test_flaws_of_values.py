"""Whatever stands in the place of any value of any table is taken, or is a flaw on its line."""

import re
import tomllib

import pytest

from makegood.terms.agreement.rules.whole import Rules
from makegood.terms.agreement.schema import schema_of
from makegood.terms.agreement.shape import shaped
from makegood.terms.agreement.text import Text, read_text
from tests.packs import PACKS, pack
from tests.terms.agreement.schema_check import fits, places, plain
from tests.terms.drafted import files_of
from tests.terms.written import RULES

KEY = re.compile(r"(\w+) = .*")
HEADER = re.compile(r"\[+([\w.]+)\]+")
NUMBERS = ("0", "-1", "1.5", "9" * 20, "true")
TEXTS = ('""', '"{x} y"', f'"{"x" * 9000}"')
LISTS = ("[]", "[1]", '["x", "x"]', "[[1]]", "[{ id = 5 }]")
TABLES = ("{}", '{ "[key]" = 1 }', "{ a = { a = {} } }")
DAYS = ("2016-02-29", "2016-02-29T01:00:00Z", "09:00:00")
SCHEMA = schema_of("agreement")
# What no pack has, or has in a line with something else.
OTHERS = """
[[window]]
id = "support"
clause = "1"
length = "1 year"
begins = "purchase"
ends = "instant"
[window.when]
owned = true
[window.renewal]
clause = "1"
length = "1 year"
price = "50 EUR"
early = "from_payment"
late = "from_end"
[window.renewal.late_fee]
clause = "1"
fee = "5 EUR"
[[promise]]
id = "answer"
clause = "1"
strength = "guarantee"
starts = ["opened"]
stops = ["reply"]
by = ["issue_class", "tier"]
deemed_after = "1 hour"
[promise.when]
owned = true
[promise.within.question]
support = "1 hour"
[[escalation]]
id = "ladder"
clause = "1"
strength = "target"
starts = ["opened"]
calendar = "hours"
pauses = ["suspension"]
[escalation.when]
owned = true
[[escalation.step]]
calls = "boss"
within = "1 hour"
stops = ["solved"]
[[remedy]]
id = "share"
clause = "1"
promises = ["answer"]
goes_to = "wallet"
decided = "by_rule"
claim_within_days = 30
[remedy.when]
owned = true
[remedy.share]
of = "paid"
from_percent = 10
to_percent = 20
over = "1 hour"
[[remedy]]
id = "money"
clause = "1"
promises = ["answer"]
goes_to = "wallet"
decided = "by_rule"
amount = "5 EUR"
[[remedy]]
id = "units"
clause = "1"
promises = ["answer"]
goes_to = "credits"
decided = "by_rule"
units = 2
[[remedy]]
id = "days"
clause = "1"
promises = ["answer"]
goes_to = "window"
decided = "by_rule"
days = 2
[[attainment]]
id = "month"
clause = "1"
promises = ["answer"]
every = "month"
sample = 10
of = "fee"
goes_to = "wallet"
[attainment.when]
owned = true
[[attainment.band]]
below_percent = 90
gives_percent = 10
[wallet]
clause = "1"
[wallet.payout]
clause = "1"
after_days = 1
ends = "instant"
to = "bank"
at_least = "5 EUR"
[hours]
clause = "1"
zone = "UTC+00:00"
per_customer = true
[hours.week]
mon = ["09:00-17:00"]
sat = ["10:00-12:00"]
sun = ["10:00-12:00"]
[[hours.other_hours]]
on = 2026-12-24
windows = ["09:00-12:00"]
[[hours.holidays]]
country = "DE"
subdivision = "BY"
[[surcharge]]
id = "night"
clause = "1"
percent = 50
[surcharge.when]
owned = true
[[rate]]
id = "some"
clause = "1"
price = "free"
[rate.when]
owned = true
[[quota]]
id = "some"
clause = "1"
counts = "tickets"
amount = 5
every = "month"
for_each = "customer"
[quota.when]
owned = true
[quota.rollover]
at_most = 5
periods = 1
[[coverage]]
id = "all"
clause = "1"
outcome = "covered"
[coverage.when]
owned = true
[[fact]]
id = "size"
clause = "1"
kind = "number"
asked_of = "customer"
[fact.when]
owned = true
[unspent]
clause = "1"
refund = "nothing"
expire_after_days = 30
[mail]
clause = "1"
[[mail.requires]]
clause = "1"
what = "trusted_sender"
"""


def read(source):
    text = read_text(RULES, source)
    assert isinstance(text, Text)
    return shaped(Rules, text)


def found_in_packs():
    """Each key that has a line of its own, once: where it stands, its shortest file, its line."""
    sources = [pack(each.parent.name)[RULES] for each in sorted(PACKS.glob("*/agreement.toml"))]
    found = {}
    for source in sorted([*sources, files_of(OTHERS)[RULES]], key=len):
        table = ""
        for line, written in enumerate(source.splitlines()):
            if header := HEADER.match(written):
                table = header[1]
            elif (key := KEY.fullmatch(written)) and not written.endswith("["):
                found.setdefault(f"{table}.{key[1]}".lstrip("."), (source, line))
    return found


FOUND = found_in_packs()


def instead(name, value):
    """The file of the key with another value, and the line."""
    source, line = FOUND[name]
    lines = source.splitlines()
    lines[line] = f"{name.split('.')[-1]} = {value}"
    return "\n".join(lines), line + 1


def test_every_key_of_every_table_is_tried():
    tables = ("when", "within", "calendar", "said")  # whose keys are the agreement's own
    leaves = {place for place, inner in places(SCHEMA) if inner.get("type") != "object"}
    tried = {".".join(part) for name in FOUND for part in prefixes(name)}

    assert {leaf for leaf in leaves if leaf.split(".")[-1] not in tables} <= tried


def prefixes(name):
    parts = name.split(".")
    return [parts[:length] for length in range(1, len(parts) + 1)]


@pytest.mark.parametrize("name", FOUND)
def test_whatever_stands_there_is_taken_or_is_a_flaw_on_its_line(name):
    for value in (*NUMBERS, *TEXTS, *LISTS, *TABLES, *DAYS):
        source, line = instead(name, value)
        match read(source):
            case tuple() as flaws:
                assert flaws, value
                assert all(map(is_plain, flaws)), (value, flaws)
                here = [flaw for flaw in flaws if flaw.line == line]
                assert here or within_table(source, line, flaws), (value, flaws)
                assert len(here) <= 1 or value[0] in "[{", (value, flaws)
            case _:
                assert fits(plain(tomllib.loads(source)), SCHEMA, SCHEMA), value


def within_table(source, line, flaws):
    """Whether one of the flaws is about the table of the line, or inside of it."""
    lines = source.splitlines()[:line]
    begins = max((n for n, written in enumerate(lines, 1) if HEADER.match(written)), default=1)
    return any(flaw.line >= begins for flaw in flaws)


def is_plain(flaw):
    """Whether a flaw is two sentences of ours, on a line that can be read."""
    theirs = re.search(r"Input|input should|Extra inputs|Value error|pydantic", str(flaw))
    return (
        theirs is None
        and flaw.says.endswith(".")
        and flaw.instead.endswith(".")
        and len(str(flaw)) < 700
        and "\n" not in str(flaw)
    )


@pytest.mark.parametrize("name", FOUND)
def test_a_key_that_is_not_known_is_a_flaw_on_its_line(name):
    source, line = FOUND[name]
    if {"when", "within", "said"} & set(name.split(".")[:-1]):
        return  # whose keys the agreement makes up
    lines = source.splitlines()
    lines.insert(line + 1, "unheard_of = 1")
    flaws = read("\n".join(lines))

    assert isinstance(flaws, tuple)
    (flaw,) = [each for each in flaws if "unheard_of" in each.says]
    assert (flaw.line, flaw.says) == (line + 2, "`unheard_of` is not known here.")
    assert flaw.instead.startswith("Known here: ")


@pytest.mark.parametrize("name", FOUND)
def test_a_key_that_is_taken_away_is_missed_in_its_table(name):
    source, line = FOUND[name]
    lines = source.splitlines()
    lines[line] = ""
    match read("\n".join(lines)):
        case tuple() as flaws:
            assert all(map(is_plain, flaws))
            assert within_table(source, line, flaws), flaws
        case _:
            written = tomllib.loads("\n".join(lines))
            assert fits(plain(written), SCHEMA, SCHEMA)


def test_a_table_of_several_kinds_is_not_misled_by_a_key_that_is_called_as_a_kind():
    rate = '[[rate]]\nid = "some"\nclause = "1"\nprice = "range"\nleast = 0\n'
    source = files_of(rate + "[rate.range]\nleast = 5\n")[RULES]
    lines = source.splitlines()
    flaws = {flaw.says: flaw.line for flaw in read(source)}

    assert flaws["`least` is 0."] == lines.index("least = 0") + 1
    assert flaws["`range` is not known here."] == lines.index("[rate.range]") + 1


def test_a_kind_that_is_none_is_a_flaw_on_its_line():
    source, line = instead("rate.price", '"dear"')
    (flaw,) = read(source)

    assert (flaw.line, flaw.says) == (line, "`dear` is no choice for `price`.")
    assert flaw.instead.startswith("Write one of 'free', 'as_usual'")


def test_every_wrong_cell_of_a_table_of_lengths_is_named():
    promise = files_of(OTHERS)[RULES].replace(
        'support = "1 hour"', 'support = "1 day of rest"\ngold = 5\nsilver = { deep = {} }'
    )
    lines = promise.splitlines()

    assert [(flaw.line, flaw.says) for flaw in read(promise)] == [
        (lines.index('support = "1 day of rest"') + 1, "`1 day of rest` is no length of time."),
        (lines.index("gold = 5") + 1, "This is no length of time."),
        (lines.index("silver = { deep = {} }") + 1, "This is no length of time."),
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("[said]\n" + "".join(f"a{n} = 1\n" for n in range(51)), "`said` has too many entries."),
        (
            "[hours]\nclause = '1'\nzone = 'UTC+00:00'\nweek.mon = ['09:00-10:00']\nclosed_on = ["
            + "2026-01-01, " * 5001
            + "]",
            "`closed_on` has too many entries.",
        ),
        (
            "[hours]\nclause = '1'\nzone = 'UTC+00:00'\nweek.mon = ['09:00-10:00']\n"
            + "[[hours.other_hours]]\non = 2026-01-01\nwindows = ['09:00-10:00']\n" * 2,
            "`2026-01-01` stands here twice.",
        ),
    ],
)
def test_there_can_be_too_much_of_something(more, says):
    assert [flaw.says for flaw in read(files_of(more)[RULES])] == [says]
