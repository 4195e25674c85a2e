"""What stands on one line wherever it is read, such as a title, a name or an address."""

import re
from typing import Final

JOINERS: Final = "\u200c\u200d"  # several scripts need them inside a word

ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LONGEST_ADDRESS: Final = 254  # RFC 5321, section 4.5.3.1.3, without the angle brackets


def one_line(text: str) -> str:
    """The text on one line: whatever cannot be seen is a space, and no two spaces follow.

    What stands in a list, a header or a file's name then cannot begin a line of its own, nor be
    read in another order than it was written.
    """
    seen = "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in text)
    return " ".join(seen.split())


def is_address(text: str) -> bool:
    """Whether it looks like a mail address; a code that is sent there proves it."""
    fits = len(text) <= LONGEST_ADDRESS and text.isprintable()
    return fits and ADDRESS.fullmatch(text) is not None
