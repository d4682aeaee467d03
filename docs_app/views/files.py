"""The architecture itself as a file, and what a program should read first."""

from __future__ import annotations

from docs_app.core import addresses
from docs_app.core.codec import to_json, to_yaml
from docs_app.core.pages.fact import escaped
from docs_app.views.book import Book
from docs_app.views.paper import text
from docs_app.views.reading import Reading

REFERENCE = (
    ("hops", "Hops", "everything a request passes"),
    ("ports", "Ports", "who may reach what, from where"),
    ("rules", "Rules", "what each hop does with a request"),
    ("zones", "Zones", "boundaries, one inside the other"),
    ("entry-points", "Entry points", "the public addresses"),
    ("lint", "Findings", "what is doubtful or missing in this documentation"),
)


@text("application/json")
def as_json(reading: Reading) -> str:
    """Return the architecture as JSON, as load_architecture reads it."""
    return to_json(reading.book.architecture)


@text("application/yaml; charset=utf-8")
def as_yaml(reading: Reading) -> str:
    """Return the architecture as YAML, as load_architecture reads it."""
    return to_yaml(reading.book.architecture)


@text("text/markdown; charset=utf-8")
def llms(reading: Reading) -> str:
    """Return the list of contents that llmstxt.org describes, leading to Markdown."""
    book = reading.book
    architecture, at = book.architecture, book.addresses
    start = (
        f"# {escaped(architecture.name)}\n",
        f"> {escaped(architecture.summary or 'How its requests are routed.')}\n",
        _line(book, "Overview", at.home, "the whole in one page"),
        f"- [As data]({book.origin}{at.file('architecture.json')}): the architecture as JSON",
    )
    routes = (
        _line(book, each.name, at.route(each.slug), each.summary) for each in architecture.routes
    )
    pages = (_line(book, each.title, at.page(each.path)) for each in architecture.pages)
    tables = (_line(book, title, at.table(name), words) for name, title, words in REFERENCE)
    return "\n".join(
        (
            *start,
            "\n## Routes\n",
            *routes,
            "\n## Documentation\n",
            *pages,
            "\n## Reference\n",
            *tables,
            "",
        )
    )


def _line(book: Book, title: str, address: str, words: str = "") -> str:
    said = f": {escaped(words)}" if words else ""
    return f"- [{escaped(title)}]({book.origin}{addresses.markdown(address)}){said}"
