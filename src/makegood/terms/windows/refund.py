"""What comes back when a renewal is undone?"""

from datetime import datetime

from makegood.terms.values import Money, started
from makegood.terms.windows.window import Window
from makegood.terms.worktime.zone import second


def refund_of_last(price: Money, *, before: Window, after: Window, at: datetime) -> Money:
    """What comes back of the last renewal when it is undone: the part that has not run yet.

    Reckoned by the second and rounded up to the minor unit; never more than was paid.
    """
    begins = second(before.ends_at) + 1
    if after.begins_at > before.ends_at:
        begins = second(after.begins_at)
    length = second(after.ends_at) + 1 - begins
    left = min(length, max(0, second(after.ends_at) + 1 - second(at)))
    return Money(started(price.minor * left, per=length) if left else 0, price.currency)
