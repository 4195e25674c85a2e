"""What do customers and staff of a large desk write? The same words in every run.

About one ticket in five speaks of an invoice, and five tickets, whatever the size, of a word that
is nowhere else. Words are taken by strides that have no divisor with the length of the list, so
that no two texts are alike and no chance is needed.
"""

from pathlib import Path
from typing import Final

COMMON: Final = "invoice"
RARE: Final = "zyzzyva"
RARE_TICKETS: Final = 5

WORDS: Final = (Path(__file__).parent / "words.txt").read_text().split()
FILLING: Final = WORDS[:16]


def text(number: int, length: int = 55) -> str:
    """A text of so many words, a third of them small ones; each number has its own."""
    step = 2 * (number * 7919 % 211) + 1
    place = number * 104_729 % 1_000_003
    words = [
        FILLING[(place + each) % 16]
        if each % 3 == 2
        else WORDS[(place + each * each * step) % len(WORDS)]
        for each in range(length)
    ]
    return " ".join(words).capitalize() + "."


def title(number: int) -> str:
    """Five words."""
    return text(number * 31 + 7, 5).removesuffix(".")
