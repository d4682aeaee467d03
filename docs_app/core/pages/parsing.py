"""Markdown to clean HTML in which facts are still placeholders: a function of the text alone."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown import Markdown

from docs_app.core.pages.bounds import bounded
from docs_app.core.pages.extension import Facts
from docs_app.core.pages.headings import Place, RawHeading
from docs_app.core.pages.references import MARK, Marked, Reference, cleaned, mark
from docs_app.core.pages.sanitising import sanitised
from docs_app.core.wellformed import limits

STANDARD = Place()

PLACEHOLDER = re.compile(
    r'<x-fact(?=[^>]* data-ref="(?P<number>[0-9]+)")'
    r'(?P<block>(?=[^>]* data-block="1"))?(?P<plain>(?=[^>]* data-plain="1"))?[^>]*></x-fact>'
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text, parsed. ``html`` is clean and holds :data:`PLACEHOLDER` for facts.

    ``placed`` are the numbers of the references in running text or on lines of their own, and
    ``blocks`` those of them that have their own line. ``misplaced`` are in a link's address or an
    image's text, where no fact can stand. References in code are in none of these. ``failure``
    says why the text could not be read as Markdown.
    """

    marked: Marked
    html: str
    headings: tuple[RawHeading, ...] = ()
    placed: frozenset[int] = frozenset()
    blocks: frozenset[int] = frozenset()
    misplaced: frozenset[int] = frozenset()
    failure: str = ""

    @property
    def references(self) -> tuple[Reference, ...]:
        """The references that a reader is meant to see resolved, in the order of the text."""
        numbers = sorted(self.placed | self.misplaced)
        return tuple(self.marked.references[number] for number in numbers)


@lru_cache(maxsize=256)
def parse(text: str, place: Place = STANDARD) -> Parsed:
    """Parse a text. Costs milliseconds; the last few texts are remembered.

    Never raises: a text that is too long or too deeply nested comes back as it was typed, with
    the reason in ``failure``.
    """
    if len(text) > limits.BODY:
        return _verbatim(text, f"The text is longer than {limits.BODY:,} characters.")
    marked = mark(text)
    parser = _own_parser()
    facts = parser.facts
    facts.begin(marked, place)
    try:
        html = sanitised(parser.reset().convert(bounded(marked.text)))
    except RecursionError:
        # What it was amidst of is still in it.
        del _THREAD.parser
        return _verbatim(text, "The text is nested too deeply.")
    found = [(int(match["number"]), match["block"]) for match in PLACEHOLDER.finditer(html)]
    placed = frozenset(number for number, _ in found)
    return Parsed(
        marked,
        html,
        facts.headings,
        placed,
        frozenset(number for number, block in found if block is not None),
        frozenset(facts.misplaced | _lost(facts, html, placed)),
    )


def _lost(facts: Facts, html: str, placed: frozenset[int]) -> set[int]:
    """Return the references that are nowhere any more: in an image's text, or in a definition."""
    in_code = facts.fenced.union(int(match[1]) for match in MARK.finditer(html))
    return set(range(len(facts.marked.references))) - placed - in_code


def _verbatim(text: str, failure: str) -> Parsed:
    clean = cleaned(text)
    html = f'<pre tabindex="0"><code>{escape(clean)}</code></pre>'
    return Parsed(Marked(clean, clean, ()), html, failure=failure)


class _Parser(Markdown):
    """The Markdown parser with all that we add to it."""

    def __init__(self) -> None:
        self.facts = Facts()
        fence = {"name": "*", "class": "", "format": self.facts.fence}
        super().__init__(
            extensions=[*_EXTENSIONS, self.facts],
            extension_configs={"pymdownx.superfences": {"custom_fences": [fence]}},
        )


_EXTENSIONS = ("admonition", "def_list", "sane_lists", "tables", "pymdownx.superfences")

_THREAD = threading.local()


def _own_parser() -> _Parser:
    """Return this thread's parser: it keeps state, and making one costs more than most texts."""
    if not hasattr(_THREAD, "parser"):
        _THREAD.parser = _Parser()
    parser: _Parser = _THREAD.parser
    return parser
