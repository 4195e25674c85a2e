"""Words for versions and ranges that hypothesis can think of."""

from hypothesis import strategies as some

numbers = some.lists(some.integers(0, 12), min_size=1, max_size=4).map(
    lambda parts: ".".join(map(str, parts))
)
stages = some.sampled_from(
    ["", "-dev", "-alpha", "b1", "-beta.2", " RC 1", "-rc2-dev", "-stable", "-p1", "-pl2", "+build"]
)
names = some.sampled_from(["", "v", "PS ", "PrestaShop ", "Joomla! ", "version "])
branches = numbers.map(lambda number: f"{number}.x-dev")
versions = some.one_of(some.tuples(names, numbers, stages).map("".join), branches)

signs = some.sampled_from(["", "=", "!=", "<", "<=", ">", ">= ", "~", "^"])
plain_conditions = some.one_of(
    some.tuples(signs, numbers).map("".join),
    numbers.map(lambda number: f"{number}.x"),
    some.tuples(numbers, numbers).map(" - ".join),
    some.just("*"),
)
flags = some.sampled_from(["", "-beta", "@dev", "@RC", "@stable"])
conditions = some.one_of(plain_conditions, some.tuples(signs, numbers, flags).map("".join))
