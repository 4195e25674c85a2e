"""Is the house in order? Rules that no linter knows; each failure says what to do instead.

Whoever needs an exception writes it into one of the lists below, with its reason, where the next
reader looks for it.
"""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "makegood"
DOORS = ("portal", "desk", "owner", "api", "mail", "jobs", "cli", "signin")
MOST_LINES = 300

# Each exception: the file under src/makegood, and why it may.
WRITES_IN_A_DOOR: dict[str, str] = {}
OPEN_KEYWORDS = {
    "commands/refused.py": "each refusal names its own details",
    "config/router.py": "Django calls a database router so",
}
SAVES_ITS_OWN_WAY: dict[str, str] = {}
RECEIVES_SIGNALS: dict[str, str] = {}
MARKS = {"_", "gettext", "ngettext", "pgettext", "gettext_lazy"}


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _in_source(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def _is_cache(path: Path) -> bool:
    inside = path.parent.relative_to(ROOT).parts[1:]
    return any(part == "__pycache__" or part.startswith(".") for part in inside)


MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
IN_DOORS = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in DOORS]
EXACT = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in {"terms", "ledger"}]
PACKAGES = sorted({path.parent for path in MODULES})
PLAIN = {"", ".py", ".md", ".toml", ".html", ".txt", ".css", ".js", ".po", ".yml", ".yaml", ".sh"}
WRITTEN = sorted(
    path
    for folder in ("src", "docs", "bin", "tests", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix in PLAIN and not _is_cache(path)
)
SPEECH = [path for path in WRITTEN if path.relative_to(ROOT).parts[0] in {"src", "docs", "bin"}]

each_module = pytest.mark.parametrize("path", MODULES, ids=_named)


@cache
def _text(path: Path) -> str:
    return path.read_text()


def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), filename=str(path))


def _places(path: Path, nodes: list[Any]) -> str:
    return ", ".join(f"{_named(path)}:{node.lineno}" for node in nodes)


def _calls(path: Path, *names: str) -> list[ast.Call]:
    """The calls of a method of one of these names."""
    return [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
    ]


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


# --- What a reader finds ---


@pytest.mark.parametrize("package", PACKAGES, ids=_named)
def test_a_package_says_in_one_sentence_what_lives_there(package):
    first = package / "__init__.py"
    said = (ast.get_docstring(_tree(first)) if first.exists() else None) or ""

    assert said.endswith(".") and "\n\n" not in said and len(re.findall(r"\.(\s|$)", said)) == 1, (
        f"Open {_named(first)} with one sentence on what lives there."
    )


@each_module
def test_a_module_says_what_it_is(path):
    assert ast.get_docstring(_tree(path)), "Open it with the question that it answers."


@each_module
def test_a_module_is_short_enough_to_read(path):
    lines = len(_text(path).splitlines())

    assert lines <= MOST_LINES, f"{lines} lines: cut it by what its parts are about."


def test_nothing_is_left_to_be_done_in_the_text():
    words = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
    found = [f"{_named(path)}: {word}" for path in SPEECH for word in words.findall(_text(path))]

    assert not found, f"{found}: do it now, or file an issue and leave the text without it."


def test_no_text_knows_the_machine_it_was_written_on():
    ours = [re.escape(str(place)) for place in (ROOT, Path.home()) if len(place.parts) > 2]
    places = re.compile("|".join([*ours, r"(?<![\w.}>/~-])/(?:home|Users|root)/\w+"]))
    found = [
        f"{_named(path)}: {place}" for path in WRITTEN for place in places.findall(_text(path))
    ]

    assert not found, f"{found}: that is one machine's folder: derive it, or invent one."


# --- Who may write ---


@pytest.mark.parametrize("path", IN_DOORS, ids=_named)
def test_a_door_writes_nothing(path):
    by_manager = [
        call
        for call in _calls(
            path,
            "create",
            "update",
            "delete",
            "bulk_create",
            "bulk_update",
            "get_or_create",
            "update_or_create",
        )
        if ".objects" in ast.unparse(call.func)
    ]
    transactions = [
        node
        for node in ast.walk(_tree(path))
        if (isinstance(node, ast.Attribute) and node.attr == "atomic")
        or (isinstance(node, ast.Name) and node.id == "atomic")
    ]
    written = [*by_manager, *_calls(path, "save", "delete"), *transactions]

    assert not written or _in_source(path) in WRITES_IN_A_DOOR, (
        f"{_places(path, written)}: write a command, and call it from here."
    )


@each_module
def test_a_lock_leaves_foreign_keys_alone(path):
    careless = [
        call
        for call in _calls(path, "select_for_update")
        if not any(
            word.arg == "no_key" and ast.unparse(word.value) == "True" for word in call.keywords
        )
    ]

    assert not careless, f"{_places(path, careless)}: write select_for_update(no_key=True)."


@each_module
def test_a_save_names_its_fields(path):
    careless = [
        call
        for call in _calls(path, "save")
        if not any(word.arg in {"update_fields", "force_insert"} for word in call.keywords)
    ]

    assert not careless or _in_source(path) in SAVES_ITS_OWN_WAY, (
        f"{_places(path, careless)}: name what changed, save(update_fields=[...]),"
        " or say that the row is new, save(force_insert=True)."
    )


@each_module
def test_nothing_happens_behind_a_save(path):
    overrides = [
        member
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ClassDef)
        for member in _functions(ast.Module(node.body, []))
        if member.name == "save"
    ]

    assert not overrides or _in_source(path) in SAVES_ITS_OWN_WAY, (
        f"{_places(path, overrides)}: do it in the command, where it can be read."
    )


@each_module
def test_nobody_listens_behind_our_backs(path):
    heard = [
        node
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.ImportFrom)
        and ((node.module or "").endswith("signals") or node.module == "django.dispatch")
    ]

    assert not heard or _in_source(path) in RECEIVES_SIGNALS, (
        f"{_places(path, heard)}: call what follows. Where a library has nothing but a signal,"
        " list the file in RECEIVES_SIGNALS with the reason."
    )


# --- How it is written ---


@each_module
def test_words_to_translate_stand_where_they_are_found(path):
    inside = [
        call
        for text in ast.walk(_tree(path))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in MARKS
    ]
    assert not inside, _places(path, inside) + ": nobody looks for words inside of an f-string"


@each_module
def test_a_module_imports_at_its_top(path):
    if _in_source(path).startswith("cli/") or path.name == "__main__.py":
        return  # these load what a subcommand needs when it is called
    late = [
        node
        for function in _functions(_tree(path))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not late, f"{_places(path, late)}: import at the top; where that is a cycle, cut it."


@each_module
def test_a_signature_says_what_it_takes(path):
    opened = [
        node
        for node in _functions(_tree(path))
        if node.args.kwarg and not _passed_on(node.args.kwarg)
    ]

    assert not opened or _in_source(path) in OPEN_KEYWORDS, (
        f"{_places(path, opened)}: name each argument, or take one frozen dataclass."
    )


def _passed_on(argument: ast.arg) -> bool:
    """Is it a wrapper's `**kwargs: P.kwargs`, which takes exactly what the wrapped one takes?"""
    return argument.annotation is not None and ast.unparse(argument.annotation).endswith(".kwargs")


@pytest.mark.parametrize("path", EXACT, ids=_named)
def test_money_and_minutes_are_whole_numbers(path):
    inexact = [
        node
        for node in ast.walk(_tree(path))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div))
    ]

    assert not inexact, f"{_places(path, inexact)}: count in the smallest unit, say how you round."


def test_no_exception_outlives_its_file():
    excepted = [*WRITES_IN_A_DOOR, *OPEN_KEYWORDS, *SAVES_ITS_OWN_WAY, *RECEIVES_SIGNALS]
    gone = [name for name in excepted if not (SOURCE / name).exists()]

    assert not gone, f"{gone}: take it off its list at the head of this module."
