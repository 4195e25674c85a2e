"""How is a query asked again with other values, and its SQL not worked out again?

Django works out the SQL of a query set anew each time that it is asked, and that takes longer than
PostgreSQL takes to answer it by an index. Where a page asks many such queries, most of its time is
spent on words that are the same every time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import update_wrapper
from itertools import count
from typing import Any, Final, cast
from uuid import UUID

from django.db import connections
from django.db.models import FETCH_ONE, Model, QuerySet
from django.db.models.query import get_related_populators

type Value = UUID | datetime | str | int
type Told = Value | tuple[Value, ...] | None
type Row = Sequence[Any]

# No query has values of its own that lie there: they stand for what is told.
LATEST: Final = datetime(9999, 12, 31, tzinfo=UTC)
GREATEST: Final = 2**31 - 1


def compiled[M: Model, **P](build: Callable[P, QuerySet[M]]) -> Callable[P, list[M]]:
    """Asks the query that `build` makes. It is made once, for values that stand for all others.

    What `build` is told are ids, moments, words and numbers, or tuples of such, by position. It
    does no more with them than put them into the query. True, False, None and how many there are
    in a tuple may decide how the query looks: for each such case it is made once. All that it finds
    is fetched at once, with `select_related` but without `prefetch_related`.
    """
    plans: dict[tuple[object, ...], _Plan[M]] = {}

    def ask(*told: P.args, **by_name: P.kwargs) -> list[M]:
        assert not by_name, "What a compiled query is told stands in its place, without a name."
        shape = tuple(map(_shape, told))
        plan = plans.get(shape)
        if plan is None:
            places = count()
            stand_ins = [_stand_in(value, places) for value in told]
            asked = cast("Callable[..., QuerySet[M]]", build)(*stand_ins)
            plan = plans[shape] = _Plan(asked, _one_by_one(stand_ins))
        return plan.rows(_one_by_one(told))

    return update_wrapper(ask, build)


class _Plan[M: Model]:
    """A query as SQL, where in it which value belongs, and how its rows become instances."""

    def __init__(self, asked: QuerySet[M], stand_ins: Sequence[object]) -> None:
        self._using = asked.db
        self._compiler = asked.query.get_compiler(asked.db)
        self._sql, params = self._compiler.as_sql()
        places = {value: place for place, value in enumerate(stand_ins) if _is_told(value)}
        self._params = [
            (places.get(value), value) if _is_told(value) else (None, value) for value in params
        ]
        used = {place for place, _value in self._params}
        assert used >= set(places.values()), "A value that is told appears nowhere in the query."
        self._read(self._compiler.klass_info)

    def _read(self, info: dict[str, Any]) -> None:
        """As the query set itself reads rows, see Django's `ModelIterable`."""
        first, last = info["select_fields"][0], info["select_fields"][-1]
        select = self._compiler.select
        self._model = info["model"]
        self._columns = slice(first, last + 1)
        self._names = [column.target.attname for column, *_rest in select[self._columns]]
        self._related = get_related_populators(info, select, self._using, FETCH_ONE)
        columns = [column for column, *_rest in select[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(columns)

    def rows(self, told: Sequence[object]) -> list[M]:
        """What is found for these values."""
        params = [value if place is None else told[place] for place, value in self._params]
        compiler = copy(self._compiler)
        compiler.connection = connections[self._using]
        with compiler.connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            found = cursor.fetchall()
        return list(self._instances(compiler.apply_converters(found, self._converters)))

    def _instances(self, rows: Iterable[Row]) -> Iterator[M]:
        for row in rows:
            instance = self._model.from_db(
                self._using, self._names, row[self._columns], fetch_mode=FETCH_ONE
            )
            for related in self._related:
                related.populate(row, instance)
            yield instance


def fetched[M: Model](owners: Sequence[Model], name: str, rows: Sequence[M], *, by: str) -> None:
    """Gives each owner its rows as `name`, as `prefetch_related` would; `by` names it."""
    for owner in owners:
        manager = getattr(owner, name)
        found = manager.all()
        found._result_cache = [row for row in rows if getattr(row, f"{by}_id") == owner.pk]
        found._prefetch_done = True
        for row in found:
            setattr(row, by, owner)
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found


def _one_by_one(told: Iterable[object]) -> list[object]:
    return [one for value in told for one in (value if isinstance(value, tuple) else (value,))]


def _is_told(value: object) -> bool:
    return isinstance(value, UUID | datetime | str | int) and not isinstance(value, bool)


def _shape(value: object) -> object:
    """What decides how the query looks: a value that is put in does so by its type alone."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return tuple(map(_shape, value))
    for kind in (UUID, datetime, str, int):
        if isinstance(value, kind):
            return kind
    raise TypeError(f"A compiled query is told ids, moments, words and numbers, not {value!r}.")


def _stand_in(value: object, places: "count[int]") -> Any:  # noqa: ANN401 - of the type of `value`
    if isinstance(value, tuple):
        return tuple(_stand_in(one, places) for one in value)
    place = next(places)
    if isinstance(value, UUID):
        return UUID(int=place + 1)
    if isinstance(value, datetime):
        return LATEST - timedelta(seconds=place)
    if isinstance(value, str):
        return f"\ue000{place}"
    return value if value is None or isinstance(value, bool) else GREATEST - place
