"""Under which name is a file shown and handed out? None by which it could be stored."""

import unicodedata
from typing import Final

LONGEST_NAME: Final = 120
LOOKED_AT: Final = 4_096  # letters at the end of what was given
NOT_IN_A_NAME: Final = '<>:"/\\|?*'
DEVICES: Final = frozenset(
    ("CON", "PRN", "AUX", "NUL", *(f"{port}{one}" for port in ("COM", "LPT") for one in range(10)))
)


def safe_name(given: str, *, otherwise: str = "file") -> str:
    """The file's name without anything that could mislead a reader or a file system.

    Only what can be seen is left of it, on one line, and none of what parts a path; `otherwise`
    where nothing is left. Of a long one its end stays, which says what it is. What names a device
    on some system gets a line before it.
    """
    last = given[-LOOKED_AT:].replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(_seen(letter) for letter in unicodedata.normalize("NFC", last))
    short = seen.strip(" .")[-LONGEST_NAME:].strip(" .") or otherwise
    is_device = short.partition(".")[0].rstrip().upper() in DEVICES
    return f"_{short}"[:LONGEST_NAME].rstrip(" .") if is_device else short


def _seen(letter: str) -> str:
    kind = unicodedata.category(letter)[0]
    if kind == "Z":
        return " "
    return "" if kind == "C" or letter in NOT_IN_A_NAME else letter
