"""Routebook's own part of the Markdown parser: facts, headings, code, links and tables."""

from __future__ import annotations

import re
from html import escape
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from docs_app.core.pages.headings import Place, RawHeading, numbered
from docs_app.core.pages.references import MARK, Marked

HIGHLIGHT_LIMIT = 20_000
"""Characters of a code block that are coloured; a longer one stays plain."""

BLOCK_KINDS = ("picture", "steps", "table")
"""Kinds of reference that stand alone on a line and become a figure, a list or a table."""

_ABSOLUTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# As browsers read an address: blanks and controls drop out of it, a backslash is a slash.
_UNREAD = re.compile(r"[\x00-\x20]+")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_AUTOLINK = re.compile(r"<(?:https?|ftp)://[^<>]*", re.IGNORECASE)
_HEADING = re.compile(r"h([1-6])")


class Facts(Extension):
    """What makes the parser ours. One instance, like its parser, reads one text at a time.

    HTML in the text is not interpreted: it is shown as typed, so nothing that looks like a tag
    can vanish or run. Once parsed, ``headings`` are those found, in order, ``misplaced`` the
    numbers of references inside attributes, and ``fenced`` of those in fenced code.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begin(Marked("", "", ()), Place())

    def begin(self, marked: Marked, place: Place) -> None:
        """Forget the last text and take the next."""
        self.marked = marked
        self.place = place
        self.headings: tuple[RawHeading, ...] = ()
        self.misplaced: set[int] = set()
        self.fenced: set[int] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        md.preprocessors.deregister("html_block")
        for name in ("html", "entity"):
            md.inlinePatterns.deregister(name)
        # "Title\n=====" is searched line by line through each paragraph; headings begin with #.
        md.parser.blockprocessors.deregister("setextheader")
        md.parser.blockprocessors.register(_Blocks(md.parser, self), "facts", 65)
        # After code (190) and escapes (180), before links (170): a fact may be a link's text.
        md.inlinePatterns.register(_Outside(MARK.pattern, md), "facts", 175)
        # After autolinks (120): what only looked like a part of an address.
        md.inlinePatterns.register(_Inline(MARK.pattern, md), "facts-left", 115)
        # After everything else has made its elements, and escaped characters are themselves.
        md.treeprocessors.register(_Finish(md, self), "finish", -10)

    def fence(
        self,
        source: str,
        language: str,
        css_class: str,
        options: dict[str, object],
        md: Markdown,
        **kwargs: object,
    ) -> str:
        """Return a fenced block as HTML, coloured by classes; superfences calls this."""
        self.fenced.update(int(match[1]) for match in MARK.finditer(source))
        return coloured(self.marked.restored(source), language)


class _Blocks(BlockProcessor):
    """A reference to a picture, steps or a table, alone on its line."""

    line = re.compile(rf"^[ ]{{0,3}}{MARK.pattern}[ \t]*$", re.MULTILINE)

    def __init__(self, parser: BlockParser, facts: Facts) -> None:
        super().__init__(parser)
        self.facts = facts

    def test(self, parent: Element, block: str) -> bool:
        return self._found(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        match = self._found(block)
        if match is None:
            raise ValueError("run without a test that passed")
        if before := block[: match.start()].strip("\n"):
            self.parser.parseBlocks(parent, [before])
        SubElement(parent, "x-fact", {"data-ref": match[1], "data-block": "1"})
        if after := block[match.end() :].lstrip("\n"):
            blocks.insert(0, after)

    def _found(self, block: str) -> re.Match[str] | None:
        return next(
            (
                match
                for match in self.line.finditer(block)
                if self.facts.marked.references[int(match[1])].kind in BLOCK_KINDS
            ),
            None,
        )


class _Inline(InlineProcessor):
    """A reference within a text."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        return Element("x-fact", {"data-ref": m[1]}), m.start(0), m.end(0)


class _Outside(_Inline):
    """A reference that does not stand in an address: there, the link takes it as it is.

    Within an address a fact would be an element inside an attribute, and vanish.
    """

    def handleMatch(  # type: ignore[override] # noqa: N802 - Markdown's own name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if _in_address(data, m.start(0)):
            return None, None, None
        return super().handleMatch(m, data)


def _in_address(text: str, at: int) -> bool:
    """Say whether a place is behind a ``](`` or ``<http://`` that has not been closed before it."""
    opened = text.rfind("](", 0, at)
    if opened >= 0 and text.count("(", opened, at) > text.count(")", opened, at):
        return True
    angle = text.rfind("<", 0, at)
    return angle >= 0 and _AUTOLINK.fullmatch(text, angle, at) is not None


class _Finish(Treeprocessor):
    """Walks the finished tree once: headings numbered, links marked, tables made to scroll."""

    def __init__(self, md: Markdown, facts: Facts) -> None:
        super().__init__(md)
        self.facts = facts

    def run(self, root: Element) -> None:
        facts = self.facts
        self._walk(root, in_link=False)
        found = [each for each in root.iter() if _HEADING.fullmatch(each.tag)]
        facts.headings = numbered(found, facts.marked, facts.place)

    def _walk(self, element: Element, in_link: bool) -> None:
        for at, child in enumerate(list(element)):
            self._note(child, in_link)
            self._walk(child, in_link or child.tag == "a")
            if child.tag == "table":
                element[at] = _scrolling(child)

    def _note(self, element: Element, in_link: bool) -> None:
        for value in element.attrib.values():
            self.facts.misplaced.update(int(match[1]) for match in MARK.finditer(value))
        if element.tag == "img" and _ELSEWHERE.match(_UNREAD.sub("", element.get("src", ""))):
            _lead_to(element, in_link)
        if element.tag == "x-fact" and in_link:
            element.set("data-plain", "1")
        elif element.tag == "a" and _ABSOLUTE.match(element.get("href", "")):
            element.attrib |= {"rel": "noopener", "class": "external"}
        elif element.tag in ("td", "th"):
            _align(element)


def _lead_to(image: Element, in_link: bool) -> None:
    """Turn another host's picture, which no policy of ours lets a page load, into a link to it."""
    source, words = image.get("src", ""), image.get("alt", "")
    image.attrib.clear()
    image.tag, image.text = ("span" if in_link else "a"), words or source
    if not in_link:
        image.set("href", source)


def _align(cell: Element) -> None:
    """Turn a cell's inline style, which no policy of ours lets through, into a class."""
    if found := re.search("left|center|right", cell.attrib.pop("style", "")):
        cell.set("class", f"align-{found[0]}")
    if cell.tag == "th":
        cell.set("scope", "col")


def _scrolling(table: Element) -> Element:
    """Return the table in a box that scrolls by itself, by keys too, where it is too wide."""
    names = ("class", "table-scroll"), ("tabindex", "0"), ("role", "region")
    box = Element("div", {**dict(names), "aria-label": "Table"})
    box.append(table)
    box.tail, table.tail = table.tail, None
    return box


def coloured(source: str, language: str) -> str:
    """Return code as HTML, with a class for each kind of token; plain if nobody knows it."""
    try:
        lexer = get_lexer_by_name(language) if language else None
    except ClassNotFound:
        lexer = None
    if lexer is None or len(source) > HIGHLIGHT_LIMIT:
        body = escape(source)
    else:
        body = highlight(source, lexer, HtmlFormatter(nowrap=True))
    name = f' class="language-{escape(language)}"' if language else ""
    return f'<pre class="highlight" tabindex="0"><code{name}>{body.rstrip()}\n</code></pre>'
