"""The one value everything Routebook says is a function of: an architecture, frozen.

Objects refer to each other by slug, never by reference, so equality, JSON and diff come free.
The order of a tuple is the order people gave the objects; there is no position field here.
Lookups live in :mod:`docs_app.core.index`, so these classes stay plain data.
An empty string means "nothing written"; ``None`` means "not recorded" wherever that differs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

SettingValue = bool | int | str | tuple[tuple[str, "SettingValue"], ...]
"""A recorded setting: a plain value, or a table (name, value) in name order; see ``core.kinds``."""

Settings = tuple[tuple[str, SettingValue], ...]
"""Recorded settings in name order. A setting that is not in it is not recorded."""

PROTOCOLS = ("HTTP", "HTTPS", "TCP", "TLS", "UDP")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
ZONE_KINDS = ("internet", "cloud", "vpc", "load_balancing", "task", "group")


@dataclass(frozen=True, slots=True, order=True)
class PortRef:
    """One port of one hop, by their slugs; written ``hop/port``."""

    hop: str
    port: str

    def __str__(self) -> str:
        return f"{self.hop}/{self.port}"


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a rule forwards to: a port of a hop, or a hop that has no ports (a target group)."""

    hop: str
    port: str | None = None

    def __str__(self) -> str:
        return self.hop if self.port is None else f"{self.hop}/{self.port}"


@dataclass(frozen=True, slots=True)
class Zone:
    """A nested boundary. ``replicas`` counts the copies of a ``task`` zone; None: not recorded."""

    slug: str
    name: str
    kind: str
    parent: str | None = None
    replicas: int | None = None
    summary: str = ""
    prose: str = ""


@dataclass(frozen=True, slots=True)
class Port:
    """A number and protocol on which a hop listens.

    ``slug`` names the port whatever its number is, so a number is written in one place only.
    ``open_from`` is the zone from within which it is open; None means the internet.
    """

    slug: str
    number: int
    protocol: str
    open_from: str | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Which requests a rule takes. Empty fields take anything.

    ``port`` is the slug of a port of the rule's own hop; ``host`` is compared without regard to
    case; ``path`` is a pattern of segments: literal, ``{name}``, and last ``{name+}``.
    """

    port: str | None = None
    methods: tuple[str, ...] = ()
    host: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Forward:
    """Send the request on, optionally ``via`` a link (a hop), optionally with another path.

    ``rewrite`` is the new path; ``{name}`` stands for what the pattern captured. Empty: unchanged.
    """

    to: Destination
    via: str | None = None
    rewrite: str = ""


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer here, with this HTTP status; None: the status is not recorded."""

    status: int | None = None


Action = Forward | Respond


@dataclass(frozen=True, slots=True)
class Rule:
    """On a hop: what it takes, who must be let in first, and what it does.

    ``scopes``: any one of them suffices; ``()`` says that there are none, None: not recorded.
    """

    slug: str
    action: Action
    match: Match = Match()
    authorizer: str | None = None
    scopes: tuple[str, ...] | None = None
    name: str = ""
    prose: str = ""


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """How a target group decides that a target may serve. None anywhere: not recorded.

    ``interval`` and ``timeout`` are seconds; the thresholds count consecutive checks.
    """

    protocol: str | None = None
    port: int | None = None
    path: str | None = None
    matcher: str | None = None
    interval: int | None = None
    timeout: int | None = None
    healthy_threshold: int | None = None
    unhealthy_threshold: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """A thing a request passes. ``kind`` is a key of :data:`docs_app.core.kinds.KINDS`."""

    slug: str
    name: str
    kind: str
    zone: str | None = None
    summary: str = ""
    prose: str = ""
    ports: tuple[Port, ...] = ()
    rules: tuple[Rule, ...] = ()
    settings: Settings = ()
    health_check: HealthCheck | None = None


@dataclass(frozen=True, slots=True)
class EntryPoint:
    """A public address that leads to a port.

    ``base_path`` has no slashes at its ends and may be empty. ``stage`` is what the mapping fixes;
    None: the first segment after the base path names the stage, if the gateway has stages.
    """

    slug: str
    name: str
    host: str
    to: PortRef
    scheme: str = "https"
    base_path: str = ""
    stage: str | None = None
    summary: str = ""
    prose: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """What a request carries to be let in.

    ``state``: ``none``, ``valid``, ``invalid`` or ``expired``. ``use``: ``access``, ``id``, or
    empty where nobody said. ``scopes``: those that the token carries.
    """

    state: str = "none"
    use: str = ""
    scopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A sample request: what a client sends. ``body_bytes`` is the size of its body."""

    method: str
    url: str
    token: Token = Token()
    body_bytes: int = 0
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """How an example must end: the kind of outcome, and optionally hop, status and code."""

    outcome: str
    hop: str | None = None
    status: int | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sample request with the outcome it must have: a test of the documentation."""

    slug: str
    name: str
    request: Request
    expect: Expectation
    prose: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A documented API. Its first example draws its page."""

    slug: str
    name: str
    summary: str = ""
    prose: str = ""
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """Documentation in Markdown with live facts. ``path`` (``a/b``) gives its place in the tree."""

    path: str
    title: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of lint that somebody decided to live with, until a day is over.

    ``code`` is the check's, ``subject`` what the finding is about (``hop:items``). ``who`` decided
    and ``why``; from the day after ``until`` on the finding counts again.
    """

    code: str
    subject: str
    who: str
    why: str
    until: date

    @property
    def finding(self) -> str:
        """Return what tells the waiver from others: ``NAME_UNLIKE/hop:items``."""
        return f"{self.code}/{self.subject}"


@dataclass(frozen=True)
class Architecture:
    """One documented system in one environment.

    Not slotted: :func:`docs_app.core.index.index_of` keeps its lookups in the instance.
    """

    slug: str
    name: str
    environment: str = ""
    summary: str = ""
    zones: tuple[Zone, ...] = field(default=())
    hops: tuple[Hop, ...] = field(default=())
    entry_points: tuple[EntryPoint, ...] = field(default=())
    routes: tuple[Route, ...] = field(default=())
    pages: tuple[Page, ...] = field(default=())
    waivers: tuple[Waiver, ...] = field(default=())
