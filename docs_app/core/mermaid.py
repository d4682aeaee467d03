"""Draws a :class:`~docs_app.core.diagram.Diagram` as a Mermaid flowchart.

Zones and hops with ports are subgraphs. Whatever a person typed stands in double quotes, with
every character that could mean something to Mermaid or to HTML as a character code (``#60;``).
Source: https://mermaid.js.org/syntax/flowchart.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from docs_app.core.diagram import Box, Card, Diagram, Edge, Pill
from docs_app.core.palette import Palette, Tone, hop_tone, palette, zone_tone

WIDTHS = {"dim": "1px", "plain": "1px", "strong": "3px", "current": "4px"}

_PLAIN = frozenset(" .,:/-_()\u00d7\u00b7\u2026")
"""A plus is a code too: at the beginning of a label it would be a list to Mermaid."""


def to_mermaid(diagram: Diagram, stamp: Mapping[str, str] | None = None) -> str:
    """Return the flowchart; ``stamp`` is written at the top as comments."""
    return "\n".join(_Drawing(diagram).lines(stamp or {})) + "\n"


def escaped(text: str) -> str:
    """Return text for a label in quotes: letters, digits and a few signs, all else as codes.

    Control characters and lone surrogates, which nothing could show, become spaces.
    """
    return "".join(_escaped(each) for each in text)


def _escaped(each: str) -> str:
    code = ord(each)
    if each.isalnum() or each in _PLAIN:
        return each
    printable = code >= 0x20 and not 0x7F <= code < 0xA0 and not 0xD800 <= code < 0xE000
    return f"#{code};" if printable else " "


def node_id(id: str) -> str:
    """Return an id that Mermaid takes: a word none of its own (``end``) can be taken for.

    Injective: hyphens and underscores of slugs are told apart.
    """
    return "n_" + id.replace("_", "_u").replace("-", "_h")


def _label(lines: Iterable[str]) -> str:
    return '"' + "<br/>".join(escaped(line) for line in lines) + '"'


class _Drawing:
    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram
        self.colours: Palette = palette(diagram.view.theme)
        self.classes: dict[str, str] = {}

    def lines(self, stamp: Mapping[str, str]) -> Iterator[str]:
        yield f"flowchart {self.diagram.view.direction}"
        for name, value in stamp.items():
            yield f"  %% {name}: {escaped(value)}"
        yield from self._inside(None, "  ")
        for number, edge in enumerate(self.diagram.edges):
            yield f"  {self._edge(edge)}"
            if edge.state in ("strong", "current"):
                yield f"  linkStyle {number} stroke-width:3px"
            if edge.change:
                colour = self.colours.changes[edge.change].line
                dashes = ",stroke-dasharray:2 4" if edge.only == "before" else ""
                yield f"  linkStyle {number} stroke:{colour},stroke-width:2px{dashes}"
        for name, style in self.classes.items():
            yield f"  classDef {name} {style}"

    def _inside(self, zone: str | None, indent: str) -> Iterator[str]:
        for card in self.diagram.cards:
            if card.zone == zone:
                yield from self._card(card, indent)
        stop = self.diagram.stop
        if stop is not None and stop.zone == zone:
            name = self._class("stop", self.colours.stop, "strong")
            yield f"{indent}{node_id(stop.id)}{{{{{_label(stop.lines)}}}}}:::{name}"
        for box in self.diagram.boxes:
            if box.parent == zone:
                yield from self._box(box, indent)

    def _box(self, box: Box, indent: str) -> Iterator[str]:
        tone = zone_tone(self.colours, box.kind, box.state, box.change)
        yield f"{indent}subgraph {node_id(box.id)}[{_label(box.said)}]"
        yield from self._inside(box.id, indent + "  ")
        yield f"{indent}end"
        name = self._class(f"zone-{box.kind}{_changed(box)}", tone, box.state, box)
        yield f"{indent}class {node_id(box.id)} {name}"

    def _card(self, card: Card, indent: str) -> Iterator[str]:
        heading = f"{card.badge} · {card.heading}" if card.badge else card.heading
        tone = hop_tone(self.colours, card.kind, card.state, card.change)
        surface = self.colours.dim.fill if card.state == "dim" else self.colours.card
        on_card = Tone(tone.line, surface, tone.ink)
        name = self._class(f"hop-{card.kind}{_changed(card)}", on_card, card.state, card)
        words = _label((heading, *card.name))
        if not card.pills:
            yield f"{indent}{node_id(card.id)}[{words}]:::{name}"
            return
        yield f"{indent}subgraph {node_id(card.id)}[{words}]"
        for pill in card.pills:
            tone = hop_tone(self.colours, card.kind, pill.state, pill.change)
            on = tone if pill.state == "dim" else Tone(tone.line, tone.line, tone.fill)
            style = self._class(f"port-{card.kind}{_changed(pill)}", on, pill.state, pill)
            yield f"{indent}  {node_id(pill.id)}([{_label((pill.said,))}]):::{style}"
        yield f"{indent}end"
        yield f"{indent}class {node_id(card.id)} {name}"

    def _edge(self, edge: Edge) -> str:
        arrow = {"asks": "<-.->", "stop": "==>"}.get(edge.kind, "-->")
        said = f"|{_label(line.said for line in edge.lines)}|" if edge.lines else ""
        return f"{node_id(edge.tail)} {arrow}{said} {node_id(edge.head)}"

    def _class(
        self, kind: str, tone: Tone, state: str, part: Box | Card | Pill | None = None
    ) -> str:
        """Return the name of a class, and remember its style for the end of the chart."""
        changed = part is not None and part.change != ""
        width = "2px" if changed else WIDTHS[state]
        dashes = ",stroke-dasharray:4 3" if part is not None and part.only == "before" else ""
        line = self.colours.current if state == "current" else tone.line
        name = f"{kind}-{state}".replace("_", "-").replace("-", "")
        style = f"fill:{tone.fill},stroke:{line},color:{tone.ink},stroke-width:{width}{dashes}"
        self.classes[name] = style
        return name


def _changed(part: Box | Card | Pill) -> str:
    """Return the end of a class's kind that tells what became of a part, and where it is."""
    return "-".join(("", *(each for each in (part.change, part.only) if each)))
