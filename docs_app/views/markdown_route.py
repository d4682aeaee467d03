"""A route as Markdown with live references."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Route
from docs_app.core.pages.fact import escaped
from docs_app.views.book import Book
from docs_app.views.examples import ExampleRow, example_rows


def route_text(book: Book, route: Route) -> Iterator[str]:
    """Yield a route's paragraphs."""
    yield f"# {escaped(route.name)}"
    yield escaped(route.summary)
    if route.examples:
        yield f"[[picture:{route.slug}]]"
        yield "## Step by step"
        yield f"[[steps:{route.slug}]]"
        yield "## Examples"
        yield "\n".join(_example(row) for row in example_rows(book, route, None))
    if route.prose:
        yield "## About this route"
        yield route.prose


def _example(row: ExampleRow) -> str:
    request = row.example.request
    verdict = "as documented" if row.result.passed else f"differs: {row.result.why}"
    sent = f"{request.method} {request.url}".replace("`", "%60")
    said = f"{row.actual} ({verdict})"
    return (
        f"- **{escaped(row.example.name)}** `{sent}`, {request.token.state} token: {escaped(said)}"
    )
