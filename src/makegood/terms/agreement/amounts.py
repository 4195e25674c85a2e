"""How much is "50.00 USD"?"""

import re

from makegood.terms.values import Money

MONEY = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{2,3})? [A-Z]{3}$"
# How many digits follow the point where it is not two; ISO 4217.
NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
DIGITS = {**dict.fromkeys(NO_DIGITS.split(" "), 0), **dict.fromkeys(THREE_DIGITS.split(" "), 3)}


class NoMoney(ValueError):
    """The words name no sum of money."""


def digits_of(currency: str) -> int:
    """How many digits follow the point in sums of a currency."""
    return DIGITS.get(currency, 2)


def read_money(words: str) -> Money:
    """The sum that words such as "50 USD" or "49.90 EUR" mean. Raises NoMoney.

    A sum has no digits after the point, or as many as its currency.
    """
    match = re.match(MONEY, words)
    if not match:
        raise NoMoney(words)
    currency = words[-3:]
    digits = digits_of(currency)
    after = (match[2] or ".")[1:]
    if after and len(after) != digits:
        raise NoMoney(words)
    return Money(int(match[1] + after.ljust(digits, "0")), currency)


def written(money: Money) -> str:
    """The sum as agreements have it: "50 USD", or "49.90 EUR" where it is not whole."""
    digits = digits_of(money.currency)
    units, rest = divmod(money.minor, 10**digits)
    after = f".{rest:0{digits}}" if rest else ""
    return f"{units}{after} {money.currency}"
