"""A text as Markdown to take away: its facts are values and links, its code as typed."""

from __future__ import annotations

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.pages.blocks import Embed, asked
from docs_app.core.pages.checking import problem_of
from docs_app.core.pages.fact import as_markdown, escaped
from docs_app.core.pages.facts import Look, resolve
from docs_app.core.pages.parsing import Parsed, parse
from docs_app.core.pages.steps import as_steps_markdown, steps
from docs_app.core.pages.table_views import as_table_markdown
from docs_app.core.pages.tables import table


def to_markdown(architecture: Architecture, text: str, addresses: Addresses) -> str:
    """Return the Markdown with its facts resolved. What names nothing stays as typed."""
    parsed = parse(text)
    look = Look(architecture, index_of(architecture), addresses)
    clean, pieces, done = parsed.marked.clean, [], 0
    for number in sorted(parsed.placed):
        reference = parsed.marked.references[number]
        before = clean[done : reference.start]
        pieces += [before, _indented(_shown(look, parsed, number), before)]
        done = reference.end
    return "".join([*pieces, clean[done:]])


def _indented(text: str, before: str) -> str:
    """Return several lines of Markdown as deep as the first stands, in a list for example."""
    margin = before.rpartition("\n")[2]
    return text.replace("\n", f"\n{margin}") if not margin.strip() else text


def _shown(look: Look, parsed: Parsed, number: int) -> str:
    reference = parsed.marked.references[number]
    if problem_of(look, parsed, number):
        return reference.source
    if number in parsed.blocks:
        return _block(look, asked(look, *reference.named))
    return as_markdown(resolve(look, *reference.named), reference.text)


def _block(look: Look, wanted: Embed) -> str:
    if wanted.kind == "table":
        return as_table_markdown(table(look, wanted.name or ""))
    if wanted.kind == "steps":
        found = steps(look, wanted.name or "", wanted.option("example"))
        return as_steps_markdown(found) if found else "No example is documented."
    subject = look.index.routes[wanted.name] if wanted.name else look.architecture
    address = look.addresses.diagram("svg", wanted.name, **dict(wanted.options))
    return f"![{escaped(subject.name)}]({address})"
