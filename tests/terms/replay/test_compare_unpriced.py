"""What nothing can be said of, for want of a price, is no difference."""

from makegood.terms.replay.compare import Comparison
from tests.terms.replay.promised import promised
from tests.terms.replay.test_run import LOG, judged


def test_breaches_without_a_price_are_compared_by_their_promises_alone():
    comparison = Comparison()
    before, _troubles = judged(LOG, promised())
    after, _troubles = judged(LOG, promised(('"1 hour"', '"2 hours"')))

    differs = [comparison.add(one, other) for one, other in zip(before, after, strict=True)]

    (difference,) = [one for one in differs if one is not None]
    assert (difference["owed_before"], difference["owed_after"]) == ([], [])
