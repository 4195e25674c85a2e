"""How do two colours compare, and what does a colour become when it is made lighter or darker?

Colours are measured, not counted, so here alone the product reckons with floats.
"""

import math
from dataclasses import dataclass, replace

SMALLEST_STEP = 0.004  # of chroma; finer than one step of a screen's channel


@dataclass(frozen=True)
class Oklch:
    """A colour by what the eye sees (CSS Color 4, section 9): how light, how colourful, which hue.

    `lightness` from 0 to 1, `chroma` from 0, `hue` in radians.
    """

    lightness: float
    chroma: float
    hue: float

    def lit(self, lightness: float) -> "Oklch":
        """The same colour, that light, within black and white."""
        return replace(self, lightness=min(1.0, max(0.0, lightness)))

    def muted(self, most: float) -> "Oklch":
        """The same colour, at most that colourful."""
        return replace(self, chroma=min(self.chroma, most))


def contrast(one: str, other: str) -> float:
    """From 1 to 21, for two colours as "#rrggbb" (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def seen(colour: str) -> Oklch:
    """What the eye makes of "#rrggbb"."""
    red, green, blue = _light(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    to_red = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    to_yellow = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return Oklch(lightness, math.hypot(to_red, to_yellow), math.atan2(to_yellow, to_red))


def shown(colour: Oklch) -> str:
    """The nearest "#rrggbb" of that lightness and hue: less colourful where no screen shows it."""
    channels = _channels(colour)
    while not all(-0.0005 <= channel <= 1.0005 for channel in channels) and colour.chroma > 0:
        colour = colour.muted(max(0.0, colour.chroma - SMALLEST_STEP))
        channels = _channels(colour)
    return "#" + "".join(f"{round(_encoded(channel) * 255):02x}" for channel in channels)


def _light(colour: str) -> list[float]:
    """Red, green and blue as amounts of light, from 0 to 1."""
    encoded = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in encoded
    ]


def _luminance(colour: str) -> float:
    red, green, blue = _light(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _channels(colour: Oklch) -> tuple[float, float, float]:
    """Amounts of light, which lie outside of 0 to 1 where no screen shows the colour."""
    to_red = colour.chroma * math.cos(colour.hue)
    to_yellow = colour.chroma * math.sin(colour.hue)
    long = (colour.lightness + 0.3963377774 * to_red + 0.2158037573 * to_yellow) ** 3
    medium = (colour.lightness - 0.1055613458 * to_red - 0.0638541728 * to_yellow) ** 3
    short = (colour.lightness - 0.0894841775 * to_red - 1.2914855480 * to_yellow) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _encoded(light: float) -> float:
    """A channel as a screen is told it, from 0 to 1."""
    light = min(1.0, max(0.0, light))
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
