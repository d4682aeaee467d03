"""A finished picture as a file: named, typed, and sealed. The one place where files are made."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.codec import content_hash
from docs_app.core.diagram import View
from docs_app.core.index import index_of
from docs_app.core.sealing import Seal, Source
from docs_app.pictures.values import Exported, Stamp, Subject
from docs_app.seals import sealed_up

CONTENT_TYPES = {
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "pdf": "application/pdf",
    "dot": "text/vnd.graphviz; charset=utf-8",
    "mermaid": "text/plain; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
}
EXTENSIONS = {"mermaid": "mmd"}


def file_of(  # noqa: PLR0913 - a file is made of so much
    content: bytes,
    format: str,
    name: str,
    stamp: Stamp,
    shows: str,
    *,
    before: Stamp | None = None,
    level: str = "full",
) -> Exported:
    """Return a file that carries its seal. ``name`` has no extension; ``shows`` is in words.

    ``before``: what it compares the stamp's edition with. ``level`` is as a picture's.
    """
    seal = Seal(source_of(stamp), stamp.date, shows, format, source_of(before) if before else None)
    filename = f"{name}.{EXTENSIONS.get(format, format)}"
    return Exported(sealed_up(content, seal), CONTENT_TYPES[format], filename, level)


def source_of(stamp: Stamp) -> Source:
    """Return the state of the architecture that a stamp names."""
    return Source(stamp.architecture, stamp.version, stamp.content_hash)


def stamped(subject: Subject) -> Stamp:
    """Return the subject's stamp with the hash of its content, made where nobody knew it."""
    stamp = subject.stamp
    return stamp if stamp.content_hash else stamp.hashed(content_hash(subject.architecture))


def shown_words(subject: Subject) -> str:
    """Return what a file shows: ``route Bags API, step 3, detail hops``."""
    view = subject.view
    parts = [_followed(subject)]
    parts += [f"step {view.step}"] if view.step else []
    parts += [f"{name} {value}" for name, value in options_of(view)]
    return ", ".join(parts)


def options_of(view: View) -> Iterator[tuple[str, str]]:
    """Yield the options of a view that do not go without saying."""
    plain = View()
    for name in ("detail", "direction", "theme"):
        value = getattr(view, name)
        if value != getattr(plain, name):
            yield name, value


def _followed(subject: Subject) -> str:
    view, trace = subject.view, subject.trace
    if trace is not None:
        return f"trace of {trace.request.method} {trace.request.url}"
    if view.route is None:
        return "the whole"
    route = index_of(subject.architecture).routes[view.route]
    names = {example.slug: example.name for example in route.examples}
    example = names.get(view.example or "")
    return f"route {route.name}" + (f", example {example}" if example else "")
