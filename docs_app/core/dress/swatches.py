"""Small samples of what a picture is made of, for a legend. SVG, 24 by 10, above the base line."""

from __future__ import annotations

from docs_app.core.diagram.parts import SIGNS
from docs_app.core.palette import Palette, hop_tone, zone_tone


def swatch(kind: str, colours: Palette) -> str:
    """Return a sample of a row of the legend, with the classes that the picture's own have."""
    sort, _, what = kind.partition("-")
    if sort == "zone":
        tone = zone_tone(colours, what, "plain")
        return _box(f"zone zone-{what}", tone.fill, tone.line, 1, 3)
    if sort == "kind":
        tone = hop_tone(colours, what, "plain")
        return _box(f"pill kind-{what}", tone.line, tone.line, 1, 5)
    if sort == "edge":
        return _edge(what, colours)
    if sort == "change":
        return _sign(what, colours)
    tone = colours.dim
    return {
        "strong": _line("edge strong", colours.edge, 2.6),
        "dim": _box("pill dim", tone.fill, tone.line, 0.8, 5),
        "current": _box("hop current", colours.card, colours.current, 3, 3),
    }[what]


def _sign(change: str, colours: Palette) -> str:
    tone = colours.changes[change]
    return (
        f'<g class="sign change-{change}"><circle cx="13" cy="-3" r="6.5" fill="{tone.line}"/>'
        f'<text text-anchor="middle" x="13" y="0.9" font-size="11" font-weight="700" '
        f'fill="{tone.fill}">{SIGNS[change]}</text></g>'
    )


def _edge(what: str, colours: Palette) -> str:
    if what == "asks":
        return _line("edge edge-asks", colours.edge, 1.2, ' stroke-dasharray="5,2"')
    if what == "stop":
        return _line("edge edge-stop", colours.stop.line, 2.6)
    return _line(f"edge edge-{what}", colours.edge, 1.2)


def _box(classes: str, fill: str, line: str, width: float, rounded: int) -> str:
    """A box is 24 by 10; with ``rounded`` 5 its sides are half circles, as a pill's."""
    straight = 24 - 2 * rounded
    corner = f"a{rounded},{rounded} 0 0 1"
    up = 10 - 2 * rounded
    outline = (
        f"M{rounded},-8h{straight}{corner} {rounded},{rounded}v{up}{corner} -{rounded},{rounded}"
        f"h-{straight}{corner} -{rounded},-{rounded}v-{up}{corner} {rounded},-{rounded}z"
    )
    return (
        f'<g class="{classes}"><path d="{outline}" fill="{fill}" stroke="{line}" '
        f'stroke-width="{width:g}"/></g>'
    )


def _line(classes: str, colour: str, width: float, dashes: str = "") -> str:
    return (
        f'<g class="{classes}"><path d="M0,-3H17" fill="none" stroke="{colour}" '
        f'stroke-width="{width:g}"{dashes}/>'
        f'<polygon points="17,-6 24,-3 17,0" fill="{colour}" stroke="{colour}"/></g>'
    )
