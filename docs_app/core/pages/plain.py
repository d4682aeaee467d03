"""A text as plain words, with its facts in place: for a search, and for programs that read."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.pages.blocks import asked
from docs_app.core.pages.checking import problem_of
from docs_app.core.pages.facts import Look
from docs_app.core.pages.filling import Heading, filled, headings, inline
from docs_app.core.pages.parsing import Parsed, parse
from docs_app.core.pages.steps import as_steps_text, steps
from docs_app.core.pages.table_views import as_table_text
from docs_app.core.pages.tables import table

_BLOCKS = frozenset(
    ("p", "div", "li", "dt", "dd", "td", "th", "tr", "pre", "br", "blockquote", "ul", "ol", "table")
)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under a heading up to the next; None: before the first."""

    heading: Heading | None
    text: str


def plain_text(architecture: Architecture, text: str) -> str:
    """Return a text as plain words, a line for each paragraph, heading or cell."""
    parts = []
    for section in sections(architecture, text):
        parts += [section.heading.text if section.heading else "", section.text]
    return "\n".join(filter(None, parts))


def sections(architecture: Architecture, text: str) -> tuple[Section, ...]:
    """Return a text's plain words under each of its headings, those before the first included.

    The headings' ids are those of ``render`` without arguments.
    """
    parsed = parse(text)
    look = Look(architecture, index_of(architecture), Addresses(architecture.slug))
    html = filled(parsed, lambda match: escape(_words(look, parsed, int(match["number"]))))
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = (None, *headings(look, parsed))
    texts = [_tidy("".join(part)) for part in reader.parts]
    return tuple(Section(heading, text) for heading, text in zip(found, texts, strict=True))


def _tidy(text: str) -> str:
    return "\n".join(line for raw in text.splitlines() if (line := " ".join(raw.split())))


def _words(look: Look, parsed: Parsed, number: int) -> str:
    """Return a reference as words: nothing for a picture, which says nothing a page does not."""
    if problem_of(look, parsed, number) or number not in parsed.blocks:
        return inline(look, parsed, number)
    wanted = asked(look, *parsed.marked.references[number].named)
    if wanted.kind == "table":
        return f"\n{as_table_text(table(look, wanted.name or ''))}\n"
    if wanted.kind == "steps" and (
        found := steps(look, wanted.name or "", wanted.option("example"))
    ):
        return f"\n{as_steps_text(found)}\n"
    return ""


class _Reader(HTMLParser):
    """Gathers the text of clean HTML, in parts: a heading ends one, its own text is in none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[list[str]] = [[]]
        self.in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts[-1].append("\n")
        if tag == "img":
            self.parts[-1].append(dict(attrs).get("alt") or "")
        if _is_heading(tag):
            self.parts.append([])
            self.in_heading = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts[-1].append("\n")
        if _is_heading(tag):
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        if not self.in_heading:
            self.parts[-1].append(data)


def _is_heading(tag: str) -> bool:
    return len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()
