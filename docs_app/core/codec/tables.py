"""How each object of an architecture is written: one table per class, keys in their order."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from docs_app.core.architecture import (
    Action,
    Architecture,
    Destination,
    EntryPoint,
    Example,
    Expectation,
    Forward,
    HealthCheck,
    Hop,
    Match,
    Page,
    Port,
    PortRef,
    Request,
    Respond,
    Route,
    Rule,
    Token,
    Waiver,
    Zone,
)
from docs_app.core.codec.errors import CodecError
from docs_app.core.codec.settings import HEADERS, SETTINGS
from docs_app.core.codec.shapes import INTEGER, TEXT, Field, Kind, Plain, Shape, many

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _load_destination(data: Plain) -> Destination:
    hop, slash, port = TEXT.load(data).partition("/")
    if slash and not port:
        raise CodecError("", f"{data!r} names no port.", "Write hop/port, or the hop alone.")
    return Destination(hop, port or None)


def _load_port_ref(data: Plain) -> PortRef:
    hop, _, port = TEXT.load(data).partition("/")
    if not port:
        raise CodecError("", f"{data!r} names no port.", "Write hop/port.")
    return PortRef(hop, port)


def _rule(
    slug: str,
    forward: Forward | None = None,
    respond: Respond | None = None,
    **given: Any,
) -> Rule:
    """Return the rule: its action is written under the action's own name."""
    action: Action | None = forward or respond
    if action is None or (forward and respond):
        count = "both" if action else "neither"
        raise CodecError(
            "", f"This rule has {count} of 'forward' and 'respond'.", "Give it exactly one."
        )
    return Rule(slug, action, **given)


def _forward_of(rule: Rule) -> Forward | None:
    return rule.action if isinstance(rule.action, Forward) else None


def _respond_of(rule: Rule) -> Respond | None:
    return rule.action if isinstance(rule.action, Respond) else None


def _load_day(data: Plain) -> date:
    text = TEXT.load(data)
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise CodecError(
            "", f"{text!r} is no day.", "Write year, month and day, such as 2027-01-31."
        ) from None


DAY = Kind(_load_day, date.isoformat)
DESTINATION = Kind(_load_destination, str)
PORT_REF = Kind(_load_port_ref, str)
WORDS = many(TEXT)

SLUG = Field("slug", TEXT)
NAME = Field("name", TEXT)
SUMMARY = Field("summary", TEXT, "")
PROSE = Field("prose", TEXT, "")

ZONE = Shape(
    Zone,
    (
        SLUG,
        NAME,
        Field("kind", TEXT),
        Field("parent", TEXT, None),
        Field("replicas", INTEGER, None),
        SUMMARY,
        PROSE,
    ),
)
PORT = Shape(
    Port,
    (
        SLUG,
        Field("number", INTEGER),
        Field("protocol", TEXT),
        Field("open_from", TEXT, None),
        SUMMARY,
    ),
)
MATCH = Shape(
    Match,
    (
        Field("port", TEXT, None),
        Field("methods", WORDS, ()),
        Field("host", TEXT, ""),
        Field("path", TEXT, ""),
    ),
)
FORWARD = Shape(
    Forward,
    (Field("to", DESTINATION), Field("via", TEXT, None), Field("rewrite", TEXT, "")),
)
RESPOND = Shape(Respond, (Field("status", INTEGER, None),))
RULE = Shape(
    _rule,
    (
        SLUG,
        Field("name", TEXT, ""),
        PROSE,
        Field("match", MATCH.kind, Match()),
        Field("authorizer", TEXT, None),
        Field("scopes", WORDS, None),
        Field("forward", FORWARD.kind, None, _forward_of),
        Field("respond", RESPOND.kind, None, _respond_of),
    ),
)
HEALTH_CHECK = Shape(
    HealthCheck,
    (
        Field("protocol", TEXT, None),
        Field("port", INTEGER, None),
        Field("path", TEXT, None),
        Field("matcher", TEXT, None),
        Field("interval", INTEGER, None),
        Field("timeout", INTEGER, None),
        Field("healthy_threshold", INTEGER, None),
        Field("unhealthy_threshold", INTEGER, None),
    ),
)
HOP = Shape(
    Hop,
    (
        SLUG,
        NAME,
        Field("kind", TEXT),
        Field("zone", TEXT, None),
        SUMMARY,
        PROSE,
        Field("settings", SETTINGS, ()),
        Field("health_check", HEALTH_CHECK.kind, None),
        Field("ports", many(PORT.kind, "slug"), ()),
        Field("rules", many(RULE.kind, "slug"), ()),
    ),
)
ENTRY_POINT = Shape(
    EntryPoint,
    (
        SLUG,
        NAME,
        Field("scheme", TEXT, "https"),
        Field("host", TEXT),
        Field("base_path", TEXT, ""),
        Field("stage", TEXT, None),
        Field("to", PORT_REF),
        SUMMARY,
        PROSE,
    ),
)
TOKEN = Shape(
    Token,
    (Field("state", TEXT, "none"), Field("use", TEXT, ""), Field("scopes", WORDS, ())),
)
REQUEST = Shape(
    Request,
    (
        Field("method", TEXT),
        Field("url", TEXT),
        Field("token", TOKEN.kind, Token()),
        Field("body_bytes", INTEGER, 0),
        Field("headers", HEADERS, ()),
    ),
)
EXPECTATION = Shape(
    Expectation,
    (
        Field("outcome", TEXT),
        Field("hop", TEXT, None),
        Field("status", INTEGER, None),
        Field("code", TEXT, None),
    ),
)
EXAMPLE = Shape(
    Example,
    (SLUG, NAME, PROSE, Field("request", REQUEST.kind), Field("expect", EXPECTATION.kind)),
)
ROUTE = Shape(
    Route, (SLUG, NAME, SUMMARY, PROSE, Field("examples", many(EXAMPLE.kind, "slug"), ()))
)
PAGE = Shape(Page, (Field("path", TEXT), Field("title", TEXT), Field("body", TEXT, "")))
WAIVER = Shape(
    Waiver,
    (
        Field("code", TEXT),
        Field("subject", TEXT),
        Field("who", TEXT),
        Field("why", TEXT),
        Field("until", DAY),
    ),
)
ARCHITECTURE = Shape(
    Architecture,
    (
        SLUG,
        NAME,
        Field("environment", TEXT, ""),
        SUMMARY,
        Field("zones", many(ZONE.kind, "slug"), ()),
        Field("hops", many(HOP.kind, "slug"), ()),
        Field("entry_points", many(ENTRY_POINT.kind, "slug"), ()),
        Field("routes", many(ROUTE.kind, "slug"), ()),
        Field("pages", many(PAGE.kind, "path"), ()),
        Field("waivers", many(WAIVER.kind), ()),
    ),
)
