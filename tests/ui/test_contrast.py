"""Each pair of colours in use can be read, in both themes."""

import re
from pathlib import Path

import pytest

from makegood.ui.colour import contrast

TOKENS = Path(__file__).parents[2] / "src/makegood/ui/static/ui/tokens.css"
PAPERS = ("canvas", "surface", "surface-2", "sunken")
MEANINGS = ("brass", "ember", "brick", "sea", "plum", "slate")

TEXT = [
    *((ink, paper) for ink in ("ink", "ink-2", "ink-3", "pine") for paper in PAPERS),
    *((f"{meaning}-ink", f"{meaning}-soft") for meaning in MEANINGS),
    *((f"{meaning}-ink", paper) for meaning in MEANINGS for paper in PAPERS[:3]),
    *((ink, f"{meaning}-soft") for meaning in MEANINGS for ink in ("ink", "ink-2")),
    *((ink, "pine-soft") for ink in ("pine", "ink", "ink-2", "ink-3")),
    ("on-pine", "pine"),
    ("on-pine", "pine-hover"),
    ("on-brick", "brick-fill"),
    ("on-brass", "brass-fill"),
    *((ink, rail) for ink in ("rail-ink", "rail-ink-2") for rail in ("rail", "rail-2")),
]
EDGES = [(edge, paper) for edge in ("line-strong", "focus") for paper in PAPERS]
WANTED = [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in EDGES]


def colours_of(token):
    found = re.search(rf"--{token}:\s+(?:light-dark\((#\w+), (#\w+)\)|(#\w+));", TOKENS.read_text())
    assert found, f"{token} is no colour"
    light, dark, both = found.groups()
    return {"light": light or both, "dark": dark or both}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "ratio"), WANTED)
def test_it_can_be_read(text, ground, ratio, theme):
    assert contrast(colours_of(text)[theme], colours_of(ground)[theme]) >= ratio
