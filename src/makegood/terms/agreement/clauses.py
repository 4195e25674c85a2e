"""What does a clause say, once the agreement's numbers stand in its words?

`{packs.units}` stands for a number, day or list of agreement.toml, by its path there;
`{rate.premium.usual|unit|units}` for the word that goes with a number; `{clause 4}` for a
reference to a clause; `{{` and `}}` for braces.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from makegood.terms.agreement.figures import Figure
from makegood.terms.agreement.said import Names, say
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
        path, *forms = slot[1].split("|")
        figure = figures[path]
        if not forms:
            return say(figure, speech, names)
        assert isinstance(figure, int)
        return forms[speech.form(figure)]

    return _SLOT.sub(filled, words)


def flawed_slots(
    words: str, figures: Mapping[str, Figure], clauses: frozenset[str], speech: Speech
) -> Iterator[tuple[str, str, str]]:
    """For each slot that can't be filled: itself, what is wrong, and what would be right."""
    checks: list[Callable[[str], tuple[str, str] | None]] = [
        lambda slot: _without_clause(slot, clauses),
        lambda slot: _without_figure(slot, figures),
        lambda slot: _without_forms(slot, figures, speech),
    ]
    for slot in _SLOT.finditer(words):
        if slot[0] in ("{", "}"):
            yield slot[0], "A brace stands alone.", "Write it twice to mean a brace."
        elif slot[1] is not None:
            found = next(filter(None, (check(slot[1]) for check in checks)), None)
            if found:
                yield slot[0], *found


def mentioned(words: str) -> set[str]:
    """The paths that the words mention."""
    return {slot[1].split("|")[0] for slot in _SLOT.finditer(words) if slot[1]}


def _without_clause(slot: str, clauses: frozenset[str]) -> tuple[str, str] | None:
    number = slot.removeprefix(_REFERENCE)
    if number == slot or number in clauses:
        return None
    return f"`{{{slot}}}` refers to a clause that does not exist.", "Refer to one that is here."


def _without_figure(slot: str, figures: Mapping[str, Figure]) -> tuple[str, str] | None:
    path = slot.split("|")[0]
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
    path, *forms = slot.split("|")
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
