"""From a public address to the first hop: host, scheme, base path and stage.

API mappings of custom domains:
https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docs_app.core.architecture import Architecture, Destination, EntryPoint, Hop
from docs_app.core.codes import CODES
from docs_app.core.faults.broken import NOTHING, Broken
from docs_app.core.hosts import INVOKE_HOST, normal_host
from docs_app.core.index import index_of, kept
from docs_app.core.kinds import effective, recorded
from docs_app.core.paths import raw_segments, split_path
from docs_app.core.steps import Fact, Missing, Rewrite, Step
from docs_app.core.trace.decisions import Ending, failed, rejected, undetermined
from docs_app.core.trace.gateway_answers import FORBIDDEN
from docs_app.core.trace.request import SCHEME_PORTS, Sent

Mappings = dict[tuple[str, ...], EntryPoint]
"""Entry points of one host, scheme and port by their base path's segments."""


@dataclass(frozen=True, slots=True)
class Entered:
    """The way in: the entry point taken, where it leads, the path that is left there.

    ``codes``, ``rewrites`` and ``facts`` belong to the step of the first hop. ``stage`` is the one
    that was called, where the first hop is a gateway with stages.
    """

    entry_point: EntryPoint
    to: Destination
    path: str
    codes: tuple[str, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    facts: tuple[Fact, ...] = ()
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Barred:
    """There is no way in: the step where it ends, if any, and how."""

    ending: Ending
    entry_point: EntryPoint | None = None
    step: Step | None = None


def enter(architecture: Architecture, sent: Sent, broken: Broken = NOTHING) -> Entered | Barred:
    """Return where the address leads. Cost follows the path's length, not the entry points."""
    hosts: Mapping[str, Mapping[tuple[str, int], Mappings]] = kept(architecture, "entries", _index)
    doors = hosts.get(sent.host)
    if doors is None:
        return _unknown_host(sent)
    mappings = doors.get((sent.scheme, sent.port))
    if mappings is None:
        return _no_connection(sent, doors)
    if sent.scheme == "https":
        bare = [each for each in mappings.values() if broken.has("certificate-missing", each.slug)]
        if bare:
            return Barred(failed("ENTRY_TLS", f"there is no certificate for {sent.host}"))
    entry = _longest(mappings, sent.path)
    if entry is None:
        first = next(iter(mappings.values()))
        message = f"no base path of {sent.host} begins {sent.path}"
        return _forbidden(architecture, sent, (first, None), "ENTRY_NO_BASE_PATH", message)
    return _by(architecture, sent, entry, broken)


def _index(architecture: Architecture) -> dict[str, dict[tuple[str, int], Mappings]]:
    """Return entry points by host, then (scheme, port). A later twin is never reached."""
    ports = index_of(architecture)
    hosts: dict[str, dict[tuple[str, int], Mappings]] = {}
    for entry in architecture.entry_points:
        doors = hosts.setdefault(normal_host(entry.host), {})
        to = ports.port(entry.to)
        numbers = {SCHEME_PORTS.get(entry.scheme), to.number if to else None} - {None}
        for number in numbers:
            mappings = doors.setdefault((entry.scheme, int(number or 0)), {})
            mappings.setdefault(split_path(entry.base_path), entry)
    return hosts


def _longest(mappings: Mappings, path: str) -> EntryPoint | None:
    segments = split_path(path)
    longest = max(map(len, mappings))
    for length in range(min(longest, len(segments)), -1, -1):
        if segments[:length] in mappings:
            return mappings[segments[:length]]
    return None


def _unknown_host(sent: Sent) -> Barred:
    message = f"no entry point has the host {sent.host}"
    missing = Missing(None, f"what answers at {sent.host}", "whoever runs that host")
    return Barred(undetermined("ENTRY_UNKNOWN_HOST", message, missing))


def _no_connection(sent: Sent, doors: Mapping[tuple[str, int], Mappings]) -> Barred:
    known = sorted(f"{scheme} on port {port}" for scheme, port in doors)
    message = f"{sent.host} takes {', '.join(known)}, not {sent.scheme} on port {sent.port}"
    return Barred(failed("ENTRY_TLS", message))


def _forbidden(
    architecture: Architecture,
    sent: Sent,
    entries: tuple[EntryPoint, EntryPoint | None],
    code: str,
    message: str,
) -> Barred:
    """Return a refusal before any API is found: no gateway response of an API changes it.

    ``entries``: one that tells who answers, and the one taken, if one was.
    """
    first, taken = entries
    hop = index_of(architecture).hops.get(first.to.hop)
    if hop is None or hop.kind != "gateway":
        return Barred(failed(code, message), taken)
    status = CODES[code].status or 403
    ending = rejected(hop.slug, code, status, message, FORBIDDEN)
    return Barred(
        ending, taken, Step(hop.slug, sent.method, sent.path, first.to.port, codes=(code,))
    )


def _by(
    architecture: Architecture, sent: Sent, entry: EntryPoint, broken: Broken
) -> Entered | Barred:
    hop = index_of(architecture).hops.get(entry.to.hop)
    base = len(split_path(entry.base_path))
    entered = Entered(
        entry,
        Destination(entry.to.hop, entry.to.port),
        sent.path,
        facts=(Fact("Host", entry.host),),
    )
    if base:
        entered = _stripped(entered, base, "base path stripped", "ENTRY_BASE_PATH")
        entered = replace(entered, facts=(*entered.facts, Fact("Base path", entry.base_path)))
    if hop is None or hop.kind != "gateway":
        return entered
    if INVOKE_HOST.fullmatch(sent.host):
        off = broken.has("invoke-url-disabled", hop.slug)
        if off or effective(hop, "invoke_url_enabled") is False:
            message = f"{hop.name} does not answer on its invoke URL"
            code = "ENTRY_INVOKE_URL_DISABLED"
            return _forbidden(architecture, sent, (entry, entry), code, message)
        return _staged(architecture, sent, entered, hop, "ENTRY_INVOKE_URL")
    if entry.stage is not None:
        fact = Fact("Stage", entry.stage)
        codes = (*entered.codes, "ENTRY_STAGE_FROM_MAPPING")
        return replace(entered, codes=codes, facts=(*entered.facts, fact), stage=entry.stage)
    return _staged(architecture, sent, entered, hop, "ENTRY_STAGE_FROM_PATH")


def _stages(hop: Hop, entry: EntryPoint) -> frozenset[str]:
    """Return the stages that the path may name: the mapping's, else those recorded."""
    if entry.stage is not None:
        return frozenset({entry.stage})
    stages = recorded(hop, "stages")
    return frozenset(name for name, _ in stages) if isinstance(stages, tuple) else frozenset()


def _staged(
    architecture: Architecture, sent: Sent, entered: Entered, hop: Hop, code: str
) -> Entered | Barred:
    """Take the stage off the path. Where no stage is recorded, none is expected there."""
    stages = _stages(hop, entered.entry_point)
    if not stages:
        return entered
    stage = next(iter(split_path(entered.path)), "")
    if stage not in stages:
        message = f"'{stage}' is no stage of {hop.name}" if stage else "the path names no stage"
        both = (entered.entry_point, entered.entry_point)
        return _forbidden(architecture, sent, both, "ENTRY_UNKNOWN_STAGE", message)
    entered = _stripped(entered, 1, "stage stripped", code)
    return replace(entered, facts=(*entered.facts, Fact("Stage", stage)), stage=stage)


def _stripped(entered: Entered, count: int, what: str, code: str) -> Entered:
    """Return the same way in with so many segments taken off the path."""
    left = raw_segments(entered.path)[count:]
    slash = "/" if left and entered.path.endswith("/") else ""
    path = "/" + "/".join(left) + slash
    rewrite = Rewrite(what, entered.path, path)
    return replace(
        entered,
        path=path,
        codes=(*entered.codes, code),
        rewrites=(*entered.rewrites, rewrite),
    )
