"""Are the pages of the house in order: links, titles, decisions, settings?"""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
WIDEST = 120


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


each_page = pytest.mark.parametrize("path", PAGES, ids=_named)

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
    read = (ROOT / "src" / "makegood" / "config" / "settings.py").read_text()
    told = (ROOT / "docs" / "handbook" / "settings.md").read_text()
    wanted = set(re.findall(r'"((?:MAKEGOOD_|DATABASE_)[A-Z_]+)"', read))

    missing = sorted(name for name in wanted if f"`{name}`" not in told)
    assert not missing, f"{missing}: give it a row in docs/handbook/settings.md."
