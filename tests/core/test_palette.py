"""Colours that can be told from each other."""

import re
from itertools import product
from pathlib import Path

import pytest

from docs_app.core.architecture import ZONE_KINDS
from docs_app.core.diagram.parts import SIGNS
from docs_app.core.kinds import KINDS
from docs_app.core.palette import DARK, LIGHT, Palette, hop_tone, palette, properties, zone_tone
from docs_app.core.stylesheet import site_stylesheet, stylesheet

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grounds(colours: Palette) -> list[str]:
    """Everything that an edge and its label may run over."""
    zones = [tone.fill for tone in (*colours.zones.values(), colours.dim_zone)]
    return [colours.page, *zones]


@THEMES
def test_every_text_stands_out_from_its_ground(colours: Palette) -> None:
    pairs = {
        *((tone.ink, tone.fill) for tone in (*colours.zones.values(), colours.dim_zone)),
        *((tone.ink, colours.card) for tone in colours.hops.values()),
        *((tone.fill, tone.line) for tone in colours.hops.values()),
        *((tone.ink, colours.card) for tone in colours.zones.values()),
        *((tone.ink, colours.card) for tone in colours.changes.values()),
        *((tone.fill, tone.line) for tone in colours.changes.values()),
        *product((tone.ink for tone in colours.changes.values()), grounds(colours)),
        (colours.name, colours.card),
        (colours.dim.ink, colours.dim.fill),
        (colours.stop.ink, colours.stop.fill),
        (colours.page, colours.current),
        *product((colours.label, colours.dim.ink), grounds(colours)),
    }

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@THEMES
def test_every_line_that_says_something_stands_out(colours: Palette) -> None:
    pairs = {
        *((tone.line, colours.card) for tone in colours.hops.values()),
        *product((colours.edge, colours.stop.line, colours.current), grounds(colours)),
        *product((tone.line for tone in colours.changes.values()), grounds(colours)),
        *((tone.line, colours.card) for tone in colours.changes.values()),
    }

    assert [pair for pair in pairs if contrast(*pair) < 3] == []


@THEMES
def test_every_kind_has_colours(colours: Palette) -> None:
    assert set(colours.zones) == set(ZONE_KINDS)
    assert set(colours.hops) == set(KINDS)
    assert set(colours.changes) == set(SIGNS)


@THEMES
def test_what_changed_has_the_colours_of_its_change_whatever_its_kind(colours: Palette) -> None:
    assert {hop_tone(colours, kind, "plain", "added") for kind in KINDS} == {
        colours.changes["added"]
    }
    assert {zone_tone(colours, kind, "plain", "added").line for kind in ZONE_KINDS} == {
        colours.changes["added"].line
    }


def test_a_kind_that_nobody_has_heard_of_has_colours_too() -> None:
    assert hop_tone(LIGHT, "new", "plain") == LIGHT.hops["service"]
    assert zone_tone(LIGHT, "new", "plain") == LIGHT.zones["group"]


def test_whatever_is_dimmed_looks_the_same() -> None:
    assert {hop_tone(DARK, kind, "dim") for kind in KINDS} == {DARK.dim}
    assert {zone_tone(DARK, kind, "dim") for kind in ZONE_KINDS} == {DARK.dim_zone}


def test_a_picture_begins_light() -> None:
    assert [palette(theme) for theme in ("auto", "light", "dark")] == [LIGHT, LIGHT, DARK]


def test_the_site_s_stylesheet_is_made_from_the_palette() -> None:
    assert Path("static/css/diagram.css").read_text(encoding="utf-8") == site_stylesheet()


@pytest.mark.parametrize("css", [stylesheet(), stylesheet("dark"), site_stylesheet()])
def test_every_colour_that_is_used_is_defined(css: str) -> None:
    used = set(re.findall(r"var\((--[\w-]+)\)", css)) - {"--line", "--fill", "--ink"}

    assert used <= {name for name, _ in properties(LIGHT)}


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_css_needs_no_escaping_in_a_picture(theme: str) -> None:
    assert set("<>&").isdisjoint(stylesheet(theme))


def test_a_picture_that_stands_alone_prints_in_light_colours() -> None:
    auto, light, dark = stylesheet("auto"), stylesheet("light"), stylesheet("dark")

    assert "@media print" in auto
    assert "prefers-color-scheme: dark" in auto
    assert "@media" not in light + dark
    assert (LIGHT.label in light, LIGHT.label in dark) == (True, False)
