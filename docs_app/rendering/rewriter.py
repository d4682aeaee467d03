"""Reads Graphviz's SVG event by event and writes what our pictures keep of it."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from docs_app.rendering.errors import LayoutFailed
from docs_app.rendering.xmltext import escape_attribute, escape_text, printable

SHAPES = frozenset({"ellipse", "path", "polygon", "polyline", "text"})

# Absent: font-family (the root's is inherited), style (the site's policy forbids it), target, and
# xlink:title (the group's title says it).
ATTRIBUTES = frozenset({
    "id", "class", "transform", "fill", "fill-opacity", "stroke", "stroke-width",
    "stroke-opacity", "stroke-dasharray", "points", "d", "cx", "cy", "rx", "ry", "x", "y",
    "text-anchor", "font-size", "font-weight", "font-style", "text-decoration", "baseline-shift",
})  # fmt: skip

_UNSAFE = re.compile(r'[&<>"\n\r\t]').search
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# Browsers overlook these before and within a scheme (https://url.spec.whatwg.org/#url-parsing).
_OVERLOOKED = re.compile("[\x00-\x20]")


class Rewriter:
    """One rewriting of one picture.

    `titles` by the id of a group; `graph_id` names the outermost group where Graphviz did so by
    itself; `root` makes the start of the picture from the attributes of Graphviz's.
    """

    def __init__(
        self, titles: Mapping[str, str], graph_id: str, root: Callable[[Mapping[str, str]], str]
    ) -> None:
        self._titles = titles
        self._graph_id = graph_id
        self._root = root
        self._written: list[str] = []
        # The title in force in each open group, its own or the one around it.
        self._scope: list[str] = [""]
        self._in_text = False
        self._linked = False

    def rewrite(self, raw_svg: str) -> str:
        """Return the picture; raises ExpatError or LayoutFailed when it is not as Graphviz's."""
        # Graphviz escapes `<` in all text, so this finds a link's element and nothing else.
        self._linked = "<a " in raw_svg
        # Expat loads no external entity by itself, and Graphviz's document type declares none.
        parser = expat.ParserCreate("UTF-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = _refuse_entity
        parser.Parse(raw_svg.encode(), True)
        return "".join(self._written)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name in SHAPES:
            self._in_text = name == "text"
            self._written.append(f"<{name}{_kept(attributes)}{'>' if self._in_text else '/>'}")
        elif name == "g":
            self._start_group(attributes)
        elif name == "a":
            self._written.append(f"<a{self._link(attributes)}>\n")
        elif name == "svg":
            linked = {"linked": "yes"} if self._linked else {}
            self._written.append(self._root({**attributes, **linked}))
        elif name != "title":
            raise LayoutFailed(f"Graphviz drew an element <{name}>, which our pictures never have.")

    def _start_group(self, attributes: dict[str, str]) -> None:
        if attributes.get("id") == "graph0":
            attributes["id"] = self._graph_id
        title = self._titles.get(attributes.get("id", ""))
        self._written.append(f"<g{_kept(attributes)}>\n")
        if title is not None:
            title = printable(title)
            self._written.append(f"<title>{escape_text(title)}</title>\n")
        self._scope.append(self._scope[-1] if title is None else title)

    def _link(self, attributes: dict[str, str]) -> str:
        target = attributes.get("xlink:href", "")
        scheme = _SCHEME.match(_OVERLOOKED.sub("", target))
        href = "" if scheme and scheme[1].lower() not in ("http", "https") else target
        label = self._scope[-1]
        return "".join(
            f' {name}="{escape_attribute(value)}"'
            for name, value in (("href", href), ("aria-label", label))
            if value
        )

    def _end(self, name: str) -> None:
        if name == "g":
            self._scope.pop()
        if name == "text":
            self._in_text = False
            self._written.append("</text>\n")
        elif name in SHAPES:
            self._written.append("\n")
        elif name != "title":
            self._written.append(f"</{name}>\n" if name != "svg" else "</svg>")

    def _text(self, data: str) -> None:
        if self._in_text:
            self._written.append(escape_text(data))


def _kept(attributes: dict[str, str]) -> str:
    written = [
        f' {name}="{escape_attribute(value) if _UNSAFE(value) else value}"'
        for name, value in attributes.items()
        if name in ATTRIBUTES
    ]
    return "".join(written)


def _refuse_entity(*_declaration: object) -> None:
    raise LayoutFailed("Graphviz's SVG declares an entity.")
