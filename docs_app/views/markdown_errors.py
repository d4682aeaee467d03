"""Who answered, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from docs_app.core import addresses
from docs_app.core.addresses import Edition
from docs_app.core.pages.fact import escaped
from docs_app.views.cabinet import fresh
from docs_app.views.markdown import MARKDOWN
from docs_app.views.markdown_words import bullets, code, coded, linked
from docs_app.views.paper import read
from docs_app.views.sending import plain
from docs_app.views.who_answered import (
    TITLE,
    Told,
    seen_at,
    statuses_of,
    suspects_of,
    title_of,
)


@require_safe
def errors(request: HttpRequest, architecture: str, version: Edition = None) -> HttpResponse:
    """Return the statuses that can be seen, each with how many can have sent it."""
    book = read(request, architecture, version, ()).book
    found = statuses_of(book)
    rows = [
        f"[{each.text}]({addresses.markdown(each.href)}): {each.note}, {number}"
        f" suspect{'' if number == 1 else 's'}"
        for each, number in found.rows
    ]
    return _sent([f"# {TITLE}", bullets(rows) or "No example is documented.", found.left_out])


@require_safe
def error(
    request: HttpRequest, architecture: str, status: int | None = None, version: Edition = None
) -> HttpResponse:
    """Return who can have answered with a status; 400: what was seen cannot be read.

    Http404: it is no status.
    """
    book = read(request, architecture, version, ()).book
    found = seen_at(request, status)
    if found.complaints:
        return plain("\n".join(f"{name}: {said}" for name, said in found.complaints.items()), 400)
    told = suspects_of(book, status, found)
    return _sent(
        (
            f"# {title_of(status)}",
            *(part for each in told.rows for part in _suspect(each)),
            f"and {told.more} more." if told.more else "",
            "" if told.rows else "No trace of a documented request ends so.",
            told.left_out,
        )
    )


def _sent(parts: Iterator[str] | tuple[str, ...] | list[str]) -> HttpResponse:
    text = "\n\n".join(part for part in parts if part) + "\n"
    return fresh(HttpResponse(text, content_type=MARKDOWN))


def _suspect(told: Told) -> Iterator[str]:
    suspect = told.suspect
    yield f"## {suspect.rank}. {linked(told.who) if told.who else 'Nobody'}"
    yield coded(told.reason) if told.reason else ""
    yield bullets(
        (
            f"The caller sees: {escaped(told.sees)}",
            *(
                f"Header: {code(f'{name}: {value}')}{' (assumed)' if assumed else ''}"
                for name, value, assumed in told.headers
            ),
            *(
                f"{'For' if sign.points > 0 else 'Against'} it: {escaped(sign.why)}"
                for sign in suspect.signs
            ),
            *(f"To make sure: {escaped(sentence)}" for sentence in suspect.confirm),
        )
    )
    yield "What leads there:"
    yield bullets(linked(way) for way in (*told.ways, *told.more))
