"""Which five tokens follow from a brand's one colour, in both themes?

The colour itself is kept wherever it can be read. Where it cannot, it is darkened for the light
theme and lightened for the dark one until it can; hue and word of the brand stay the same.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from makegood.ui.colour import Oklch, contrast, seen, shown

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3
STEP = 0.005  # of lightness

# What a brand's colour is written on: canvas, surface, surface-2 and sunken of tokens.css.
LIGHT_PAPERS = ("#eff3ee", "#ffffff", "#f6f9f5", "#e6ece5")
DARK_PAPERS = ("#0d1411", "#151d19", "#1a2420", "#0a0f0d")


@dataclass(frozen=True)
class BrandColours:
    """A brand in one theme, each as "#rrggbb"."""

    brand: str  # text, links, the ground of the primary button
    hover: str  # that ground under the pointer
    on_brand: str  # text on both
    soft: str  # a pale ground that bears text in `brand`
    line: str  # an edge


def light_colours(colour: str) -> BrandColours:
    """The brand's tokens on light paper; `brand` is the given colour if that can be read."""
    given = seen(colour)
    soft = shown(given.muted(0.022).lit(0.94))
    brand = _readable(given, (*LIGHT_PAPERS, soft), -STEP)
    # What is nearly black already cannot show by darkening that a pointer is over it.
    away = -0.07 if brand.lightness > 0.2 else 0.22
    return BrandColours(
        brand=colour.lower() if brand == given else shown(brand),
        hover=shown(brand.lit(brand.lightness + away)),
        on_brand="#ffffff",
        soft=soft,
        line=shown(given.muted(0.06).lit(0.8)),
    )


def dark_colours(colour: str) -> BrandColours:
    """The brand's tokens on dark paper."""
    given = seen(colour)
    soft = shown(given.muted(0.05).lit(0.28))
    pale = given.muted(0.105).lit(max(0.8, given.lightness))
    brand = _readable(pale, (*DARK_PAPERS, soft), STEP)
    away = 0.06 if brand.lightness < 0.93 else -0.08
    return BrandColours(
        brand=shown(brand),
        hover=shown(brand.muted(0.08).lit(brand.lightness + away)),
        on_brand=shown(given.muted(0.04).lit(0.19)),
        soft=soft,
        line=shown(given.muted(0.075).lit(0.43)),
    )


@lru_cache(maxsize=256)
def brand_rule(selector: str, colour: str) -> str:
    """One rule of a stylesheet: whatever `selector` names wears this brand, in both themes."""
    light, dark = light_colours(colour), dark_colours(colour)
    tokens = {
        "--brand": _both(light.brand, dark.brand),
        "--brand-hover": _both(light.hover, dark.hover),
        "--on-brand": _both(light.on_brand, dark.on_brand),
        "--brand-soft": _both(light.soft, dark.soft),
        "--brand-line": _both(light.line, dark.line),
        "--brand-dot": dark.brand,  # for the desk's rail, which is dark in both themes
    }
    lines = "".join(f"  {token}: {value};\n" for token, value in tokens.items())
    return f"{selector} {{\n{lines}}}\n"


def fingerprint(stylesheet: str) -> str:
    """A short name of exactly this text, by which browsers may keep it for good."""
    return hashlib.sha256(stylesheet.encode()).hexdigest()[:12]


def _readable(colour: Oklch, papers: Iterable[str], step: float) -> Oklch:
    """The colour, made darker or lighter by steps until it can be read on all the papers."""
    papers = tuple(papers)
    while any(contrast(shown(colour), paper) < READABLE for paper in papers):
        colour = colour.lit(colour.lightness + step)
    return colour


def _both(light: str, dark: str) -> str:
    return f"light-dark({light}, {dark})"
