"""An architecture in which every text that somebody can type tries to be more than text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

from docs_app.core.architecture import (
    Architecture,
    Example,
    HealthCheck,
    Hop,
    Match,
    Request,
    Respond,
    Rule,
    Token,
)
from tests.core.builders import storage

LINES = (
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "</title></style></textarea></script><script>alert(1)</script>",
    "]]></svg><svg onload=alert(1)>",
    '\\N \\G \\L"]; x [URL="javascript:alert(1)"',
    "<<b>bold</b>> &lt;i&gt; &#60;u&#62;",
    '%%{init: {"securityLevel": "loose"}}%%',
    '"]; click x href "javascript:alert(1)"',
    "[x](javascript:alert(1)) {{ 7|add:7 }} ${alert(1)} [[hop]]",
    "\u202eright to left\u202c {% load static %}<!-- --!>",
)
"""For names and summaries."""

TEXTS = (
    "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1)></svg>\n\n"
    "<style>@import 'javascript:alert(1)'</style>",
    "<iframe srcdoc='<script>alert(1)</script>' src=http://evil.example/></iframe>",
    "[x](javascript:alert(1)) [x](JaVaScRiPt:alert(1)) [x](&#106;avascript:alert(1)) "
    "<javascript:alert(1)> <a href=javascript:alert(1)>x</a>",
    "![a picture](https://evil.example/x.png) ![x](//evil.example/y.png)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>) ![x](javascript:alert(1))",
    '[x](/y "\\" onmouseover=\\"alert(1)") {: onclick=alert(1) style=color:red }',
    '```html" onclick=alert(1)\n<script>alert(1)</script>\n```\n\n`<script>alert(1)</script>`',
    '[[hop:nlb|"><img src=x onerror=alert(1)>]] [[port:nlb/ingests|<script>alert(1)</script>]]',
    '!!! note "<script>alert(1)</script>"\n    <img src=x onerror=alert(1)>',
    "# <script>alert(1)</script> [[hop:nlb]]\n\n| <script> | [[hop:nlb|<b onclick=x>]] |\n"
    "|---|---|\n| <img src=x onerror=alert(1)> | y |",
    "<form action=http://evil.example/><input autofocus onfocus=alert(1)><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<link rel=stylesheet href=http://evil.example/x.css><meta http-equiv=refresh content=0;url=x>",
    "<x-fact data-ref=0 onclick=alert(1)></x-fact> <!-- --><script>alert(1)</script> <!-->",
    '<p id="main" class="finder">{{ 7|add:7 }}</p><base href=http://evil.example/>',
)
"""For Markdown."""

NAMED = {"name", "title", "summary"}
WRITTEN = {"prose", "body"}
SEGMENT = '/"><img/src=x/onerror=alert(1)>'


def poisoned() -> Architecture:
    """Return the small storage service, still well-formed, with a payload in each of its texts."""
    texts = {"line": cycle(LINES), "text": cycle(TEXTS)}
    whole: Architecture = _poisoned(storage(), texts)
    return replace(
        whole,
        slug="poisoned",
        environment=LINES[0],
        hops=tuple(map(_settled, whole.hops)),
        pages=tuple(replace(page, body="\n\n".join(TEXTS)) for page in whole.pages),
        routes=tuple(
            replace(route, examples=(*route.examples, _example())) for route in whole.routes
        ),
    )


def _poisoned(value: Any, texts: dict[str, Iterator[str]]) -> Any:
    """Return the value with a payload after each name and line, and in each text."""
    if isinstance(value, tuple):
        return tuple(_poisoned(each, texts) for each in value)
    if not is_dataclass(value):
        return value
    changed = {each.name: _poisoned(getattr(value, each.name), texts) for each in fields(value)}
    for name, before in changed.items():
        if name in NAMED:
            changed[name] = f"{before} {next(texts['line'])}".strip()
        elif name in WRITTEN:
            changed[name] = f"{before}\n\n{next(texts['text'])}\n\n{next(texts['text'])}"
    return type(value)(**changed)


def _settled(hop: Hop) -> Hop:
    """Return the hop with payloads in what only hops of its kind have."""
    if hop.kind == "gateway":
        stages = (("v1", (("where", LINES[0]),)),)
        rule = Rule(
            "evil",
            Respond(404),
            Match("https", path=SEGMENT),
            authorizer="cognito",
            scopes=("<script>alert(1)</script>",),
            name=LINES[3],
        )
        return replace(hop, settings=(("stages", stages),), rules=(*hop.rules, rule))
    if hop.kind == "authorizer":
        return replace(hop, settings=(("identity_source", LINES[1]),))
    if hop.kind == "target_group":
        return replace(hop, health_check=HealthCheck(path=LINES[0], matcher=LINES[1]))
    return hop


def _example() -> Example:
    """Return an example whose request is made of payloads; it ends at the gateway."""
    base = storage().routes[0].examples[0]
    request = Request(
        "GET",
        f'https://api.example.org/storage/v1{SEGMENT}?q="><script>alert(1)</script>',
        Token("valid", scopes=(LINES[0],)),
        headers=(("X-Evil", LINES[1]),),
    )
    expect = replace(base.expect, outcome="rejected", hop="gateway")
    return Example("evil", f"Evil {LINES[7]}", request, expect, TEXTS[0])
