"""Is this a sum of money, as prices and payments are recorded?"""

import re
from typing import Final

HIGHEST_PRICE: Final = 10**12  # minor units


def is_sum(minor: int) -> bool:
    """Whether so many minor units can be a price or a payment."""
    return 0 <= minor <= HIGHEST_PRICE


def is_currency(text: str) -> bool:
    """Whether it looks like a currency's code (ISO 4217)."""
    return re.fullmatch(r"[A-Z]{3}", text) is not None
