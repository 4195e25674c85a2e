"""Does a file hold the keys and kinds of values that it should?"""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from makegood.terms.agreement.checks import CLAUSE_NUMBER, ID
from makegood.terms.agreement.flaw import Flaw
from makegood.terms.agreement.lines import Path
from makegood.terms.agreement.rules.hours import COUNTRY, SUBDIVISION
from makegood.terms.agreement.rules.rule import Rule
from makegood.terms.agreement.text import Text

# What a kind of error says, and what would be right; {key} is where, {input} what stands there.
SENTENCES = {
    "missing": ("`{key}` is missing.", "Write `{key} = ...` here."),
    "int_type": ("`{key}` is no whole number.", "Write digits without quotes."),
    "string_type": ("`{key}` is no text.", "Write it in quotes."),
    "bool_type": ("`{key}` is neither true nor false.", "Write `true` or `false`."),
    "date_type": ("`{key}` is no day.", "Write it without quotes, as 2026-08-03."),
    "tuple_type": ("`{key}` is no list.", "Write it in brackets: [...], or as [[{key}]]."),
    "dict_type": ("`{key}` is no table.", "Write it as [{key}]."),
    "model_type": ("`{key}` is no table.", "Write it as [{key}]."),
    "literal_error": ("`{input}` is no choice for `{key}`.", "Write {expected}."),
    "union_tag_not_found": ("`{discriminator}` is missing.", "Say which kind of `{key}` it is."),
    "union_tag_invalid": (
        "`{tag}` is no choice for `{discriminator}`.",
        "Write one of {expected_tags}.",
    ),
    "string_too_short": ("`{key}` is empty.", "Write something."),
    "string_too_long": ("`{key}` is too long.", "Keep it to {max_length} characters."),
    "too_short": ("`{key}` is empty.", "Write at least {min_length}."),
    "too_long": ("`{key}` has too many entries.", "Keep it to {max_length}."),
    "greater_than_equal": ("`{key}` is {input}.", "Write {ge} or more."),
    "less_than_equal": ("`{key}` is {input}.", "Write {le} or less."),
}
PATTERNS = {
    ID: "Write a short name in small letters, digits and `_`, a letter first.",
    CLAUSE_NUMBER: "Write a clause's number as printed, such as 3a, at most 12 characters.",
    COUNTRY: "Write the two letters of a country as ISO 3166 has them, such as DE.",
    SUBDIVISION: "Write a part of the country as ISO 3166 has it, such as BY.",
}
KINDS = {"rate": "price"}  # tables of several kinds, and the key that tells which
A_KEY = "[key]"  # how the end of an error's place says that the key itself is wrong


def shaped[File: Rule](kind: type[File], text: Text) -> File | tuple[Flaw, ...]:
    """The file's values as what they should be, or all that is wrong with their shape."""
    try:
        return kind.model_validate(text.values)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        found = (_flaws(text, kind, error) for error in errors if not _is_echo(error))
        return tuple(flaw for flaws in found for flaw in flaws)


def _is_echo(error: ErrorDetails) -> bool:
    """A list with a wrong element also counts as too short, which it is not."""
    return error["type"] == "too_short" and bool(error["input"])


def _flaws(text: Text, kind: type[Rule], error: ErrorDetails) -> Iterator[Flaw]:
    path = _path(error["loc"], text.values)
    if error["type"] != "flaws":
        yield _flaw(text, kind, path, error)
        return
    for says, instead, inside in error["ctx"]["flaws"]:
        yield text.flaw((*path, *inside), says, instead)


def _flaw(text: Text, kind: type[Rule], path: Path, error: ErrorDetails) -> Flaw:
    key = next((part for part in reversed(path) if isinstance(part, str)), text.file)
    if error["type"] == "extra_forbidden":
        return text.flaw(path, f"`{key}` is not known here.", _known(kind, path, key))
    if error["type"] == "string_pattern_mismatch":
        instead = PATTERNS[error["ctx"]["pattern"]]
        return text.flaw(path, f"`{error['input']}` can't stand here.", instead)
    says, instead = SENTENCES[error["type"]]
    facts = {"key": key, "input": error["input"], **error.get("ctx", {})}
    if tag := facts.get("discriminator"):
        facts["discriminator"] = tag.strip("'")
        path = (*path, facts["discriminator"])
    return text.flaw(path, says.format_map(facts), instead.format_map(facts))


def _path(place: tuple[str | int, ...], values: Mapping[str, Any]) -> Path:
    """The error's place in the file: without the names of alternatives, with a missing key."""
    path: Path = ()
    here: Any = values
    for part in place[:-1]:
        if part in _keys(here) and not _is_kind(part, path, here):
            path = (*path, part)
            here = here[part]
    is_about_key = place[-1] == A_KEY and A_KEY not in _keys(here)
    return path if is_about_key else (*path, place[-1])


def _is_kind(part: str | int, path: Path, table: Mapping[str, Any]) -> bool:
    """Whether the part is the kind of a table, and no key of it that is called alike."""
    key = KINDS.get(str(path[0]), "") if len(path) == 2 else ""
    return table.get(key) == part if key else False


def _keys(value: object) -> tuple[str | int, ...]:
    if isinstance(value, tuple):
        return tuple(range(len(value)))
    return tuple(value) if isinstance(value, dict) else ()


def _known(kind: type[Rule], path: Path, key: str) -> str:
    """Which keys could stand there."""
    kinds = [kind]
    for part in path[:-1]:
        fields = [each.model_fields[part] for each in kinds if part in each.model_fields]
        if fields:
            kinds = [rule for field in fields for rule in _rules_in(field.annotation)]
    known = sorted({name for each in kinds for name in each.model_fields})
    close = get_close_matches(key, known, n=1)
    return f"Write `{close[0]}`." if close else f"Known here: {', '.join(known)}."


def _rules_in(annotation: object) -> Iterator[type[Rule]]:
    """The tables that an annotation speaks of, however deep."""
    annotation = getattr(annotation, "__value__", annotation)
    if isinstance(annotation, type) and issubclass(annotation, Rule):
        yield annotation
    for inner in get_args(annotation):
        yield from _rules_in(inner)
