"""How is reckoned with amounts that are units in one agreement and money in another?"""

from makegood.terms.agreement.amounts import written
from makegood.terms.values import Money, currency_of

type Amount = int | Money


def number_of(amount: Amount) -> int:
    """How many units, or minor units of a currency."""
    return amount.minor if isinstance(amount, Money) else amount


def amount_of(number: int, currency: str) -> Amount:
    """So many minor units of the currency, or so many units where it is empty."""
    return Money(number, currency) if currency else number


def like(amount: Amount, number: int) -> Amount:
    """So many of what `amount` is: units, or minor units of its currency."""
    return Money(number, amount.currency) if isinstance(amount, Money) else number


def same_kind(*amounts: Amount) -> bool:
    """Whether all are units, or all in one currency, so that they can be compared."""
    return len({currency_of(amount) for amount in amounts}) == 1


def in_fact(amount: Amount) -> int | str:
    """As the fact of a ruling has it: a number of units, or a sum such as "49.90 EUR"."""
    return written(amount) if isinstance(amount, Money) else amount
