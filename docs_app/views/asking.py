"""A request that somebody asks about, read from a form or an address.

Nothing typed is lost: every mistake is kept beside its field, with the way to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from docs_app.core.architecture import Architecture, Request
from docs_app.core.faults import Fault, misfit, parse_fault
from docs_app.core.permalink import from_query
from docs_app.core.trace import read_request
from docs_app.core.trace.request import TOKEN_STATES, TOKEN_USES

FIELDS = ("method", "url", "token", "use", "scopes", "body")
HEADER = "header"
FAULT = "fault"
VALUE = "value:"
"""Begins the name of a field for the value of a fault; its kind and subject follow."""

MOST_FAULTS = 50
ELSEWHERE = "https://host.example/"
NO_URL = f"Write the whole URL, such as {ELSEWHERE}path."


@dataclass(frozen=True, slots=True)
class FaultText:
    """A fault as it was asked for. ``fault`` is None where it is none here; then why, in words."""

    text: str
    fault: Fault | None = None
    complaint: str = ""

    @property
    def key(self) -> str:
        """Return kind and subject, without a value."""
        return ":".join(self.text.split(":")[:2])

    @property
    def value(self) -> str:
        """Return the value as it was written."""
        return ":".join(self.text.split(":")[2:])


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed and what it comes to. Headers are typed under ``header``, a line each.

    ``request`` is None where nothing was asked, or where ``complaints`` (field -> how to mend it)
    say why it cannot be sent. ``tidy``: the address has nothing in it but what it needs.
    """

    typed: Mapping[str, str]
    complaints: Mapping[str, str]
    request: Request | None
    faults: tuple[FaultText, ...]
    tidy: bool

    @property
    def wrong(self) -> tuple[Fault, ...]:
        """Return the faults that mean something here; of two on one thing the later counts."""
        last = {each.key: each.fault for each in self.faults if each.fault}
        return tuple(last.values())

    @property
    def sound(self) -> bool:
        """Say whether there is a request, and nothing to mend."""
        return self.request is not None and not any(each.complaint for each in self.faults)


def asked(architecture: Architecture, query: QueryDict) -> Asked:
    """Return what a query asks for; what it does not know is ignored."""
    lines = [each.strip() for text in query.getlist(HEADER) for each in text.splitlines()]
    typed = {name: query.get(name, "").strip() for name in FIELDS}
    typed[HEADER] = "\n".join(filter(None, lines))
    texts = [_with_value(query, text.strip()) for text in query.getlist(FAULT) if text.strip()]
    faults = tuple(_fault(architecture, text) for text in texts[:MOST_FAULTS])
    known = [name for name in query if name in {*FIELDS, HEADER, FAULT}]
    blank = any(not text.strip() for name in known for text in query.getlist(name))
    tidy = not blank and len(lines) == len(query.getlist(HEADER))
    tidy = tidy and not any(name.startswith(VALUE) for name in query)
    if not known:
        return Asked(typed, {}, None, faults, tidy)
    typed["method"] = (typed["method"] or "GET").upper()
    request, complaints = _request(typed)
    return Asked(typed, complaints, request, faults, tidy)


def mends(told: Asked) -> list[str]:
    """Return what has to be mended before anything can be traced, a line each."""
    if told.request is None and not told.complaints:
        return ["Which request? Its address goes into the query: method=GET&url=https://..."]
    faults = [each.complaint for each in told.faults if each.complaint]
    return [*(f"{name}: {words}" for name, words in told.complaints.items()), *faults]


def _with_value(query: QueryDict, text: str) -> str:
    """Return a fault with the value from the field beside it; one with its own keeps it."""
    value = query.get(VALUE + text, "").strip()
    return f"{text}:{value}" if value else text


def _fault(architecture: Architecture, text: str) -> FaultText:
    try:
        fault = parse_fault(text)
    except ValueError as error:
        return FaultText(text, None, str(error))
    complaint = misfit(architecture, fault)
    if complaint:
        return FaultText(text, None, complaint)
    return FaultText(str(fault), fault)


def _request(typed: Mapping[str, str]) -> tuple[Request | None, dict[str, str]]:
    """Return the request, or None and what is wrong with each field."""
    lines = typed[HEADER].splitlines()
    parts = {
        "method": _unsendable(Request(typed["method"], ELSEWHERE)),
        "url": _unsendable(Request("GET", typed["url"])) if typed["url"] else NO_URL,
        "token": _not_among(typed["token"] or "none", TOKEN_STATES),
        "use": _not_among(typed["use"], TOKEN_USES),
        "body": _unreadable("body", _digits(typed["body"])),
        HEADER: next(filter(None, (_unreadable(HEADER, line) for line in lines)), ""),
    }
    complaints = {name: complaint for name, complaint in parts.items() if complaint}
    if complaints:
        return None, complaints
    pairs = [(name, typed[name]) for name in FIELDS if name != "body"]
    pairs += [("body", _digits(typed["body"])), *((HEADER, line) for line in lines)]
    return from_query(pairs)[0], {}


def _unsendable(request: Request) -> str:
    try:
        read_request(request)
    except ValueError as error:
        return str(error)
    return ""


def _unreadable(name: str, value: str) -> str:
    """Return what is wrong with a field as a permalink has it."""
    try:
        from_query((("url", ELSEWHERE), (name, value)))
    except ValueError as error:
        return str(error)
    return ""


def _not_among(value: str, choices: tuple[str, ...]) -> str:
    return "" if value in choices else f"'{value}' is none of {', '.join(filter(None, choices))}."


def _digits(text: str) -> str:
    """Return a number as people write it without what they group its digits with."""
    return text.translate(str.maketrans("", "", ", _")) or "0"
