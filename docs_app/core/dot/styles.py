"""How each part is drawn: attributes of DOT in the palette's colours, and sizes in points."""

from __future__ import annotations

from docs_app.core.diagram import Box, Card, Edge, Pill, Stop
from docs_app.core.dot.sizes import (
    CARD_LABEL,
    CARD_MARGIN,
    EDGE,
    PADDING,
    PILL,
    PILL_HEIGHT,
    ZONE_LABEL,
    ZONE_MARGIN,
    card_width,
    heading_of,
    label_height,
    stop_width,
)
from docs_app.core.dot.text import escaped, label
from docs_app.core.palette import Palette, hop_tone, zone_tone

Attributes = dict[str, str]

WIDTHS = {"dim": "0.8", "plain": "1.2", "strong": "2.2", "current": "3"}
EDGE_WIDTHS = {"dim": "0.8", "plain": "1.2", "strong": "2.6", "current": "2.6"}


def zone_style(box: Box, colours: Palette) -> Attributes:
    """Return what a zone's cluster looks like."""
    tone = zone_tone(colours, box.kind, box.state)
    return {
        **_common(box.id, f"zone zone-{box.kind} {box.state}", box.title, box.href),
        "label": label(box.label),
        "labeljust": "l",
        "fontsize": str(ZONE_LABEL),
        "fontcolor": tone.ink,
        "color": tone.line,
        "fillcolor": tone.fill,
        "style": "rounded,filled",
        "penwidth": "0.8" if box.state == "dim" else "1",
        "margin": str(ZONE_MARGIN),
    }


def card_style(card: Card, colours: Palette) -> Attributes:
    """Return what a hop with ports looks like: a cluster around its pills."""
    tone = hop_tone(colours, card.kind, card.state)
    return {
        **_common(card.id, f"hop kind-{card.kind} {card.state}", card.title, card.href),
        "label": label((heading_of(card), *card.name)),
        "labeljust": "c",
        "fontsize": str(CARD_LABEL),
        "fontcolor": colours.dim.ink if card.state == "dim" else colours.name,
        "color": colours.current if card.state == "current" else tone.line,
        "fillcolor": colours.dim.fill if card.state == "dim" else colours.card,
        "style": "rounded,filled",
        "penwidth": WIDTHS[card.state],
        "margin": str(CARD_MARGIN),
    }


def plain_style(card: Card, colours: Palette) -> Attributes:
    """Return what a hop without ports looks like: one rounded node of the same design."""
    style = card_style(card, colours)
    del style["labeljust"]
    return {
        **style,
        "margin": "0",
        "width": _inches(card_width(card) + 2 * PADDING),
        "height": _inches(label_height(card) + 16),
    }


def pill_style(pill: Pill, card: Card, colours: Palette) -> Attributes:
    """Return what a port looks like."""
    tone = hop_tone(colours, card.kind, pill.state)
    dim = pill.state == "dim"
    return {
        **_common(pill.id, f"pill kind-{card.kind} {pill.state}", pill.title, pill.href),
        "label": label((pill.label,)),
        "fontsize": str(PILL),
        "fontcolor": tone.ink if dim else tone.fill,
        "color": colours.current if pill.state == "current" else tone.line,
        "fillcolor": tone.fill if dim else tone.line,
        "style": "rounded,filled",
        "penwidth": WIDTHS[pill.state],
        "margin": "0",
        "width": _inches(card_width(card)),
        "height": _inches(PILL_HEIGHT),
    }


def edge_style(edge: Edge, colours: Palette) -> Attributes:
    """Return what an edge looks like."""
    dim = edge.state == "dim"
    line = colours.stop.line if edge.kind == "stop" else colours.dim.line if dim else colours.edge
    style = {
        **_common(edge.id, f"edge-{edge.kind} {edge.state}", edge.title, edge.href),
        "fontsize": str(EDGE),
        "fontcolor": colours.dim.ink if dim else colours.label,
        "color": line,
        "penwidth": EDGE_WIDTHS[edge.state],
    }
    if edge.lines:
        style["label"] = label(line.text for line in edge.lines)
    if edge.kind == "asks":
        style |= {"style": "dashed", "dir": "both"}
    return style


def stop_style(stop: Stop, colours: Palette) -> Attributes:
    """Return what the end of a request that is not delivered looks like."""
    return {
        **_common(stop.id, f"stop {stop.state}", stop.title, stop.href),
        "label": label(stop.lines),
        "shape": "octagon",
        "style": "filled",
        "fontsize": str(CARD_LABEL),
        "fontcolor": colours.stop.ink,
        "color": colours.stop.line,
        "fillcolor": colours.stop.fill,
        "penwidth": "2.2",
        "margin": "0",
        "width": _inches(stop_width(stop)),
        "height": _inches(16 + CARD_LABEL * 1.2 * len(stop.lines)),
    }


def _common(id: str, classes: str, title: str, href: str) -> Attributes:
    return {"id": id, "class": classes, "tooltip": escaped(title), "URL": escaped(href)}


def _inches(points: float) -> str:
    return f"{points / 72:.3f}"
