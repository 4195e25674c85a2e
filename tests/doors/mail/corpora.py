"""Mails that other projects collected, where they lie beside the checkout; and our own samples."""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SAMPLES = HERE / "samples"
CORPORA = HERE.parents[3] / "shared" / "data" / "mail"

needs_corpora = pytest.mark.skipif(
    not CORPORA.is_dir(), reason="the collected mails are not beside this checkout"
)


def sample(name):
    """The bytes of one of our own mails."""
    return (SAMPLES / f"{name}.eml").read_bytes()


def collected(*folders):
    """Every collected mail of these folders."""
    return [
        path
        for folder in folders
        for path in sorted((CORPORA / folder).glob("*"))
        if path.suffix in {".eml", ".txt"}
    ]


def expectations(*folders):
    """(file, what its collectors expect of a reader), for every mail that has an expectation."""
    found = []
    for folder in folders:
        listed = CORPORA / folder / "expected.json"
        cases = json.loads(listed.read_text())["cases"] if listed.exists() else {}
        found += [(CORPORA / folder / name, expected) for name, expected in cases.items()]
    return found


def named(path):
    """How a collected mail is called in a test's name."""
    return f"{path.parent.name}/{path.name}" if isinstance(path, Path) else ""
