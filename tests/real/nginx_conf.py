"""An architecture's nginx containers as a configuration that nginx itself reads.

A rule is a location: one without a path, or ``/{rest+}``, is ``location /``; ``/bags`` is
``location = /bags``; ``/bags/{rest+}`` is ``location /bags/``; any other pattern is a regular
expression. What is added to answers, and the answer to OPTIONS, stand inside each location, as in
the configuration that the storage service is known to run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from docs_app.core.architecture import Architecture, Destination, Forward, Hop, Port, Rule

Where = tuple[str, int]
"""An address and a port number."""

PARAMETER = re.compile(r"\{\w+(\+?)\}")


@dataclass(frozen=True)
class Server:
    """One nginx container in one place.

    ``upstream`` says where something that a rule forwards to is. ``answers`` is the status that
    this one answers with, whatever it is asked; None: it does what its rules say.
    """

    hop: Hop
    address: str
    upstream: Callable[[Destination], Where]
    answers: int | None = None


def configuration(folder: str, servers: Sequence[Server]) -> str:
    """Return a whole configuration for one nginx that is all of these containers."""
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return "\n".join(
        (
            "daemon off;",
            "master_process off;",
            f"pid {folder}/pid;",
            f"error_log {folder}/error.log warn;",
            "worker_rlimit_nofile 8192;",
            "events { worker_connections 4096; }",
            "http {",
            "access_log off;",
            "server_tokens off;",
            "server_names_hash_bucket_size 128;",
            *(f"{each}_temp_path {folder}/temporary;" for each in temporary),
            *(line for server in servers for line in _server(server)),
            "}",
        )
    )


def _server(server: Server) -> Iterator[str]:
    hosts = dict.fromkeys(("", *(rule.match.host.lower() for rule in server.hop.rules)))
    for port in server.hop.ports:
        for host in hosts:
            default = "" if host else " default_server"
            yield f"server {{ listen {server.address}:{port.number}{default};"
            yield f"server_name {host or '_'};"
            yield from _settings(server.hop)
            rules = [rule for rule in server.hop.rules if _here(rule, port, host)]
            yield from _locations(server, rules)
            yield "}"


def _here(rule: Rule, port: Port, host: str) -> bool:
    return rule.match.port in {None, port.slug} and rule.match.host.lower() in {"", host}


def _settings(hop: Hop) -> Iterator[str]:
    recorded = dict(hop.settings)
    if "body_limit" in recorded:
        yield f"client_max_body_size {recorded['body_limit']};"
    for name in ("connect", "read"):
        if f"{name}_timeout" in recorded:
            yield f"proxy_{name}_timeout {recorded[f'{name}_timeout']}s;"


def _locations(server: Server, rules: Sequence[Rule]) -> Iterator[str]:
    by_location: dict[str, list[Rule]] = {}
    for rule in rules:
        by_location.setdefault(location(rule.match.path), []).append(rule)
    # What no rule takes nobody recorded: something has to be done with it all the same.
    by_location.setdefault('"/"', [])
    for each, those in by_location.items():
        yield f"location {each} {{"
        if server.answers is not None:
            yield f"return {server.answers};"
        yield from _additions(server.hop)
        live = _ever_taken(those)
        plain = len(live) == 1 and not live[0].match.methods
        yield from _alone(server, live[0]) if plain else _by_method(server, live)
        yield "}"


def _ever_taken(rules: Sequence[Rule]) -> list[Rule]:
    """Return rules of one location: what names a method, and a host, first; no dead ones."""
    kept: list[Rule] = []
    taken: set[str] = set()
    for rule in sorted(rules, key=lambda rule: (not rule.match.methods, not rule.match.host)):
        methods = set(rule.match.methods or ("",))
        if not methods <= taken:
            kept.append(rule)
        taken |= methods
    return kept


def location(path: str) -> str:
    """Return what stands behind the word ``location`` for a rule's path."""
    *before, last = path.split("/")[1:] or [""]
    if path in {"", "/"}:
        return '= "/"' if path else '"/"'
    if not any(PARAMETER.fullmatch(each) for each in before):
        if last.endswith("+}"):
            return '"' + unquote("".join(f"/{each}" for each in before)) + '/"'
        if not PARAMETER.fullmatch(last):
            return f'= "{unquote(path)}"'
    return f'~ "{expression(path)}"'


def expression(path: str) -> str:
    """Return a pattern as a regular expression, each of its names as a group."""
    pieces = (
        ("(.+)" if found[1] else "([^/]+)") if found else re.escape(unquote(each))
        for each in path.split("/")[1:]
        for found in (PARAMETER.fullmatch(each),)
    )
    return "(?s)^/" + "/".join(pieces) + r"\z"


def _additions(hop: Hop) -> Iterator[str]:
    recorded = dict(hop.settings)
    if recorded.get("cors"):
        always = " always" if recorded.get("cors_always", True) else ""
        yield f"add_header Access-Control-Allow-Origin '*'{always};"
    if recorded.get("answers_preflight"):
        yield "if ($request_method = OPTIONS) { add_header Access-Control-Max-Age 9; return 204; }"


def _alone(server: Server, rule: Rule) -> Iterator[str]:
    if not isinstance(rule.action, Forward):
        yield f"return {rule.action.status};"
        return
    to, rewrite, path = _upstream(server, rule), rule.action.rewrite, rule.match.path
    prefix, slash, rest = rewrite.rpartition("/")
    if not rewrite:
        yield f"proxy_pass http://{to};"
    elif location(path).startswith("= "):
        yield f"proxy_pass http://{to}{rewrite};"
    elif location(path).endswith('/"') and rest == _last(path):
        yield f"proxy_pass http://{to}{prefix}{slash};"
    else:
        yield f'rewrite "{_loosely(path)}" {_numbered(rewrite, path)} break;'
        yield f"proxy_pass http://{to};"


def _last(path: str) -> str:
    """Return how a rewrite names what the last segment of a path takes."""
    return path.rpartition("/")[2].replace("+}", "}")


def _loosely(path: str) -> str:
    """Return the expression of what came into this location: a prefix takes an empty rest too."""
    return expression(path).replace("(.+)", "(.*)")


def _numbered(rewrite: str, path: str) -> str:
    names = [each[1:].rstrip("+}") for each in path.split("/") if each.startswith("{")]
    return re.sub(r"\{(\w+)\+?\}", lambda found: f"${names.index(found[1]) + 1}", rewrite)


def _by_method(server: Server, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield what chooses among rules of one path; none of them rewrites it."""
    yield 'set $taken ""; set $to "";'
    for rule in rules:
        methods = "|".join(rule.match.methods) or "[^:]+"
        yield 'set $ask "$taken$request_method";'
        yield f'if ($ask ~ "^({methods})\\z") {{ set $taken "{rule.slug}:"; }}'
        if isinstance(rule.action, Forward):
            yield f'if ($taken = "{rule.slug}:") {{ set $to "{_upstream(server, rule)}"; }}'
        else:
            yield f'if ($taken = "{rule.slug}:") {{ return {rule.action.status}; }}'
    yield 'if ($to = "") { return 501; }'
    if any(isinstance(rule.action, Forward) for rule in rules):
        yield "proxy_pass http://$to;"


def _upstream(server: Server, rule: Rule) -> str:
    assert isinstance(rule.action, Forward)
    return "{}:{}".format(*server.upstream(rule.action.to))


def nginx_hops(architecture: Architecture) -> list[Hop]:
    """Return the containers that run nginx."""
    return [hop for hop in architecture.hops if dict(hop.settings).get("software") == "nginx"]
