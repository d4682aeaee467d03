"""A text as HTML, with its facts in place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.pages.blocks import Embed, asked
from docs_app.core.pages.checking import Problem, problem_of
from docs_app.core.pages.fact import as_html
from docs_app.core.pages.facts import Look, resolve
from docs_app.core.pages.filling import Heading, filled, headings
from docs_app.core.pages.headings import Place
from docs_app.core.pages.parsing import STANDARD, Parsed, parse
from docs_app.core.pages.steps import as_steps_html, steps
from docs_app.core.pages.table_views import as_table_html
from docs_app.core.pages.tables import table

Picture = Callable[[Embed], str]
"""Draws a picture that a page asks for: HTML that is trusted and put in as it is."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as HTML, its headings in order, and what could not be resolved."""

    html: str
    toc: tuple[Heading, ...] = ()
    problems: tuple[Problem, ...] = ()


def render(
    architecture: Architecture,
    text: str,
    addresses: Addresses,
    embed: Picture,
    place: Place = STANDARD,
) -> Rendered:
    """Return a text as HTML. Never raises, whatever the text; what fails is shown as failing.

    Several texts on one page need a ``place`` each.
    """
    parsed = parse(text, place)
    look = Look(architecture, index_of(architecture), addresses)
    wrong = {
        number: problem
        for number in sorted(parsed.placed | parsed.misplaced)
        if (problem := problem_of(look, parsed, number))
    }
    html = filled(
        parsed,
        lambda match: _shown(look, parsed, match, wrong.get(int(match["number"])), embed),
    )
    failure = (Problem(1, "", parsed.failure),) if parsed.failure else ()
    return Rendered(
        _notice(parsed.failure) + html, headings(look, parsed), (*failure, *wrong.values())
    )


def _notice(failure: str) -> str:
    return f'<p><span class="fact-missing">{escape(failure)}</span></p>\n' if failure else ""


def _shown(
    look: Look, parsed: Parsed, match: re.Match[str], problem: Problem | None, embed: Picture
) -> str:
    reference = parsed.marked.references[int(match["number"])]
    if problem is not None:
        error = (
            f'<span class="fact-missing">{escape(f"{reference.source} {problem.message}")}</span>'
        )
        return error if match["block"] is None else f"<p>{error}</p>"
    if match["block"] is not None:
        return f"{_block(look, asked(look, *reference.named), embed)}\n"
    fact = resolve(look, *reference.named)
    return as_html(fact, reference.text, link=match["plain"] is None)


def _block(look: Look, wanted: Embed, embed: Picture) -> str:
    if wanted.kind == "picture":
        return embed(wanted)
    if wanted.kind == "table":
        return as_table_html(table(look, wanted.name or ""))
    found = steps(look, wanted.name or "", wanted.option("example"))
    return as_steps_html(found) if found else "<p>No example is documented.</p>"
