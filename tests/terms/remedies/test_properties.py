"""Whatever is late by however much: what is owed hangs together."""

from hypothesis import given
from hypothesis import strategies as st

from makegood.terms.promises.owed import promises_of
from makegood.terms.promises.promise import State
from makegood.terms.remedies.breach import Breach
from makegood.terms.remedies.decision import rule_on_decision
from makegood.terms.remedies.remedy import rule_on_remedies
from makegood.terms.remedies.worth import Bases
from makegood.terms.values import Money
from tests.terms.drafted import draft
from tests.terms.promises.written import REPLY, START, history
from tests.terms.remedies.broken import CAP, REMEDY

AGREEMENTS = [
    draft(REPLY + REMEDY + f'again = "{again}"\ncaps = ["all"]\n' + CAP.replace("100", percent))
    for again in ("each", "difference_to_most", "once")
    for percent in ("100", "35", "1000")
]
agreements = st.sampled_from(AGREEMENTS)
prices = st.integers(0, 20_000)
delays = st.integers(1, 200_000)  # seconds after the opening
purchases = st.lists(st.lists(delays, min_size=1, max_size=3), min_size=1, max_size=4)
DAY = 86400


def breaches(agreement, purchase):
    """Tickets whose every message is answered after so many seconds; then comes the next."""
    for number, answers in enumerate(purchase):
        at, words = 0, "0s opened"
        for delay in answers:
            words += f", {at + delay}s reply, {at + delay + 60}s customer_message"
            at += delay + 60
        moments = history(f"{words}, {at + 1}s no_answer_needed")
        for promise in promises_of(agreement, moments, {}, START + 30 * DAY):
            if promise.state == State.BROKEN:
                yield Breach(f"t{number}", promise, {})


def rulings(agreement, purchase, price, decided=None):
    return rule_on_remedies(
        agreement,
        breaches(agreement, purchase),
        bases=Bases(paid=Money(price, "EUR")),
        until=START + 30 * DAY,
        decided=decided or {},
    )


def total(agreement, purchase, price):
    return sum(ruling.outcome.proposed for ruling in rulings(agreement, purchase, price))


@given(agreements, purchases, prices)
def test_never_below_nothing_above_the_cap_or_above_what_was_paid(agreement, purchase, price):
    (cap,) = agreement.rules.cap
    for ruling in rulings(agreement, purchase, price):
        assert 0 <= ruling.outcome.least <= ruling.outcome.proposed <= ruling.outcome.most
    assert total(agreement, purchase, price) <= min(price, price * cap.percent // 100)


@given(agreements, purchases, prices, st.data())
def test_what_staff_decide_never_passes_the_cap_either(agreement, purchase, price, data):
    (cap,) = agreement.rules.cap
    decided = {}
    for place in range(len(rulings(agreement, purchase, price))):
        remedy = rulings(agreement, purchase, price, decided)[place].outcome
        size = data.draw(st.integers(remedy.least, remedy.most))
        ruling = rule_on_decision(remedy, size=size, reason="So it is.", by_one_who_caused=False)
        assert ruling.outcome == "stands"
        decided[remedy.key] = size
    assert sum(decided.values()) <= min(price, price * cap.percent // 100)


@given(agreements, delays, delays, prices)
def test_a_later_reply_is_never_owed_less(agreement, one, other, price):
    sooner, later = sorted((one, other))
    assert total(agreement, [[sooner]], price) <= total(agreement, [[later]], price)


@given(purchases, prices)
def test_a_greater_cap_never_gives_less(purchase, price):
    for at in range(0, len(AGREEMENTS), 3):
        hundred, little, lots = AGREEMENTS[at : at + 3]
        assert total(little, purchase, price) <= total(hundred, purchase, price)
        assert total(hundred, purchase, price) == total(lots, purchase, price)


@given(agreements, purchases, prices, st.randoms(use_true_random=False))
def test_the_order_in_which_breaches_are_given_does_not_matter(agreement, purchase, price, random):
    shuffled = list(breaches(agreement, purchase))
    random.shuffle(shuffled)
    bases, until = Bases(paid=Money(price, "EUR")), START + 30 * DAY
    again = rule_on_remedies(agreement, shuffled, bases=bases, until=until, decided={})
    assert again == rulings(agreement, purchase, price)
