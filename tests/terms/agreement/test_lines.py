"""Where each value of a TOML text stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from makegood.terms.agreement.lines import line_of, lines_of

TEXT = '''\
# a remark, with [brackets] and = signs
name = "tickets"      # another one
"quoted key" = 1
a.b . c = 1.5

[table]
days = [
  1,  # [one]
  2,

  3 ]
moment = 2026-08-03 09:00:00
words = """
first line
key = "no key"
last line\\""""
raw = \'\'\'
[no table]\'\'\'
inline = { x = 1, y = { z = [ { w = 2 } ] } }
after = true

[[part]]
id = "one"
[part.inner]
x = 1
[[part]]
id = "two"
[[part.piece]]
x = 1
[[part.piece]]
x = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("name",), 2),
        (("quoted key",), 3),
        (("a", "b", "c"), 4),
        (("a", "b"), 4),
        (("table",), 6),
        (("table", "days"), 7),
        (("table", "days", 0), 8),
        (("table", "days", 1), 9),
        (("table", "days", 2), 11),
        (("table", "moment"), 12),
        (("table", "words"), 13),
        (("table", "raw"), 17),
        (("table", "inline"), 19),
        (("table", "inline", "y", "z", 0, "w"), 19),
        (("table", "after"), 20),
        (("part",), 22),
        (("part", 0), 22),
        (("part", 0, "id"), 23),
        (("part", 0, "inner"), 24),
        (("part", 0, "inner", "x"), 25),
        (("part", 1), 26),
        (("part", 1, "id"), 27),
        (("part", 1, "piece", 0), 28),
        (("part", 1, "piece", 1, "x"), 31),
    ],
)
def test_a_value_is_found_where_it_is_written(path, line):
    assert lines_of(TEXT)[path] == line


def test_what_is_missing_is_looked_for_around_it():
    lines = lines_of(TEXT)

    assert line_of(lines, ("table", "days", 7)) == 7
    assert line_of(lines, ("part", 1, "absent", "deep")) == 26
    assert line_of(lines, ("absent",)) == 1
    assert line_of(lines, ()) == 1


def test_every_key_of_a_text_is_found():
    assert set(paths(tomllib.loads(TEXT))) <= set(lines_of(TEXT))


def paths(value, path=()):
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


scalars = some.one_of(
    some.integers(-99, 99).map(str),
    some.sampled_from(["true", "1.5", "-0.25e3", "2026-08-03", "2026-08-03 09:00:00", '""', "''"]),
    some.sampled_from(['"a # b"', "'c = [d]'", '"""e\n[f]\n"""', "'''\ng = 1\n'''", '"\\"h"']),
)
values = some.recursive(
    scalars,
    lambda inner: some.lists(inner, max_size=3).map(lambda items: f"[\n{', # x\n'.join(items)}\n]"),
    max_leaves=6,
)
keys = some.sampled_from(["a", "b", '"c d"', "'e.f'", "g.h", "i . j"])


@given(pairs=some.lists(some.tuples(keys, values), unique_by=lambda pair: pair[0], max_size=5))
def test_any_text_is_walked_to_its_end(pairs):
    text = "".join(f"{key} = {value}  # remark\n" for key, value in pairs) + "[end]\nlast = 1\n"
    read, lines = tomllib.loads(text), lines_of(text)

    assert set(paths(read)) == set(lines)
    assert lines["end", "last"] == text.count("\n")
