"""What holds for the public side: entry points, routes and their examples."""

from __future__ import annotations

import re

from docs_app.core.architecture import METHODS, Architecture, EntryPoint, Example
from docs_app.core.codes import CODES
from docs_app.core.index import Index
from docs_app.core.steps import OUTCOMES
from docs_app.core.wellformed import limits
from docs_app.core.wellformed.hosts import check_host, check_url
from docs_app.core.wellformed.problem import choose
from docs_app.core.wellformed.report import Report

SCHEMES = ("http", "https")
TOKEN_STATES = ("none", "valid", "invalid", "expired")
TOKEN_USES = ("", "access", "id")

_SEGMENT = r"[A-Za-z0-9._~$+-]+"
_BASE_PATH = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")
_STAGE = re.compile(r"[A-Za-z0-9_$-]{1,128}")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}")
"""A header's name: RFC 9110, section 5.1, a token."""


def check_entry_points(report: Report, architecture: Architecture, index: Index) -> None:
    """Add the problems of all entry points."""
    entries = architecture.entry_points
    report.unique("", "entry_points", "entry points", (entry.slug for entry in entries))
    for entry in entries:
        place = f"entry_points[{entry.slug}]"
        report.slug(place, "slug", entry.slug)
        report.line(place, "name", entry.name, limits.NAME, needed=True)
        report.choice(place, "scheme", entry.scheme, SCHEMES)
        check_host(report, place, entry.host)
        _check_path_and_stage(report, place, entry)
        if (entry.to.hop, entry.to.port) not in index.ports:
            known = [f"{hop}/{port}" for hop, port in index.ports]
            mend = choose(str(entry.to), known)
            report.add(place, "to", f"There is no port {str(entry.to)!r}.", mend)
        report.line(place, "summary", entry.summary, limits.LINE)
        report.prose(place, "prose", entry.prose)


def _check_path_and_stage(report: Report, place: str, entry: EntryPoint) -> None:
    path = entry.base_path
    if path and (len(path) > limits.PATH or not _BASE_PATH.fullmatch(path)):
        mend = "Write segments with single slashes between them, such as storage or a/b."
        report.add(place, "base_path", f"{path!r} is not a base path.", mend)
    if entry.stage is not None and not _STAGE.fullmatch(entry.stage):
        mend = "Use letters, digits, - and _; or leave it out."
        report.add(place, "stage", f"{entry.stage!r} is not a stage's name.", mend)


def check_routes(report: Report, architecture: Architecture, index: Index) -> None:
    """Add the problems of all routes and their examples."""
    report.unique("", "routes", "routes", (route.slug for route in architecture.routes))
    for route in architecture.routes:
        place = f"routes[{route.slug}]"
        report.slug(place, "slug", route.slug)
        report.line(place, "name", route.name, limits.NAME, needed=True)
        report.line(place, "summary", route.summary, limits.LINE)
        report.prose(place, "prose", route.prose)
        report.unique(place, "examples", "examples", (each.slug for each in route.examples))
        for example in route.examples:
            _check_example(report, f"{place}.examples[{example.slug}]", example, index)


def _check_example(report: Report, place: str, example: Example, index: Index) -> None:
    report.slug(place, "slug", example.slug)
    report.line(place, "name", example.name, limits.NAME, needed=True)
    report.prose(place, "prose", example.prose)
    request, expect = example.request, example.expect
    report.choice(f"{place}.request", "method", request.method, METHODS)
    check_url(report, f"{place}.request", request.url)
    report.number(f"{place}.request", "body_bytes", request.body_bytes, 0, limits.BYTES)
    report.choice(f"{place}.request.token", "state", request.token.state, TOKEN_STATES)
    report.choice(f"{place}.request.token", "use", request.token.use, TOKEN_USES)
    for scope in request.token.scopes:
        report.line(f"{place}.request.token", "scopes", scope, limits.NAME, needed=True)
    _check_headers(report, f"{place}.request", request.headers)
    report.choice(f"{place}.expect", "outcome", expect.outcome, OUTCOMES)
    report.reference(f"{place}.expect", "hop", expect.hop, "hop", index.hops)
    report.number(f"{place}.expect", "status", expect.status, 100, 599)
    report.choice(f"{place}.expect", "code", expect.code, CODES)


def _check_headers(report: Report, place: str, headers: tuple[tuple[str, str], ...]) -> None:
    report.unique(place, "headers", "headers", (name.lower() for name, _ in headers))
    for name, value in headers:
        if not _HEADER.fullmatch(name):
            report.add(place, "headers", f"{name!r} is not a header's name.", "Correct it.")
        report.line(f"{place}.headers", name, value, limits.URL)
