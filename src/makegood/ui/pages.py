"""How far is a long list counted, and read page by page?"""

from typing import Any, Final, Protocol, cast

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property

COUNTED: Final = 1_000
MOST_COUNTED: Final = COUNTED + 1  # one more says that there are more


class Parts(Protocol):
    """What is read in parts and knows how to count itself."""

    def counted(self, most: int) -> int: ...

    def __getitem__(self, window: slice) -> list[Any]: ...


class Counted(Paginator):  # type: ignore[type-arg]  # it takes none where it runs
    """Pages of a list, of which a thousand are counted and read; whoever wants others narrows it.

    To count more would take the longer, the more there is, on every page.
    """

    def __init__(self, rows: "QuerySet[Model, Any] | Parts", per_page: int) -> None:
        super().__init__(cast("QuerySet[Model, Any]", rows), per_page)
        self._rows = rows

    @cached_property
    def counted(self) -> int:
        """How many there are, up to one more than are counted."""
        if not isinstance(self._rows, QuerySet):
            return self._rows.counted(MOST_COUNTED)
        some = self._rows.select_related(None).prefetch_related(None)[:MOST_COUNTED]
        return some.count()

    @cached_property
    def count(self) -> int:
        """How many can be read."""
        return min(self.counted, COUNTED)

    def page(self, number: int | str) -> Page[Any]:
        """That page. The last is read as far as any other, so that it is known what each asks."""
        valid = self.validate_number(number)
        return Page(self.object_list[self.window(valid)], valid, self)

    def window(self, number: int) -> slice:
        """Which part of the list stands on that page."""
        return slice((number - 1) * self.per_page, number * self.per_page)

    @property
    def has_more(self) -> bool:
        """Whether there are more than are counted."""
        return self.counted > COUNTED
