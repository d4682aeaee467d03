"""What a caller may send instead of an example: the mistakes that requests have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from docs_app.core.architecture import METHODS, Architecture, Request, Token
from docs_app.core.index import index_of
from docs_app.core.kinds import KINDS, effective
from docs_app.core.steps import Trace
from docs_app.core.trace.gateway_limits import LINE

TOKENS = (
    ("The request carries no token.", Token()),
    ("The token is not valid.", Token("invalid")),
    ("The token has expired.", Token("expired")),
    ("The token is an access token without any scope.", Token("valid", "access")),
    ("The token is an ID token.", Token("valid", "id")),
)
NOT_TAKEN = ("TRACE",)
"""A method that some processes refuse, whatever they are told."""

FILLER = "X-Filler"


def variants(
    architecture: Architecture, request: Request, plain: Trace
) -> Iterator[tuple[str, Request]]:
    """Yield requests like an example's, with what is different about each as a sentence.

    ``plain`` is the example's own trace: sizes are those that are too much on its way.
    """
    yield from ((told, replace(request, token=token)) for told, token in TOKENS)
    preflight = replace(request, method="OPTIONS", token=Token())
    yield "A browser asks before it calls: OPTIONS without a token.", preflight
    for method in (*METHODS, *NOT_TAKEN):
        yield f"The method is {method}.", replace(request, method=method)
    yield from _sizes(architecture, request, plain)
    for told, url in _urls(architecture, request.url, plain):
        yield told, replace(request, url=url)


def _sizes(
    architecture: Architecture, request: Request, plain: Trace
) -> Iterator[tuple[str, Request]]:
    index = index_of(architecture)
    hops = dict.fromkeys(step.hop for step in plain.steps)
    for hop in (index.hops[slug] for slug in hops):
        names = {setting.name for setting in KINDS[hop.kind].settings}
        body = effective(hop, "body_limit") if "body_limit" in names else None
        if isinstance(body, int):
            told = f"The body is larger than {hop.name} takes: {body + 1:,} bytes."
            yield told, replace(request, body_bytes=body + 1)
        most = effective(hop, "header_limit") if "header_limit" in names else None
        if isinstance(most, int):
            line = (FILLER, "x" * max(most + 1 - len(FILLER) - LINE, 0))
            told = f"The headers are larger than {hop.name} takes: over {most:,} bytes."
            yield told, replace(request, headers=(*request.headers, line))


def _urls(architecture: Architecture, url: str, plain: Trace) -> Iterator[tuple[str, str]]:
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    yield "The path has a letter too many.", urlunsplit(parts._replace(path=f"{path}x"))
    yield "The path goes on too far.", urlunsplit(parts._replace(path=f"{path}/no/such/thing"))
    yield "The path is empty.", urlunsplit(parts._replace(path="/"))
    entry = index_of(architecture).entry_points.get(plain.entry_point or "")
    if entry is not None:
        base = f"/{entry.base_path}" if entry.base_path else ""
        rest = path.removeprefix(base)
        yield "The base path is left out.", urlunsplit(parts._replace(path=rest or "/"))
        _, _, resource = rest.removeprefix("/").partition("/")
        for told, stage in (
            ("The stage is left out.", ""),
            ("The path names no stage that there is.", "/no-such-stage"),
        ):
            whole = f"{base}{stage}/{resource}"
            yield told, urlunsplit(parts._replace(path=whole))
    other = "http" if parts.scheme == "https" else "https"
    yield f"The URL begins with {other}.", urlunsplit(parts._replace(scheme=other))
