"""A route's steps, as a page shows them: the sentences of its example's trace, each linked."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from docs_app.core.examples import example_trace
from docs_app.core.pages.fact import escaped
from docs_app.core.pages.facts import Look
from docs_app.core.wording import outcome_sentence, step_sentence


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a route's example: (address, sentence) each, and how it ends."""

    rows: tuple[tuple[str, str], ...]
    outcome: str


def steps(look: Look, route: str, example: str | None = None) -> Steps | None:
    """Return a route's steps by one of its examples, or by its first; None if it has none."""
    architecture = look.architecture
    trace = example_trace(architecture, route, example)
    if trace is None:
        return None
    rows = tuple(
        (look.addresses.step(route, number, example), step_sentence(architecture, trace, number))
        for number in range(1, len(trace.steps) + 1)
    )
    return Steps(rows, outcome_sentence(architecture, trace.outcome))


def as_steps_html(found: Steps) -> str:
    """Return the steps as an ordered list; each number is a link to the step's own address."""
    items = "\n".join(
        f'<li><a class="fact fact-step" href="{escape(href)}">{escape(sentence)}</a></li>'
        for href, sentence in found.rows
    )
    return f'<ol class="steps">\n{items}\n</ol>\n<p class="outcome">{escape(found.outcome)}</p>'


def as_steps_markdown(found: Steps) -> str:
    """Return the steps as a numbered list in Markdown."""
    lines = [
        f"{number}. [{escaped(sentence)}]({href})"
        for number, (href, sentence) in enumerate(found.rows, start=1)
    ]
    return "\n".join([*lines, "", escaped(found.outcome)])


def as_steps_text(found: Steps) -> str:
    """Return the steps as lines of text."""
    return "\n".join([*(sentence for _, sentence in found.rows), found.outcome])
