"""Is the house in order? Rules that no linter knows; each failure says what to do instead.

Whoever needs an exception writes it into one of the lists below, with its reason, where the next
reader looks for it.
"""

import ast
import dataclasses
import enum
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "makegood"
DOORS = ("portal", "desk", "owner", "api", "mail", "jobs", "cli", "signin")
MOST_LINES = 300
WIDEST = 120

# Each exception: the file under src/makegood, and why it may.
WRITES_IN_A_DOOR: dict[str, str] = {}
OPEN_KEYWORDS = {
    "commands/refused.py": "each refusal names its own details",
    "config/router.py": "Django calls a database router so",
}
SAVES_ITS_OWN_WAY: dict[str, str] = {}
RECEIVES_SIGNALS: dict[str, str] = {}


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
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
PLAIN = {"", ".py", ".md", ".toml", ".html", ".txt", ".css", ".js", ".po", ".yml", ".yaml", ".sh"}
WRITTEN = sorted(
    path
    for folder in ("src", "docs", "bin", "tests", ".ci")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix in PLAIN and not _is_cache(path)
)
SPEECH = [path for path in WRITTEN if path.relative_to(ROOT).parts[0] in {"src", "docs", "bin"}]

each_module = pytest.mark.parametrize("path", MODULES, ids=_named)
each_page = pytest.mark.parametrize("path", PAGES, ids=_named)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


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
    lines = len(path.read_text().splitlines())

    assert lines <= MOST_LINES, f"{lines} lines: cut it by what its parts are about."


@pytest.mark.parametrize("path", SPEECH, ids=_named)
def test_nothing_is_left_to_be_done_in_the_text(path):
    found = re.findall(r"\b(?:TODO|FIXME|XXX|HACK)\b", path.read_text())

    assert not found, f"{found[0]}: do it now, or file an issue and leave the text without it."


@pytest.mark.parametrize("path", WRITTEN, ids=_named)
def test_no_text_knows_the_machine_it_was_written_on(path):
    ours = [str(place) for place in (ROOT, Path.home()) if len(place.parts) > 2]
    homes = re.findall(r"(?<![\w.}>/~-])/(?:home|Users|root)/\w+", path.read_text())
    found = [*homes, *(place for place in ours if place in path.read_text())]

    assert not found, f"{found[0]} is one machine's folder: derive it, or take an invented one."


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


# --- The terms ---


def test_the_terms_need_no_framework():
    code = (
        "import importlib, pkgutil, sys, makegood.terms as terms\n"
        "for found in pkgutil.walk_packages(terms.__path__, 'makegood.terms.'):\n"
        "    importlib.import_module(found.name)\n"
        "sys.exit(' '.join({'django', 'psycopg', 'procrastinate'} & set(sys.modules)) or 0)"
    )

    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 0, f"The terms load {ended.stderr}: pass them values instead."


def _facts() -> list[type]:
    """Every class that makegood.terms.facts defines, but for the base that they share."""
    if not (SOURCE / "terms" / "facts").is_dir():
        return []
    package = importlib.import_module("makegood.terms.facts")
    names = [
        found.name for found in pkgutil.walk_packages(package.__path__, "makegood.terms.facts.")
    ]
    return [
        value
        for module in (package, *map(importlib.import_module, names))
        for value in vars(module).values()
        if isinstance(value, type)
        and value.__module__ == module.__name__
        and ("kind" in vars(value) or not value.__subclasses__())
        and not issubclass(value, enum.Enum)
    ]


FACTS = _facts()
each_fact = pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.__name__)


@each_fact
def test_a_fact_is_frozen_and_says_what_it_means(fact):
    assert dataclasses.is_dataclass(fact) and fact.__dataclass_params__.frozen, (
        "Make it @dataclass(frozen=True, slots=True): what happened does not change."
    )
    assert fact.__doc__ and not fact.__doc__.startswith(f"{fact.__name__}("), (
        "Give it a docstring: what happened, to whom it matters."
    )


@each_fact
def test_a_fact_has_a_kind(fact):
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", getattr(fact, "kind", "")), (
        'Give it kind: ClassVar[str] = "noun.what_happened".'
    )


def test_no_two_facts_share_a_kind():
    kinds = [fact.kind for fact in FACTS]

    assert sorted(kinds) == sorted(set(kinds)), "One kind, one meaning: rename one of them."


@each_fact
def test_a_fact_carries_ids_and_numbers_alone(fact):
    hints = get_type_hints(fact)
    wordy = [field.name for field in dataclasses.fields(fact) if not _is_plain(hints[field.name])]

    assert not wordy, f"{wordy}: a fact holds ids, numbers and codes: str, int, bool, None, tuple."


def _is_plain(hint: Any) -> bool:
    """Is it a str, int, bool, None, or a union or tuple of these, under whatever name?"""
    hint = getattr(hint, "__supertype__", hint)  # what a NewType stands for
    hint = getattr(hint, "__value__", hint)  # what a `type` alias stands for
    if get_origin(hint) in {tuple, types.UnionType}:
        return all(part is ... or _is_plain(part) for part in get_args(hint))
    if get_origin(hint) is Literal:
        return True
    return hint in {str, int, bool, types.NoneType} or _is_enum(hint)


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, enum.StrEnum)


# --- The pages of the house ---

LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)")
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def _prose(path: Path) -> str:
    return FENCED.sub("", path.read_text())


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+\s+(.+?)\s*$", _prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_page
def test_a_link_leads_somewhere(path):
    for link in LINK.findall(_prose(path)):
        if re.match(r"[a-z]+:", link):
            continue  # the world outside is not ours to promise
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{link} is not there: mend the link, or write the page."
        assert not anchor or anchor in _anchors(target), f"{link}: no such heading there."


@each_page
def test_a_page_fits_the_window(path):
    wide = [
        number
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > WIDEST and " " in line.strip() and not line.startswith("|")
    ]

    assert not wide, f"Lines {wide} are wider than {WIDEST} characters: wrap them."


@each_page
def test_a_page_has_one_title(path):
    titles = re.findall(r"^# .+$", _prose(path), re.MULTILINE)

    assert len(titles) == 1 or not path.read_text(), "A page opens with its one title."


@pytest.mark.parametrize("path", DECISIONS, ids=_named)
def test_a_decision_says_what_was_rejected(path):
    sections = re.findall(r"^## (.+)$", path.read_text(), re.MULTILINE)

    assert sections == ["Context", "Decision", "Rejected", "Consequences"], (
        "A decision has these four parts, in this order."
    )
    assert len(path.read_text().splitlines()) <= 60, "A decision fits on a page."


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in DECISIONS]

    assert numbers == list(range(1, len(DECISIONS) + 1)), "Take the next free number."


def test_every_dependency_was_decided_on():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [
        *project["project"]["dependencies"],
        *(one for group in project["dependency-groups"].values() for one in group),
    ]
    decided = "\n".join(path.read_text() for path in DECISIONS)
    names = {re.match(r"[\w.-]+", one).group() for one in wanted}

    missing = sorted(name for name in names if f"`{name}`" not in decided)
    assert not missing, f"{missing}: say in docs/decisions why, and what was rejected."


def test_every_setting_is_in_the_handbook():
    read = (SOURCE / "config" / "settings.py").read_text()
    told = (ROOT / "docs" / "handbook" / "settings.md").read_text()
    wanted = set(re.findall(r'"((?:MAKEGOOD_|DATABASE_)[A-Z_]+)"', read))

    missing = sorted(name for name in wanted if f"`{name}`" not in told)
    assert not missing, f"{missing}: give it a row in docs/handbook/settings.md."


def test_no_exception_outlives_its_file():
    excepted = [*WRITES_IN_A_DOOR, *OPEN_KEYWORDS, *SAVES_ITS_OWN_WAY, *RECEIVES_SIGNALS]
    gone = [name for name in excepted if not (SOURCE / name).exists()]

    assert not gone, f"{gone}: take it off its list at the head of this module."
