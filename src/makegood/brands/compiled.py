"""How is a query asked again with other values, and its SQL not worked out again?

Django works out the SQL of a query set anew each time that it is asked, and that takes longer than
PostgreSQL takes to answer it by an index. Where a page asks many such queries, most of its time is
spent on words that are the same every time.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from datetime import UTC, date, datetime, timedelta
from functools import cached_property, update_wrapper
from typing import Any, Final, cast
from uuid import UUID

from django.db import connections
from django.db.models import FETCH_ONE, Field, ForeignKey, Lookup, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from psycopg import sql as sql_of

from makegood.brands.foreseen import Question, Row, answer, question

# No query has values of its own that lie there: they stand for what is told.
LATEST: Final = datetime(9999, 12, 31, tzinfo=UTC)
GREATEST: Final = 2**31 - 1


@ForeignKey.register_lookup
@Field.register_lookup
class IsAny(Lookup):
    """`brand__any=ids`: it is one of them, however many there are. As `in`, with one value.

    Of one alone it is that one: only then does an index that begins with it give an order.
    """

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:  # noqa: ANN401
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = {'%s' if len(self.rhs) == 1 else 'ANY(%s)'}", (*params, self.rhs)


class Compiled[M: Model, **P]:
    """A query that is made once, for values that stand for all others, and asked with any.

    What `build` is told are ids, moments, days, words and numbers, or tuples of such for `any`, by
    position. It does no more with them than put them into the query. True, False, None and whether
    a tuple has but one may decide how the query looks: for each such case it is made once. What is
    found comes with `select_related`, but without `prefetch_related`.
    """

    def __init__(self, build: Callable[P, QuerySet[M]]) -> None:
        self._build = cast("Callable[..., QuerySet[M]]", build)
        self._plans: dict[tuple[object, ...], _Plan[M]] = {}
        update_wrapper(self, build)

    def __call__(self, *told: P.args, **by_name: P.kwargs) -> list[M]:
        """All that is found."""
        assert not by_name, "What a compiled query is told stands in its place, without a name."
        return self._plan(told).rows(told)

    def first(self, *told: P.args, **by_name: P.kwargs) -> M | None:
        """The first of what is found, if anything is: for what limits itself to one."""
        return next(iter(self(*told, **by_name)), None)

    def about(self, *told: P.args, **_by_name: P.kwargs) -> Question:
        """What is asked of the database for these values, to foresee it."""
        return self._plan(told).question(told)

    def part(self, window: slice, *told: P.args, **_by_name: P.kwargs) -> list[M]:
        """What is found, from `window.start` to before `window.stop`."""
        return self._plan(told).rows(told, window)

    def number(self, most: int, *told: P.args, **_by_name: P.kwargs) -> int:
        """How much is found, up to `most`."""
        return self._plan(told).number(told, most)

    def about_part(self, window: slice, *told: P.args, **_by_name: P.kwargs) -> Question:
        """What `part` asks, to foresee it."""
        return self._plan(told).question(told, window)

    def about_number(self, most: int, *told: P.args, **_by_name: P.kwargs) -> Question:
        """What `number` asks, to foresee it."""
        return self._plan(told).counting(told, most)

    def _plan(self, told: Sequence[object]) -> "_Plan[M]":
        shape = tuple(map(_shape, told))
        plan = self._plans.get(shape)
        if plan is None:
            stand_ins = [_stand_in(value, place) for place, value in enumerate(told)]
            plan = self._plans[shape] = _Plan(self._build(*stand_ins), stand_ins)
        return plan


compiled = Compiled  # as what stands above a function reads


class _Plan[M: Model]:
    """A query as SQL, and how its rows become instances."""

    def __init__(self, asked: QuerySet[M], stand_ins: Sequence[object]) -> None:
        self._using = asked.db
        self._compiler = asked.query.get_compiler(asked.db)
        self._stand_ins = stand_ins
        self._statement = self._stated(self._compiler)
        self._asked = asked
        self._read(self._compiler.klass_info)

    def _read(self, info: dict[str, Any]) -> None:
        """As the query set itself reads rows, see Django's `ModelIterable`."""
        first, last = info["select_fields"][0], info["select_fields"][-1]
        select = self._compiler.select
        self._model = info["model"]
        self._columns = slice(first, last + 1)
        self._names = [column.target.attname for column, *_rest in select[self._columns]]
        populators = get_related_populators(info, select, self._using, FETCH_ONE)
        fields = [related["field"] for related in info.get("related_klass_infos", ())]
        self._related = list(zip(fields, populators, strict=True))
        columns = [column for column, *_rest in select[: self._compiler.col_count]]
        self._converters = self._compiler.get_converters(columns)

    def question(self, told: Sequence[object], window: slice | None = None) -> Question:
        sql, params = self._statement.of(told)
        if window is not None:
            sql += " LIMIT %s OFFSET %s"
            params += [window.stop - window.start, window.start]
        return question(sql, params)

    def rows(self, told: Sequence[object], window: slice | None = None) -> list[M]:
        found = answer(self.question(told, window))
        compiler = copy(self._compiler)
        compiler.connection = connections[self._using]
        return list(self._instances(compiler.apply_converters(found, self._converters)))

    def counting(self, told: Sequence[object], most: int) -> Question:
        sql, params = self._counted.of(told)
        counted = f"SELECT count(*) FROM ({sql} LIMIT %s) counted"  # noqa: S608 - our own words
        return question(counted, [*params, most])

    def number(self, told: Sequence[object], most: int) -> int:
        ((number,),) = answer(self.counting(told, most))
        return int(number)

    @cached_property
    def _counted(self) -> "_Statement":
        """The same with nothing but what tells the rows apart, in no order."""
        lean = self._asked.select_related(None).order_by().only("pk")
        return self._stated(lean.query.get_compiler(self._using))

    def _stated(self, compiler: SQLCompiler) -> "_Statement":
        sql, params = compiler.as_sql()
        return _Statement(sql, params, self._stand_ins, self._using)

    def _instances(self, rows: Iterable[Row]) -> Iterator[M]:
        """As Django makes them, but whatever several rows refer to is one instance."""
        seen: dict[tuple[ForeignKey[Any, Any], UUID | None], Model | None] = {}
        for row in rows:
            instance = self._model.from_db(
                self._using, self._names, row[self._columns], fetch_mode=FETCH_ONE
            )
            for field, related in self._related:
                row_id = row[related.cols_start + related.pk_idx]
                if (field, row_id) in seen:
                    field.set_cached_value(instance, seen[field, row_id])
                else:
                    related.populate(row, instance)
                    seen[field, row_id] = field.get_cached_value(instance)
            yield instance


class _Statement:
    """SQL in which only what is told is left open: the more a plan knows, the better it is."""

    def __init__(
        self, sql: str, params: Iterable[object], stand_ins: Sequence[object], using: str
    ) -> None:
        places = {value: place for place, value in enumerate(stand_ins) if _is_told(value)}
        first, *pieces = sql.split("%s")
        self._places: list[int] = []
        for value, piece in zip(params, pieces, strict=True):
            place = places.get(value) if _is_told(value) else None
            if place is None:
                first += _literal(value, using) + piece
            else:
                self._places.append(place)
                first += "%s" + piece
        self._sql = first
        assert places.keys() == {stand_ins[place] for place in self._places}, (
            "A value that is told appears nowhere in the query."
        )

    def of(self, told: Sequence[object]) -> tuple[str, list[Any]]:
        values = (told[place] for place in self._places)
        return self._sql, [_given(one) if isinstance(one, tuple) else one for one in values]


def fetched[M: Model](owners: Sequence[Model], name: str, rows: Sequence[M], *, by: str) -> None:
    """Gives each owner its rows as `name`, as `prefetch_related` would; `by` names it.

    A row of somebody else belongs to what came to be between the two queries, and is left out.
    """
    if not owners:
        return
    of_each: dict[Any, list[M]] = {owner.pk: [] for owner in owners}
    for row in rows:
        of_each.get(getattr(row, f"{by}_id"), []).append(row)
    nothing = _found(getattr(owners[0], name).none(), [])
    for owner in owners:
        its = of_each[owner.pk]
        found = _found(getattr(owner, name).all(), its) if its else nothing
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = found
        for row in its:
            setattr(row, by, owner)


def _found[M: Model](asked: QuerySet[M], rows: list[M]) -> QuerySet[M]:
    """The query set as if it had been asked: see Django's `prefetch_related_objects`."""
    asked._result_cache = rows
    asked._prefetch_done = True  # type: ignore[attr-defined] # it is Django's own
    return asked


def _literal(value: object, using: str) -> str:
    connection = connections[using]
    connection.ensure_connection()
    return sql_of.Literal(value).as_string(connection.connection).replace("%", "%%")


def _given(several: tuple[object, ...]) -> object:
    return several[0] if len(several) == 1 else list(several)


def _is_told(value: object) -> bool:
    return isinstance(value, UUID | date | str | int | tuple) and not isinstance(value, bool)


def _shape(value: object) -> object:
    """What decides how the query looks: a value that is put in does so by its type alone."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return tuple, len(value) == 1
    for kind in (UUID, datetime, date, str, int):
        if isinstance(value, kind):
            return kind
    raise TypeError(f"A query is told ids, moments, days, words and numbers, not {value!r}.")


def _stand_in(value: object, place: int) -> object:
    """Of the same type; True, False and None stand for themselves."""
    if isinstance(value, UUID):
        return UUID(int=place + 1)
    if isinstance(value, datetime):
        return LATEST - timedelta(seconds=place)
    if isinstance(value, date):
        return (LATEST - timedelta(days=place)).date()
    if isinstance(value, str):
        return f"\ue000{place}"
    if isinstance(value, tuple):
        return (place,) if len(value) == 1 else (place, place)
    return value if value is None or isinstance(value, bool) else GREATEST - place
