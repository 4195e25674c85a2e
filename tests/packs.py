"""The packs that come with the product, as written and changed."""

import re
from collections.abc import Mapping
from pathlib import Path

PACKS = Path(__file__).resolve().parent.parent / "src/makegood/packs"


def pack(name: str) -> dict[str, str]:
    """The files of a pack, by name."""
    return {path.name: path.read_text() for path in sorted((PACKS / name).glob("*.toml"))}


def renamed(files: Mapping[str, str]) -> dict[str, str]:
    """The same agreement under another name, its clauses numbered otherwise, without its cases.

    Whatever the product does must not change: no name and no number of a clause stands in code.
    """
    texts = {name: text for name, text in files.items() if name != "cases.toml"}
    texts["agreement.toml"] = re.sub(
        r'^name = "\w+"', 'name = "zz_quartz"', texts["agreement.toml"], count=1, flags=re.M
    )
    numbered = r'^(clause|number|rests_on) = "([0-9A-Za-z.-]+)"'
    quoted = r"\{clause ([0-9A-Za-z.-]+)\}"
    return {
        name: re.sub(
            quoted,
            r"{clause Z\1-q}",
            re.sub(numbered, r'\1 = "Z\2-q"', text, flags=re.M),
        )
        for name, text in texts.items()
    }


def changed(files: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """The agreement with other numbers: each text of `changes` stands there once."""
    text = files["agreement.toml"]
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the agreement"
        text = text.replace(old, new)
    kept = {name: words for name, words in files.items() if name != "cases.toml"}
    return {**kept, "agreement.toml": text}
