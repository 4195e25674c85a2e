"""Colours against the values that others publish, and there and back again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.ui.colour import contrast, seen, shown

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),  # the palest grey that WCAG lets stand on white
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_the_published_one(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(one, other) == contrast(other, one)


@pytest.mark.parametrize(
    ("colour", "lightness", "chroma"),
    [  # CSS Color 4, sample values of oklch()
        ("#ffffff", 1.0, 0.0),
        ("#000000", 0.0, 0.0),
        ("#ff0000", 0.62796, 0.25768),
        ("#008000", 0.51975, 0.17686),
        ("#0000ff", 0.45201, 0.31321),
    ],
)
def test_a_colour_is_seen_as_published(colour, lightness, chroma):
    assert seen(colour).lightness == pytest.approx(lightness, abs=0.0005)
    assert seen(colour).chroma == pytest.approx(chroma, abs=0.0005)


@given(colours)
def test_what_is_seen_can_be_shown_again(colour):
    assert shown(seen(colour)) == colour


@given(colours, st.integers(20, 100))  # below, a screen has few steps
def test_a_colour_made_lighter_stays_one_that_a_screen_shows(colour, hundredths):
    lit = seen(shown(seen(colour).lit(hundredths / 100)))

    assert lit.lightness == pytest.approx(hundredths / 100, abs=0.015)
