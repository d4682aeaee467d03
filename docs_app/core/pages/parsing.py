"""Markdown to clean HTML in which facts are still placeholders: a function of the text alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markdown import Markdown

from docs_app.core.pages.bounds import BODY_LIMIT, bounded
from docs_app.core.pages.extension import Facts
from docs_app.core.pages.headings import Place, RawHeading
from docs_app.core.pages.references import Marked, Reference, cleaned, mark
from docs_app.core.pages.sanitising import sanitised

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
    if len(text) > BODY_LIMIT:
        return _verbatim(text, f"The text is longer than {BODY_LIMIT:,} characters.")
    marked = mark(text)
    facts = Facts(marked, place)
    try:
        html = sanitised(_markdown(facts).convert(bounded(marked.text)))
    except RecursionError:
        return _verbatim(text, "The text is nested too deeply.")
    found = [(int(match["number"]), match["block"]) for match in PLACEHOLDER.finditer(html)]
    return Parsed(
        marked,
        html,
        facts.headings,
        frozenset(number for number, _ in found),
        frozenset(number for number, block in found if block is not None),
        frozenset(facts.misplaced),
    )


def _verbatim(text: str, failure: str) -> Parsed:
    clean = cleaned(text)
    html = f'<pre tabindex="0"><code>{escape(clean)}</code></pre>'
    return Parsed(Marked(clean, clean, ()), html, failure=failure)


def _markdown(facts: Facts) -> Markdown:
    """Return a parser for one text. A parser keeps state, so no two threads may share one."""
    return Markdown(
        extensions=[
            "admonition",
            "def_list",
            "sane_lists",
            "tables",
            "pymdownx.superfences",
            facts,
        ],
        extension_configs={
            "pymdownx.superfences": {
                "custom_fences": [{"name": "*", "class": "", "format": facts.fence}]
            }
        },
    )
