"""The pack's files, as written or with some words changed."""

import re
from pathlib import Path

from makegood.terms.agreement.flaw import AgreementFlawed
from makegood.terms.agreement.model import Agreement
from makegood.terms.agreement.read import read_agreement

PACK = Path(__file__).resolve().parents[2] / "src/makegood/packs/tickets"
RULES = "agreement.toml"
ENGLISH = "clauses.en.toml"
GERMAN = "clauses.de.toml"
CASES = "cases.toml"


def files() -> dict[str, str]:
    """The files of the pack."""
    return {path.name: path.read_text() for path in sorted(PACK.glob("*.toml"))}


def changed(*changes: tuple[str, str], file: str = RULES) -> dict[str, str]:
    """The pack's files with words of one file replaced; each must be there."""
    written = files()
    for old, new in changes:
        assert old in written[file], f"{old} is not in {file}"
        written[file] = written[file].replace(old, new, 1)
    return written


def unmentioned(path: str, written: dict[str, str]) -> dict[str, str]:
    """The files with every mention of a figure taken out of the clauses."""
    slot = re.compile(r"\{" + re.escape(path) + r"(\|[^}]*)?\}")
    return {
        name: slot.sub("some", text) if name.startswith("clauses.") else text
        for name, text in written.items()
    }


def agreement(*changes: tuple[str, str]) -> Agreement:
    """The pack's agreement, with words of agreement.toml replaced."""
    return read_agreement(changed(*changes))


def flaws(written: dict[str, str]) -> list[str]:
    """All that is wrong with the files, as the command line says it."""
    try:
        read_agreement(written)
    except AgreementFlawed as flawed:
        return [str(flaw) for flaw in flawed.flaws]
    return []


def only_flaw(written: dict[str, str]) -> str:
    """The one thing that is wrong with the files."""
    found = flaws(written)
    assert len(found) == 1, found
    return found[0]


def line_of(words: str, written: dict[str, str], file: str = RULES) -> int:
    """On which line of the file the words stand first."""
    lines = written[file].splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)
