"""What does a clause say, once the agreement's numbers stand in its words?

`{packs.units}` stands for a number, day or list of agreement.toml, by its path there;
`{rate.premium.usual|unit|units}` for the word that goes with a number; `{decision.within/dative}`
for a length whose words are bent; `{clause 4}` for a reference to a clause; `{{` and `}}` for
braces.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from makegood.terms.agreement.counted import CASES
from makegood.terms.agreement.figures import Figure, Matrix
from makegood.terms.agreement.lengths import Length, Period
from makegood.terms.agreement.said import Names, counted, say
from makegood.terms.agreement.speech import Speech

_SLOT = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_REFERENCE = "clause "
NAMED = 8  # figures that are named in a flaw, at most
COMPARED = 500  # figures among which one that is written alike is looked for, at most


def fill(words: str, figures: Mapping[str, Figure], speech: Speech, names: Names) -> str:
    """The words with every slot filled. They have no flaws; `names` are those of their language."""

    def filled(slot: re.Match[str]) -> str:
        if slot[1] is None:
            return slot[0][0]
        if slot[1].startswith(_REFERENCE):
            return f"§ {slot[1].removeprefix(_REFERENCE)}"
        path, case, forms = _parts(slot[1])
        figure = figures[path]
        if forms:
            assert isinstance(figure, int)
            return forms[speech.form(figure)]
        if case:
            assert isinstance(figure, Length | Period)
            return counted(figure, speech, CASES[speech.code][case])
        return say(figure, speech, names)

    return _SLOT.sub(filled, words)


def flawed_slots(
    words: str, figures: Mapping[str, Figure], clauses: frozenset[str], speech: Speech
) -> Iterator[tuple[str, str, str]]:
    """For each slot that can't be filled: itself, what is wrong, and what would be right."""
    checks: list[Callable[[str], tuple[str, str] | None]] = [
        lambda slot: _without_clause(slot, clauses),
        lambda slot: _without_figure(slot, figures),
        lambda slot: _without_forms(slot, figures, speech),
        lambda slot: _without_case(slot, figures, speech),
    ]
    for slot in _SLOT.finditer(words):
        if slot[0] in ("{", "}"):
            yield slot[0], "A brace stands alone.", "Write it twice to mean a brace."
        elif slot[1] is not None:
            found = next(filter(None, (check(slot[1]) for check in checks)), None)
            if found := found or _inside_a_line(slot, figures):
                yield slot[0], *found


def mentioned(words: str) -> set[str]:
    """The paths that the words mention."""
    return {_parts(slot[1])[0] for slot in _SLOT.finditer(words) if slot[1]}


def _parts(slot: str) -> tuple[str, str, list[str]]:
    """The path of a slot, the case of its words, and the forms of a word beside it."""
    where, *forms = slot.split("|")
    path, _, case = where.partition("/")
    return path, case, forms


def _without_clause(slot: str, clauses: frozenset[str]) -> tuple[str, str] | None:
    number = slot.removeprefix(_REFERENCE)
    if number == slot or number in clauses:
        return None
    return f"`{{{slot}}}` refers to a clause that does not exist.", "Refer to one that is here."


def _without_figure(slot: str, figures: Mapping[str, Figure]) -> tuple[str, str] | None:
    path, _case, _forms = _parts(slot)
    if slot.startswith(_REFERENCE) or path in figures:
        return None
    alike = get_close_matches(path, figures, n=1) if len(figures) <= COMPARED else ()
    some = alike or sorted(figures)[:NAMED]
    return (
        f"No number of agreement.toml fills `{{{slot}}}`.",
        f"Write {' or '.join(some)}.",
    )


def _without_forms(
    slot: str, figures: Mapping[str, Figure], speech: Speech
) -> tuple[str, str] | None:
    path, _case, forms = _parts(slot)
    if not forms:
        return None
    if not isinstance(figures[path], int):
        return f"`{path}` is no number that words could go with.", f"Write `{{{path}}}`."
    if len(forms) == speech.forms:
        return None
    return (
        f"`{{{slot}}}` has {len(forms)} forms of a word.",
        f"Write {speech.forms}, the one for a single thing first.",
    )


def _without_case(
    slot: str, figures: Mapping[str, Figure], speech: Speech
) -> tuple[str, str] | None:
    path, case, forms = _parts(slot)
    if not case:
        return None
    cases = CASES.get(speech.code, {})
    if not isinstance(figures[path], Length | Period) or forms:
        return f"`{path}` is no length whose words could be bent.", f"Write `{{{path}}}`."
    if case in cases:
        return None
    known = " or ".join(f"`{{{path}/{name}}}`" for name in cases)
    return f"`{case}` is no case of `{speech.code}`.", f"Write {known or f'`{{{path}}}`'}."


def _inside_a_line(slot: re.Match[str], figures: Mapping[str, Figure]) -> tuple[str, str] | None:
    """A table of lengths becomes a list, which can't begin inside of a line."""
    before = slot.string[: slot.start()].rpartition("\n")[2]
    after = slot.string[slot.end() :].partition("\n")[0]
    if isinstance(figures.get(slot[1]), Matrix) and (before + after).strip():
        return f"`{slot[0]}` is a list, but stands inside of a line.", "Give it a line of its own."
    return None
