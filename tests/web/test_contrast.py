import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

GROUNDS = ("ground", "raised", "sunken")
ON = {
    **dict.fromkeys(("ink", "quiet", "accent", "bad", *(f"level-{level}" for level in range(6))), GROUNDS),
    "warn": (*GROUNDS, "warn-ground"),
    "on-accent": ("accent",),
}
"""Which colors of text stand on which grounds."""
ALSO = {
    "accent": ("accent-ground",),
    "quiet": ("warn-ground", "accent-ground"),
    "ink": ("warn-ground", "accent-ground"),
}


def schemes():
    css = Path(finders.find("catalog/web/base.css")).read_text()
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    )
    return {"light": light, "dark": {**light, **dark}}


def luminance(color):
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_on_every_ground_that_it_stands_on(scheme):
    colors = schemes()[scheme]
    weak = {
        (text, ground): round(ratio, 2)
        for text in ON
        for ground in (*ON[text], *ALSO.get(text, ()))
        if (ratio := contrast(colors[text], colors[ground])) < 4.5
    }
    assert weak == {}


def test_the_measure_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
