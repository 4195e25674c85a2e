"""Whatever colour an owner picks, his customers can read it."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from makegood.ui.brand_css import (
    DARK_PAPERS,
    LIGHT_PAPERS,
    brand_rule,
    dark_colours,
    fingerprint,
    light_colours,
)
from makegood.ui.colour import contrast, seen

TOKENS = Path(__file__).parents[2] / "src/makegood/ui/static/ui/tokens.css"
INK_2 = {"light": "#42514a", "dark": "#b8c5be"}

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
awkward = ["#000000", "#ffffff", "#ffff00", "#00ff00", "#ff00ff", "#777777", "#0b0b0b"]


def each_awkward_one(test):
    for colour in awkward:
        test = example(colour)(test)
    return test


@given(colours)
@each_awkward_one
def test_every_pair_in_use_can_be_read(colour):
    for theme, brand, papers in (
        ("light", light_colours(colour), LIGHT_PAPERS),
        ("dark", dark_colours(colour), DARK_PAPERS),
    ):
        pairs = [(brand.brand, paper) for paper in (*papers, brand.soft)]
        pairs += [(brand.on_brand, brand.brand), (brand.on_brand, brand.hover)]
        pairs += [(INK_2[theme], brand.soft)]
        for text, ground in pairs:
            assert contrast(text, ground) >= 4.5, (theme, text, ground)


@given(colours)
@each_awkward_one
def test_the_pointer_is_seen_on_the_button(colour):
    for brand in (light_colours(colour), dark_colours(colour)):
        assert abs(seen(brand.brand).lightness - seen(brand.hover).lightness) > 0.03


@pytest.mark.parametrize("colour", ["#413b9f", "#0b5f70", "#8a2458", "#94400c", "#2f4d78"])
def test_a_colour_that_can_be_read_is_kept(colour):
    assert light_colours(colour).brand == colour
    assert light_colours(colour.upper()).brand == colour


def test_a_pale_colour_is_darkened_only_as_far_as_needed():
    yellow = light_colours("#ffd400").brand

    hardest = min(contrast(yellow, paper) for paper in LIGHT_PAPERS)
    assert yellow != "#ffd400"
    assert 4.5 <= hardest < 5.0


def test_the_papers_are_those_of_the_stylesheet():
    text = TOKENS.read_text()
    for place, papers in ((1, LIGHT_PAPERS), (2, DARK_PAPERS)):
        for name, paper in zip(("canvas", "surface", "surface-2", "sunken"), papers, strict=True):
            found = re.search(rf"--{name}:\s+light-dark\((#\w+), (#\w+)\)", text)
            assert found is not None and found[place] == paper


def test_the_rule_sets_five_tokens_for_both_themes():
    rule = brand_rule(":root", "#413b9f")

    assert rule.startswith(":root {\n") and rule.endswith("}\n")
    assert "  --brand: light-dark(#413b9f, #b1b7fe);\n" in rule
    for token in ("--brand", "--brand-hover", "--on-brand", "--brand-soft", "--brand-line"):
        assert re.search(rf"^  {token}: light-dark\(#\w{{6}}, #\w{{6}}\);$", rule, re.MULTILINE)


def test_another_colour_has_another_fingerprint():
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
