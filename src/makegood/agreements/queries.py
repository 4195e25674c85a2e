"""Which agreement holds, and what does it say?"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from makegood.agreements.holidays import as_kept
from makegood.agreements.models import Version
from makegood.brands.compiled import compiled
from makegood.brands.foreseen import Question
from makegood.brands.models import Brand
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement

# Of a version that comes with what refers to it: long, and fetched by `terms_of` where it is read.
LONG: Final = ("agreement_version__files", "agreement_version__holidays")


def version_in_force(brand_id: UUID, *, on: date) -> Version | None:
    """The version of the brand's agreement that is in force on that day, if any is."""
    return _in_force.first(brand_id, on)


@compiled
def _in_force(brand_id: UUID, on: date) -> QuerySet[Version]:
    begun = Version.objects.filter(brand=brand_id, in_force_from__lte=on)
    return begun.defer("files", "holidays").order_by("-in_force_from", "-number")[:1]


def last_version(brand_id: UUID) -> Version | None:
    """The version that is in force from the latest day on, be it still to come."""
    return _by_beginning(brand_id).first()


def versions_of(brand_id: UUID) -> QuerySet[Version]:
    """The brand's versions, the last to begin first; their files are left for later."""
    return _by_beginning(brand_id).defer("files", "holidays")


def _by_beginning(brand_id: UUID) -> QuerySet[Version]:
    return Version.objects.filter(brand=brand_id).order_by("-in_force_from", "-number", "id")


def version_at(brand: Brand, *, at: datetime) -> Version | None:
    """The version in force at that moment: on the day that it is where the brand is."""
    return version_in_force(brand.id, on=_day(brand, at))


def about_version_at(brand: Brand, *, at: datetime) -> Question:
    """What `version_at` asks, to foresee it."""
    return _in_force.about(brand.id, _day(brand, at))


def _day(brand: Brand, at: datetime) -> date:
    return at.astimezone(ZoneInfo(brand.time_zone)).date()


def departments_of(brand_ids: Iterable[UUID]) -> list[str]:
    """The departments that any version of these brands' agreements knows, by name. One query."""
    versions = _versions(tuple(brand_ids))
    return sorted({name for version in versions for name in terms_of(version).departments})


def about_departments(brand_ids: Iterable[UUID]) -> Question:
    """What `departments_of` asks, to foresee it."""
    return _versions.about(tuple(brand_ids))


@compiled
def _versions(brands: tuple[UUID, ...]) -> QuerySet[Version]:
    return Version.objects.filter(brand__any=brands).defer("files", "holidays").order_by("id")


def terms_of(version: Version) -> Agreement:
    """What the version says. Kept for the next asker: a version never changes.

    Its files are long: queries may leave them out, and they are fetched when they are read here.
    """
    return _terms(version.id, _Unread(lambda: version))


def terms_with_id(version_id: UUID) -> Agreement:
    """As `terms_of`, by the id of a version that is there; what is known needs no query."""
    return _terms(version_id, _Unread(lambda: Version.objects.get(id=version_id)))


class _Unread:
    """A version that is read if need be, equal to any other: its id tells them apart."""

    def __init__(self, version: Callable[[], Version]) -> None:
        self.version = version

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Unread)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=256)
def _terms(_version_id: UUID, unread: _Unread) -> Agreement:
    version = unread.version()
    return read_agreement(version.files, holidays=as_kept(version.holidays))
