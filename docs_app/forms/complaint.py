"""Why a save was refused, said of the object and the form field that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docs_app.core.diff.shape import split_subject
from docs_app.core.lint import Finding
from docs_app.core.wellformed import Problem
from docs_app.versions import Refused

HEALTH_CHECK = "health_check"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing to mend. ``kind``, ``owner`` and ``key`` name an object as lint's subjects do.

    ``field`` is the form's field it stands beside; empty: it is about the object as a whole.
    A health check is a kind of its own here, because its fields are a form of their own.
    """

    kind: str
    owner: str
    key: str
    field: str
    message: str

    @property
    def subject(self) -> str:
        """Return what the complaint is about, for people: ``rule nlb/ingests``."""
        name = "/".join(part for part in (self.owner, self.key) if part)
        return f"{self.kind.replace('_', ' ')} {name}".strip()


def on_top(complaint: Complaint) -> Complaint:
    """Return a complaint about the whole of what was sent, that says what it is about."""
    return Complaint("", "", "", "", f"On {complaint.subject}: {complaint.message}")


_KINDS = {
    "zones": "zone",
    "hops": "hop",
    "ports": "port",
    "rules": "rule",
    "entry_points": "entry",
    "routes": "route",
    "examples": "example",
    "pages": "page",
    "waivers": "waiver",
}

_FIELDS = {
    ("rule", "match.port"): "match_port",
    ("rule", "match.methods"): "methods",
    ("rule", "match.host"): "host",
    ("rule", "match.path"): "path",
    ("rule", "forward.to"): "to",
    ("rule", "forward.via"): "via",
    ("rule", "forward.rewrite"): "rewrite",
    ("rule", "respond.status"): "status",
    ("example", "request.method"): "method",
    ("example", "request.url"): "url",
    ("example", "request.body_bytes"): "body_bytes",
    ("example", "request.headers"): "headers",
    ("example", "request.token.state"): "token_state",
    ("example", "request.token.use"): "token_use",
    ("example", "request.token.scopes"): "token_scopes",
    ("example", "expect.outcome"): "outcome",
    ("example", "expect.hop"): "outcome_hop",
    ("example", "expect.status"): "status",
    ("example", "expect.code"): "code",
    ("waiver", "why"): "reason",
}
"""A field's path in a value -> the form's field, where the two are called differently."""

_OF_CODES = {
    ("DEAD_REFERENCE", "page"): "body",
    ("DEAD_REFERENCE", ""): "prose",
    ("EXAMPLE_FAILS", ""): "outcome",
    ("FORWARDING_LOOP", ""): "to",
    ("LISTENER_WITHOUT_RULE", ""): "number",
    ("NOTHING_LISTENS", ""): "to",
    ("PORT_NOT_OPEN", ""): "to",
    ("TASK_PORT_CLASH", ""): "number",
}
"""Which field a finding is about, by its code and, where that differs, the kind of its subject."""

_STEP = re.compile(r"(?P<list>[a-z_]+)\[(?P<key>[^\]]*)\]\.?")


def complaints_of(refused: Refused) -> tuple[Complaint, ...]:
    """Return what a refusal says, in its order."""
    reasons = (Complaint("", "", "", "", reason) for reason in refused.reasons)
    return (*reasons, *map(of_problem, refused.problems), *of_findings(refused.findings))


def of_problem(problem: Problem) -> Complaint:
    """Return a problem (``hops[nlb].rules[bags].match.path``) as a complaint."""
    kind, owner, key, at = "architecture", "", "", 0
    for step in _STEP.finditer(problem.place):
        if step.start() != at:
            break
        kind, owner, key, at = _KINDS.get(step["list"], ""), key, step["key"], step.end()
    field = problem.place[at:]
    if field.startswith(f"{HEALTH_CHECK}."):
        kind, owner, key, field = HEALTH_CHECK, key, "", field.removeprefix(f"{HEALTH_CHECK}.")
    return Complaint(kind, owner, key, _field(kind, field), f"{problem.message} {problem.mend}")


def _field(kind: str, path: str) -> str:
    """Return a form's field for a path in a value; what lies deeper is its field's affair."""
    first, _, rest = path.partition(".")
    if first == "settings":
        return f"setting_{rest.partition('.')[0]}"
    for (of, name), field in _FIELDS.items():
        if of == kind and (path == name or path.startswith(f"{name}.")):
            return field
    return first


def of_findings(findings: Iterable[Finding]) -> Iterator[Complaint]:
    """Yield lint's findings as complaints."""
    for finding in findings:
        kind, owner, key = split_subject(finding.subject)
        field = _OF_CODES.get((finding.code, kind), _OF_CODES.get((finding.code, ""), ""))
        if finding.code == "HEALTH_CHECK_PORT":
            kind, owner, key, field = HEALTH_CHECK, key, "", "port"
        yield Complaint(kind, owner, key, field, finding.sentences)
