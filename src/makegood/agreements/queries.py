"""Which agreement holds, and what does it say?"""

from datetime import date
from functools import lru_cache
from uuid import UUID

from makegood.agreements.models import Version
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement


def version_in_force(brand_id: UUID, *, on: date) -> Version | None:
    """The version of the brand's agreement that is in force on that day, if any is."""
    return (
        Version.objects.filter(brand=brand_id, in_force_from__lte=on)
        .order_by("-in_force_from", "-number")
        .first()
    )


def terms_of(version: Version) -> Agreement:
    """What the version says. Kept for the next asker: a version never changes."""
    return _terms(version.id, _Files(version.files))


class _Files:
    """The files of a version, equal to any other: only the version's id tells versions apart."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=256)
def _terms(_version_id: UUID, files: _Files) -> Agreement:
    return read_agreement(files.texts)
