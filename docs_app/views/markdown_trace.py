"""A traced request as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from docs_app.core.addresses import Edition
from docs_app.core.architecture import Request
from docs_app.core.faults import Fault, fault_sentence
from docs_app.core.pages.fact import escaped
from docs_app.core.permalink import to_query
from docs_app.core.trace import trace
from docs_app.core.trace.facts import NOT_RECORDED
from docs_app.views.answers import Answer, End, ToldStep, answer, compared
from docs_app.views.asking import asked, mends
from docs_app.views.book import Book
from docs_app.views.cabinet import fresh
from docs_app.views.markdown import MARKDOWN
from docs_app.views.markdown_words import bullets, code, coded, linked
from docs_app.views.paper import read
from docs_app.views.sending import plain
from docs_app.views.trace_page import ROUTES, TITLE, examples_of

DIFFERS = {"changed": "changed", "gone": "no longer passed", "new": "new"}


@require_safe
def markdown(request: HttpRequest, architecture: str, version: Edition = None) -> HttpResponse:
    """Return the answer to the question in the query, or examples to begin with.

    400: the request or a fault is none, which the answer says.
    """
    book = read(request, architecture, version, ()).book
    told = asked(book.architecture, request.GET)
    if told.request is not None and told.sound:
        parts = _answered(book, told.request, told.wrong)
    elif told.complaints or any(each.complaint for each in told.faults):
        return plain("\n".join(mends(told)), 400)
    else:
        parts = _beginning(book)
    text = "\n\n".join(part for part in parts if part) + "\n"
    return fresh(HttpResponse(text, content_type=MARKDOWN))


def _beginning(book: Book) -> Iterator[str]:
    yield f"# {TITLE}"
    yield "The query says which: method, url, token, use, scopes, body, header, fault."
    for route in book.architecture.routes[:ROUTES]:
        yield f"## {escaped(route.name)}"
        yield bullets(linked(each) for each in examples_of(book, route))


def _answered(book: Book, request: Request, wrong: tuple[Fault, ...]) -> Iterator[str]:
    plain_one = answer(book, trace(book.architecture, request))
    yield f"# {TITLE}"
    yield _request(request)
    yield f"[Form and picture]({book.addresses.trace(to_query(request, wrong))})"
    if not wrong:
        yield from _told(plain_one, "Where it goes")
        return
    yield "What is wrong:"
    yield bullets(escaped(fault_sentence(book.architecture, each)) for each in wrong)
    before, after = compared(plain_one, answer(book, trace(book.architecture, request, wrong)))
    yield from _told(after, "With these faults")
    yield from _told(before, "As documented")


def _request(request: Request) -> str:
    token = request.token
    scopes = f" with the scopes {code(' '.join(token.scopes))}" if token.scopes else ""
    use = f" {token.use}" if token.use else ""
    carries = "no token" if token.state == "none" else f"a token: {token.state}{use}{scopes}"
    body = f", a body of {request.body_bytes:,} bytes" if request.body_bytes else ""
    headers = bullets(code(f"{name}: {value}") for name, value in request.headers)
    sent = f"{code(f'{request.method} {request.url}')}, {carries}{body}"
    return f"{sent}\n\n{headers}" if headers else sent


def _told(told: Answer, title: str) -> Iterator[str]:
    yield f"## {title}"
    yield f"**{escaped(told.sentence)}**"
    for end in told.ends:
        yield bullets(_end(end))
    yield "\n".join(f"{each.row.number}. {_step(each)}" for each in told.steps)


def _end(end: End) -> Iterator[str]:
    outcome = end.outcome
    yield f"Who answers: {linked(end.who) if end.who else 'nobody known here'}"
    if outcome.status is not None:
        yield f"Status: {outcome.told_status} ({', '.join(map(linked, end.look_alikes))})"
    yield f"Wait: {end.wait}"
    for name, value, assumed in end.headers:
        yield f"Header: {code(f'{name}: {value}')}{' (assumed)' if assumed else ''}"
    yield f"Body: {code(outcome.body)}" if outcome.body else ""
    yield f"Reason: {coded(end.reason)}" if end.reason else ""
    for missing in outcome.missing:
        yield f"Not recorded: {escaped(missing.what)}; {escaped(missing.who)} could say"


def _step(told: ToldStep) -> str:
    row = told.row
    differs = f"({DIFFERS[told.differs]}) " if told.differs else ""
    return f"{differs}{escaped(row.sentence)}\n{bullets(_more(told), 3)}".rstrip()


def _more(told: ToldStep) -> Iterator[str]:
    row = told.row
    yield f"Rule taken: {linked(row.rule)}" if row.rule else ""
    for each in told.passed_over:
        yield f"Passed over: {linked(each)}"
    yield f"and {told.more} more" if told.more else ""
    for change in row.step.rewrites:
        yield f"{change.what}: {code(change.before)} becomes {code(change.after)}"
    if told.targets:
        yield f"Could serve: {', '.join(map(linked, told.targets))}"
    for fact in row.step.facts:
        default = "" if fact.recorded or fact.value == NOT_RECORDED else " (default)"
        yield f"{fact.name}: {escaped(fact.value)}{default}"
    for reason in row.codes:
        yield f"Because: {coded(reason)}"
    for reason in row.assumptions:
        yield f"Assumed: {coded(reason)}"
