"""What differs between two versions of an agreement, and for whom is it better?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from makegood.terms.agreement.change import Change, Kind
from makegood.terms.agreement.checks import CLAUSE_KEYS
from makegood.terms.agreement.clauses import mentioned
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.parts import RULES, Parts
from makegood.terms.agreement.preference import Favours, who_gains, who_gains_by_table
from makegood.terms.agreement.renumbered import same_clauses
from makegood.terms.agreement.reworded import differences_in_words
from makegood.terms.agreement.rules.rule import Named, Rule
from makegood.terms.agreement.written import written

NAMED_BY = ("what", "on")  # by which tables without an id are told apart, else by their number
MATRIX = "within"  # a table whose cells are values of one kind

type Tables = dict[str, tuple[int, Rule]]


def difference(old: Parts, new: Parts) -> tuple[Change, ...]:
    """All that differs: rules by their place, then clauses and names. Both are without errors.

    Rules are compared by their ids, and what is left out by what that means. A clause that only
    has another number is renumbered, and the rules that rest on it have not changed. What is
    better for the customer is told of each value by itself, as if all others had stayed.
    """
    assert old.rules is not None, "parts with errors are not compared"
    assert new.rules is not None, "parts with errors are not compared"
    numbers = _numbers(old, new)
    walk = _Walk(old, new, numbers)
    walk.compare(old.rules, new.rules, _Spot())
    return (*walk.found, *differences_in_words(old.languages, new.languages, numbers))


def _numbers(old: Parts, new: Parts) -> Mapping[str, str]:
    """The present numbers of clauses by the former ones, found in the first common language."""
    common = [language for language in new.languages if language in old.languages]
    language = common[0] if common else None
    former = old.languages[language or next(iter(old.languages))][1].clause
    present = new.languages[language or next(iter(new.languages))][1].clause
    if language is None:
        return {
            one.number: one.number for one in former if one.number in {c.number for c in present}
        }
    return same_clauses(former, present)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the walk is: in words, in the former file, in the present one, and among the wishes.

    `clauses` are the former and the present one that the nearest table rests on.
    """

    place: tuple[str, ...] = ()
    was_at: Path = ()
    is_at: Path = ()
    keys: tuple[str, ...] = ()
    clauses: tuple[str | None, str | None] = (None, None)

    def key(self, key: str) -> "_Spot":
        """A key of the table."""
        is_cell = self.keys[-1:] == (MATRIX,)
        return _Spot(
            (*self.place, key),
            (*self.was_at, key),
            (*self.is_at, key),
            self.keys if is_cell else (*self.keys, key),
            self.clauses,
        )

    def table(self, name: str, was: int, is_now: int) -> "_Spot":
        """One of several tables: its name, and where it was and is among them."""
        place, was_at, is_at = (*self.place, name), (*self.was_at, was), (*self.is_at, is_now)
        return replace(self, place=place, was_at=was_at, is_at=is_at)

    def inside(self, old: object, new: object) -> "_Spot":
        """The same place, once the clauses of the two tables are known."""
        clauses = tuple(getattr(table, "clause", None) for table in (old, new))
        return replace(self, clauses=(clauses[0], clauses[1])) if any(clauses) else self


@dataclass(slots=True)
class _Walk:
    """Goes through two versions of the rules at once."""

    old: Parts
    new: Parts
    numbers: Mapping[str, str]
    found: list[Change] = field(default_factory=list)

    def compare(self, old: object, new: object, spot: _Spot) -> None:
        """Finds what differs between two values of one place; None is one that is left out."""
        if isinstance(old, Rule) and isinstance(new, Rule):
            self._fields(old, new, spot.inside(old, new))
        elif old == new:
            return
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*new, *old)):
                self.compare(old.get(key), new.get(key), spot.key(key))
        elif _are_tables(old) or _are_tables(new):
            self._lists(_by_name(old), _by_name(new), spot)
        elif isinstance(old, Rule) or isinstance(new, Rule):
            kind = Kind.REMOVED if new is None else Kind.ADDED
            gains = who_gains_by_table(".".join(spot.keys), comes=kind is Kind.ADDED)
            self._add(kind, (None, None), spot.inside(old, new), gains)
        else:
            self._values(old, new, spot)

    def _fields(self, old: Rule, new: Rule, spot: _Spot) -> None:
        for key in dict.fromkeys((*type(new).model_fields, *type(old).model_fields)):
            was, now = getattr(old, key, None), getattr(new, key, None)
            if key in CLAUSE_KEYS and isinstance(was, str):
                was = self.numbers.get(was, was)
            self.compare(was, now, spot.key(key))

    def _lists(self, old: Tables, new: Tables, spot: _Spot) -> None:
        for name in dict.fromkeys((*new, *old)):
            was, one = old.get(name, (0, None))
            is_now, other = new.get(name, (0, None))
            self.compare(one, other, spot.table(name, was, is_now))
        before = [name for name in old if name in new]
        after = [name for name in new if name in old]
        if before != after:
            orders = ", ".join(before), ", ".join(after)
            self._add(Kind.REORDERED, orders, spot, Favours.NOBODY)

    def _values(self, old: object, new: object, spot: _Spot) -> None:
        was = None if old is None else written(old)
        now = None if new is None else written(new)
        kind = Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED
        self._add(kind, (was, now), spot, who_gains(".".join(spot.keys), old, new))

    def _add(
        self, kind: Kind, values: tuple[str | None, str | None], spot: _Spot, favours: Favours
    ) -> None:
        gone = kind is Kind.REMOVED and values[1] is None
        parts, path = (self.old, spot.was_at) if gone else (self.new, spot.is_at)
        clause = spot.clauses[0 if gone else 1] or _that_mentions(spot.place, parts)
        line = parts.texts[RULES].line(path)
        self.found.append(Change(kind, spot.place, *values, clause, favours, RULES, line))


def _are_tables(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Rule)


def _by_name(tables: object) -> Tables:
    """Tables with their places, by their ids, by what tells them apart, or by numbers from 1."""
    found: Tables = {}
    for number, table in enumerate(tables if isinstance(tables, tuple) else ()):
        found[_name(table) or str(number + 1)] = (number, table)
    return found


def _name(table: Rule) -> str | None:
    if isinstance(table, Named):
        return table.id
    names = (getattr(table, key, None) for key in NAMED_BY)
    return next((str(name) for name in names if name is not None), None)


def _that_mentions(place: tuple[str, ...], parts: Parts) -> str | None:
    """The first clause that mentions a figure, in the language that governs."""
    _text, file = next(iter(parts.languages.values()))
    clauses = (clause for clause in file.clause if ".".join(place) in mentioned(clause.words))
    return next((clause.number for clause in clauses), None)
