"""How each part is drawn: attributes of DOT in the colours of a palette."""

from __future__ import annotations

from docs_app.core.diagram import Box, Card, Edge, Pill, Stop
from docs_app.core.dot.sizes import (
    CARD_LABEL,
    EDGE,
    PADDING,
    PILL,
    PILL_HEIGHT,
    ZONE_LABEL,
    card_width,
    heading_of,
    label_height,
    lines_height,
    stop_width,
)
from docs_app.core.dot.text import escaped, label
from docs_app.core.palette import Palette, hop_tone, zone_tone

Attributes = dict[str, str]

WIDTHS = {"dim": "0.8", "plain": "1.2", "strong": "2.2", "current": "3"}
EDGE_WIDTHS = {"dim": "0.8", "plain": "1.2", "strong": "2.6", "current": "2.6"}


MARKED = "2.2"
"""How wide the line is around what was added, removed, changed or moved."""
EDGE_MARKED = "1.8"
BESIDE = "   "
"""Keeps a label that stands beside its edge, from the top down, off that and off the next."""


class Styles:
    """The attributes of every part.

    ``titled``: with titles for pointing devices and the numbers of steps, which the site adds to a
    picture by itself, without making any card wider. ``dashed``: some borders are. ``across``:
    from left to right.
    """

    def __init__(
        self, colours: Palette, *, titled: bool, dashed: bool = False, across: bool = True
    ) -> None:
        self.colours, self.titled, self.dashed, self.across = colours, titled, dashed, across

    def node_defaults(self) -> Attributes:
        """Return what nodes share if they say nothing else."""
        return {"shape": "box", "style": "rounded,filled", "margin": "0"}

    def edge_defaults(self) -> Attributes:
        """Return what edges share if they say nothing else."""
        return {"arrowsize": "0.75", "fontsize": str(EDGE)}

    def zone(self, box: Box) -> Attributes:
        """Return what a zone's cluster looks like."""
        tone = zone_tone(self.colours, box.kind, box.state, box.change)
        return {
            **self._common(box, f"zone zone-{box.kind} {box.state}"),
            "label": label(box.said),
            "fontsize": str(ZONE_LABEL),
            "fontcolor": tone.ink,
            "color": tone.line,
            "fillcolor": tone.fill,
            "penwidth": MARKED if box.change else "0.8" if box.state == "dim" else "1",
            **self._border(box),
        }

    def card(self, card: Card) -> Attributes:
        """Return what a hop looks like: a cluster around its pills, or a node."""
        dim = card.state == "dim"
        line = hop_tone(self.colours, card.kind, card.state, card.change).line
        return {
            **self._common(card, f"hop kind-{card.kind} {card.state}"),
            "label": label((heading_of(card, numbered=self.titled), *card.name)),
            "fontsize": str(CARD_LABEL),
            "fontcolor": self.colours.dim.ink if dim else self.colours.name,
            "color": self.colours.current if card.state == "current" else line,
            "fillcolor": self.colours.dim.fill if dim else self.colours.card,
            "penwidth": MARKED if card.change else WIDTHS[card.state],
            **self._border(card),
        }

    def plain(self, card: Card) -> Attributes:
        """Return what a hop without ports looks like: one rounded node of the same design."""
        width, height = (
            card_width(card, numbered=self.titled) + 2 * PADDING,
            label_height(card) + 16,
        )
        return {**self.card(card), "width": _inches(width), "height": _inches(height)}

    def pill_defaults(self, card: Card) -> Attributes:
        """Return what the ports of a card share."""
        width, height = _inches(card_width(card, numbered=self.titled)), _inches(PILL_HEIGHT)
        return {"fontsize": str(PILL), "width": width, "height": height}

    def pill(self, pill: Pill, card: Card) -> Attributes:
        """Return what a port looks like."""
        tone = hop_tone(self.colours, card.kind, pill.state, pill.change)
        ink, surface = (tone.ink, tone.fill) if pill.state == "dim" else (tone.fill, tone.line)
        if pill.change == "removed":
            ink, surface = tone.ink, self.colours.card
        return {
            **self._common(pill, f"pill kind-{card.kind} {pill.state}"),
            "label": label((pill.said,)),
            "fontcolor": ink,
            "color": self.colours.current if pill.state == "current" else tone.line,
            "fillcolor": surface,
            "penwidth": WIDTHS[pill.state],
            **self._border(pill),
        }

    def edge(self, edge: Edge) -> Attributes:
        """Return what an edge looks like."""
        dim = edge.state == "dim"
        line = self.colours.dim.line if dim else self.colours.edge
        style = {
            **self._common(edge, f"edge-{edge.kind} {edge.state}"),
            "color": self.colours.stop.line if edge.kind == "stop" else line,
            "penwidth": EDGE_WIDTHS[edge.state],
        }
        if self._said(edge):
            room = "" if self.titled or self.across else BESIDE
            style["label"] = label(line.said + room for line in edge.lines)
            style["fontcolor"] = self.colours.dim.ink if dim else self.colours.label
        if edge.kind == "asks":
            style |= {"style": "dashed", "dir": "both"}
        return style | self._became(edge)

    def _became(self, edge: Edge) -> Attributes:
        """Return what shows the change of an edge: what is gone is dotted, as asking is dashed."""
        if not edge.change:
            return {}
        tone = self.colours.changes[edge.change]
        written = {"color": tone.line, "penwidth": EDGE_MARKED}
        if self._said(edge):
            written["fontcolor"] = tone.ink
        return written | ({"style": "dotted"} if edge.only == "before" else {})

    def _said(self, edge: Edge) -> bool:
        """Say whether an edge has a label; the site draws a mark alone on the edge itself."""
        return any(line.text or self.titled for line in edge.lines)

    def stop(self, stop: Stop) -> Attributes:
        """Return what the end of a request that is not delivered looks like."""
        tone = self.colours.stop
        return {
            **self._common(stop, f"stop {stop.state}"),
            "label": label(stop.lines),
            "shape": "octagon",
            "style": "filled",
            "fontsize": str(CARD_LABEL),
            "fontcolor": tone.ink,
            "color": tone.line,
            "fillcolor": tone.fill,
            "penwidth": WIDTHS["strong"],
            "width": _inches(stop_width(stop)),
            "height": _inches(lines_height(len(stop.lines)) + 16),
        }

    def _border(self, part: Box | Card | Pill) -> Attributes:
        """Return a border that shows whether a part is still there.

        Said of every part, as a cluster has the style of the one around it.
        """
        if not self.dashed:
            return {}
        return {"style": "rounded,filled,dashed" if part.only == "before" else "rounded,filled"}

    def _common(self, part: Box | Card | Pill | Edge | Stop, classes: str) -> Attributes:
        if not isinstance(part, Stop) and part.change:
            classes = f"{classes} change-{part.change}"
        common = {"id": part.id, "class": classes, "URL": escaped(part.href)}
        return common | {"tooltip": escaped(part.title)} if self.titled else common


def _inches(points: float) -> str:
    return f"{points / 72:.3f}"
