"""Which places of a saved reply are filled when it is used, and which are still open?"""

import re
from collections.abc import Mapping
from typing import Final

PLACES: Final = ("customer", "company", "ticket", "title", "agent", "brand")
PLACE: Final = re.compile(r"\{([^{}\n]{0,40})\}")


def places_of(text: str) -> tuple[str, ...]:
    """What stands in braces, each once, in its order."""
    return tuple(dict.fromkeys(match.strip() for match in PLACE.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known in its places; what is not known stays a place."""
    return PLACE.sub(lambda match: values.get(match[1].strip(), match[0]), text)


def still_open(text: str) -> tuple[str, ...]:
    """The places that nobody filled. Other words in braces are somebody's own."""
    return tuple(place for place in places_of(text) if place in PLACES)
