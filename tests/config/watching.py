"""How does a test see what other processes do, and wait for it?"""

import time
from collections.abc import Callable
from pathlib import Path


def eventually(holds: Callable[[], bool], within_seconds: float = 20) -> bool:
    """Whether it comes to hold; asked again and again, for nobody tells us when."""
    give_up_at = time.monotonic() + within_seconds
    while not holds():
        if time.monotonic() > give_up_at:
            return False
        time.sleep(0.02)
    return True


def runs(process: int) -> bool:
    """Whether it is there, and not merely waiting for its parent to notice its end."""
    status = Path("/proc", str(process), "status")
    try:
        return "State:\tZ" not in status.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
