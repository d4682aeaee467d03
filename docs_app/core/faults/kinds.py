"""What can be wrong with what, as one table. The trace gives each its effect.

To add a kind of fault: a row here, its effect in ``core/trace/``, a case in the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

LIMITS: Mapping[str, tuple[int, int]] = {
    "count": (1, 10_000),
    "seconds": (1, 100_000_000),
    "status": (100, 599),
}
HOW_TO_WRITE = "kind:subject, such as down:nginx, or kind:subject:value, such as slow:app:40"


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A kind of fault, and an ``example`` of how it is written.

    ``on`` says what its subject is: a ``hop``, a ``port`` (written ``hop/port``), a ``zone`` or an
    ``entry`` point; ``kinds`` which kinds of hops (a port's too) or zones have it. ``value``:
    empty, ``count``, ``seconds``, ``status`` or ``name``. ``says`` is its sentence: ``{it}`` is the
    subject, ``{n}`` the value; ``says_some`` is for a count, where ``says`` means all.
    """

    word: str
    label: str
    example: str
    says: str
    on: str = "hop"
    kinds: tuple[str, ...] = ()
    value: str = ""
    says_some: str = ""


GATEWAY = ("gateway",)
AUTHORIZER = ("authorizer",)
BALANCER = ("load_balancer",)
GROUP = ("target_group",)
PROCESS = ("container", "service")

_PUBLIC = (
    FaultKind(
        "certificate-missing",
        "No certificate",
        "certificate-missing:domain",
        "There is no certificate for {it}.",
        on="entry",
    ),
    FaultKind(
        "invoke-url-disabled",
        "Invoke URL disabled",
        "invoke-url-disabled:gateway",
        "The invoke URL of {it} is disabled.",
        kinds=GATEWAY,
    ),
    FaultKind(
        "waf",
        "Firewall",
        "waf:gateway",
        "The firewall in front of {it} stops the request.",
        kinds=GATEWAY,
    ),
    FaultKind(
        "denied",
        "Denied by policy",
        "denied:gateway",
        "The resource policy of {it} does not let the caller in.",
        kinds=GATEWAY,
    ),
    FaultKind(
        "throttled",
        "Throttled",
        "throttled:gateway",
        "More requests come than {it} may pass on.",
        kinds=GATEWAY,
    ),
    FaultKind(
        "variable-missing",
        "Stage variable missing",
        "variable-missing:gateway:root",
        "The stage of {it} has no variable {n}.",
        kinds=GATEWAY,
        value="name",
    ),
)

_TOKENS = (
    FaultKind(
        "authorizer-down",
        "Authorizer out of reach",
        "authorizer-down:cognito",
        "The gateway cannot reach {it}.",
        kinds=(*AUTHORIZER, *PROCESS),
    ),
    FaultKind(
        "authorizer-rejects",
        "Authorizer rejects",
        "authorizer-rejects:cognito",
        "{it} does not accept the token.",
        kinds=(*AUTHORIZER, *PROCESS),
    ),
    FaultKind(
        "client-unknown",
        "Client unknown",
        "client-unknown:cognito",
        "{it} does not know the client, so it gets no token.",
        kinds=AUTHORIZER,
    ),
    FaultKind(
        "scope-refused",
        "Scope refused",
        "scope-refused:cognito",
        "{it} does not give this client the scope it asks for, so it gets no token.",
        kinds=AUTHORIZER,
    ),
    FaultKind(
        "flow-refused",
        "Flow refused",
        "flow-refused:cognito",
        "{it} does not let this client get tokens in this way.",
        kinds=AUTHORIZER,
    ),
)

_BALANCING = (
    FaultKind(
        "link-down", "Link down", "link-down:link", "{it} is not available.", kinds=("vpc_link",)
    ),
    FaultKind(
        "listener-missing",
        "No listener",
        "listener-missing:nlb/bags",
        "There is no listener on {it}.",
        on="port",
        kinds=BALANCER,
    ),
    FaultKind(
        "idle",
        "Idle flow",
        "idle:nlb",
        "The connection through {it} has idled too long.",
        kinds=BALANCER,
    ),
    FaultKind(
        "zone-out",
        "Zone out",
        "zone-out:items",
        "One availability zone has no healthy target in {it}.",
        kinds=GROUP,
    ),
    FaultKind(
        "unhealthy",
        "Unhealthy targets",
        "unhealthy:items:2",
        "All targets of {it} are unhealthy.",
        kinds=GROUP,
        value="count",
        says_some="Of the targets of {it}, {n} fail their health checks.",
    ),
    FaultKind(
        "draining",
        "Draining targets",
        "draining:items:1",
        "All targets of {it} are being deregistered.",
        kinds=GROUP,
        value="count",
        says_some="Of the targets of {it}, {n} are being deregistered.",
    ),
    FaultKind(
        "initial",
        "Targets not yet healthy",
        "initial:items",
        "All targets of {it} are new and have not passed their first health checks.",
        kinds=GROUP,
        value="count",
        says_some="Of the targets of {it}, {n} have not passed their first health checks.",
    ),
    FaultKind(
        "gone", "No targets", "gone:items", "No target is registered with {it}.", kinds=GROUP
    ),
    FaultKind(
        "reset",
        "Target just failed",
        "reset:items",
        "A target of {it} has just become unhealthy, and its connections are reset.",
        kinds=GROUP,
    ),
)

_TASK = (
    FaultKind(
        "closed",
        "Port closed",
        "closed:nginx/http",
        "A security group blocks {it}.",
        on="port",
        kinds=(*BALANCER, *PROCESS),
    ),
    FaultKind(
        "exited",
        "Task stopped",
        "exited:task",
        "An essential container of every copy of {it} has exited.",
        on="zone",
        kinds=("task",),
        value="count",
        says_some="An essential container has exited in {n} of the copies of {it}.",
    ),
    FaultKind("down", "Down", "down:nginx", "{it} is down.", kinds=PROCESS),
    FaultKind(
        "slow", "Slow", "slow:app:40", "{it} takes {n} s to answer.", kinds=PROCESS, value="seconds"
    ),
    FaultKind(
        "answers",
        "Answers",
        "answers:app:503",
        "{it} answers with {n}.",
        kinds=PROCESS,
        value="status",
    ),
)

FAULT_KINDS: Mapping[str, FaultKind] = {
    kind.word: kind for kind in (*_PUBLIC, *_TOKENS, *_BALANCING, *_TASK)
}
