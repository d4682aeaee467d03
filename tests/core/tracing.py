"""Helpers for tests of traces: change one hop, send one request, read the way it took."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docs_app.core.architecture import Architecture, Request, Rule, Token
from docs_app.core.faults import parse_fault
from docs_app.core.steps import Step, Trace
from docs_app.core.trace import trace
from tests.core.builders import storage

SITE = "https://api.example.org/storage/v1"
VALID = Token("valid")


def go(
    architecture: Architecture, path: str = "/bags", method: str = "GET", **request: Any
) -> Trace:
    """Trace a request to a path below SITE, or to a whole URL, with a valid token."""
    url = path if "://" in path else SITE + path
    return trace(architecture, Request(method, url, **{"token": VALID, **request}))


def under(*faults: str, value: Architecture | None = None, **request: Any) -> Trace:
    """Trace a GET of /bags with a valid token under these faults, by default in the small one."""
    sent = replace(Request("GET", f"{SITE}/bags", VALID), **request)
    return trace(value or storage(), sent, [parse_fault(text) for text in faults])


def changed(architecture: Architecture, hop: str, **fields: Any) -> Architecture:
    """Return the architecture with some fields of one hop changed."""
    hops = tuple(
        replace(each, **fields) if each.slug == hop else each for each in architecture.hops
    )
    assert hop in {each.slug for each in hops}
    return replace(architecture, hops=hops)


def ruled(architecture: Architecture, hop: str, *rules: Rule) -> Architecture:
    """Return the architecture with other rules on one hop."""
    return changed(architecture, hop, rules=rules)


def entered(architecture: Architecture, **fields: Any) -> Architecture:
    """Return the architecture with its entry points changed."""
    entries = tuple(replace(each, **fields) for each in architecture.entry_points)
    return replace(architecture, entry_points=entries)


def way(found: Trace) -> list[str]:
    """Return the hops passed and asked, in order: ``gateway/https``, ``(cognito)``."""
    return [_written(step) for step in found.steps]


def _written(step: Step) -> str:
    if step.role == "check":
        return f"({step.hop})"
    return step.hop if step.port is None else f"{step.hop}/{step.port}"


def at(found: Trace, hop: str) -> Step:
    """Return the trace's one step at the hop."""
    (step,) = (each for each in found.steps if each.hop == hop)
    return step
