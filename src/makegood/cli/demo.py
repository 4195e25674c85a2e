"""What is there to see in the demo, and who can sign in?"""

from collections.abc import Sequence
from pathlib import Path


def prepare(home: Path, port: int, fresh: bool) -> Sequence[str]:
    """Fills the demo's database where it is empty; says who can sign in, a line each."""
    return ()
