"""A fact is about one thing: what its first field names."""

from collections import Counter
from dataclasses import dataclass, fields
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar, get_type_hints

from makegood.terms import facts
from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class LampLit(Fact):
    """Somebody lit a lamp."""

    kind: ClassVar = "lamp.lit"
    lamp: str
    times: int


def test_the_subject_is_the_first_field():
    assert LampLit(times=3, lamp="a lamp's id").subject == "a lamp's id"


def test_no_two_kinds_of_fact_have_one_name_and_each_has_a_subject():
    modules = [
        import_module(f"{facts.__name__}.{one.name}") for one in iter_modules(facts.__path__)
    ]
    kinds = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Fact) and hasattr(kind, "kind")
    }

    assert len(kinds) > len(modules)
    assert [name for name, times in Counter(one.kind for one in kinds).items() if times > 1] == []
    assert [one for one in kinds if get_type_hints(one)[fields(one)[0].name] is not str] == []
