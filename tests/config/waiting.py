"""How does a test wait for what another process does?"""

import time
from collections.abc import Callable


def eventually(holds: Callable[[], bool], within_seconds: float = 20) -> bool:
    """Whether it comes to hold; asked again and again, for nobody tells us when."""
    give_up_at = time.monotonic() + within_seconds
    while not holds():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.02)
    return True
