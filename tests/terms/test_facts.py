"""A fact is about one thing: what its first field names."""

from dataclasses import dataclass
from typing import ClassVar

from makegood.terms.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class LampLit(Fact):
    """Somebody lit a lamp."""

    kind: ClassVar = "lamp.lit"
    lamp: str
    times: int


def test_the_subject_is_the_first_field():
    assert LampLit(times=3, lamp="a lamp's id").subject == "a lamp's id"
