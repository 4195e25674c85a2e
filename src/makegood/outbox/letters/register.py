"""Which kinds of fact does somebody hear of by mail?"""

from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from makegood.outbox.letters.letter import Letter

LETTERS: Final[dict[str, Callable[[Any, UUID], Iterable[Letter]]]] = {}
