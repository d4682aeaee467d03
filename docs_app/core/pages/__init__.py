"""Documentation pages: Markdown in which facts are live references to the architecture."""

from docs_app.core.pages.blocks import Embed
from docs_app.core.pages.checking import Problem, check, references
from docs_app.core.pages.filling import Heading
from docs_app.core.pages.headings import Place
from docs_app.core.pages.plain import Section, plain_text, sections
from docs_app.core.pages.references import Reference
from docs_app.core.pages.rendering import Picture, Rendered, render
from docs_app.core.pages.taking_away import to_markdown
from docs_app.core.pages.tree import Node, breadcrumbs, previous_next, tree

__all__ = [
    "Embed",
    "Heading",
    "Node",
    "Picture",
    "Place",
    "Problem",
    "Reference",
    "Rendered",
    "Section",
    "breadcrumbs",
    "check",
    "plain_text",
    "previous_next",
    "references",
    "render",
    "sections",
    "to_markdown",
    "tree",
]
