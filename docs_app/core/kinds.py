"""What each kind of hop is: its words, how it chooses among its rules, and its settings.

To add a kind of hop: a :class:`Kind` here, its decisions in ``core/trace/``, its colour in the
stylesheet, a case in the tests. A setting's default is what the real thing does when nobody set
it; ``source`` names the document that says so. A default is never shown as recorded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docs_app.core.architecture import Hop, SettingValue

AWS_GATEWAY = "https://docs.aws.amazon.com/apigateway/latest/developerguide/"
AWS_NLB = "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/"
NGINX = "https://nginx.org/en/docs/http/"


@dataclass(frozen=True, slots=True)
class Setting:
    """One typed fact about a hop of some kind.

    ``type``: ``integer``, ``boolean``, ``text``, ``choice``, ``table`` (name -> text or number) or
    ``tables`` (name -> table). ``default`` is None where nothing is known without a record.
    """

    name: str
    type: str
    label: str
    help: str
    unit: str = ""
    default: SettingValue | None = None
    source: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of hop.

    ``selects`` says how one of several rules is taken: ``specific`` (the most specific path, then
    method), ``port`` (the rule of the port), ``every`` (each rule is a possible target) or
    ``first`` (the first that matches); see :func:`selects`. ``lone`` is what a hop without any
    rule does: ``answers`` or ``nothing``.
    """

    slug: str
    label: str
    describes: str
    selects: str = "first"
    lone: str = "nothing"
    settings: tuple[Setting, ...] = ()


_GATEWAY = Kind(
    "gateway",
    "API gateway",
    "Takes a public request, checks who sends it, and forwards it by path and method.",
    selects="specific",
    settings=(
        Setting(
            "stages",
            "tables",
            "Stages",
            "The stages of the API, each with its stage variables.",
            source=AWS_GATEWAY + "stages.html",
        ),
        Setting(
            "integration_timeout",
            "integer",
            "Integration timeout",
            "How long the gateway waits for the backend.",
            "s",
            29,
            AWS_GATEWAY + "limits.html",
        ),
        Setting(
            "body_limit",
            "integer",
            "Body limit",
            "The largest request body that is passed on.",
            "bytes",
            10_485_760,
            AWS_GATEWAY + "limits.html",
        ),
        Setting(
            "header_limit",
            "integer",
            "Header limit",
            "The largest size of all request headers together.",
            "bytes",
            10_240,
            AWS_GATEWAY + "limits.html",
        ),
        Setting(
            "responses",
            "table",
            "Gateway responses",
            "Statuses customised for a response type, such as DEFAULT_5XX.",
            source=AWS_GATEWAY + "supported-gateway-response-types.html",
        ),
        Setting(
            "invoke_url_enabled",
            "boolean",
            "Invoke URL enabled",
            "Whether the execute-api address answers.",
            default=True,
            source=AWS_GATEWAY + "rest-api-disable-default-endpoint.html",
        ),
    ),
)

_AUTHORIZER = Kind(
    "authorizer",
    "Authorizer",
    "Issues tokens to clients, and is what the gateway checks a token against.",
    lone="answers",
    settings=(
        Setting(
            "flow",
            "choice",
            "OAuth 2.0 flow",
            "How clients get their token.",
            choices=("client_credentials", "authorization_code", "implicit"),
        ),
        Setting(
            "identity_source",
            "text",
            "Identity source",
            "The request header that carries the token.",
            default="Authorization",
            source=AWS_GATEWAY + "apigateway-integrate-with-cognito.html",
        ),
        Setting(
            "token_lifetime",
            "integer",
            "Token lifetime",
            "How long an access token is valid.",
            "s",
            3600,
            "https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
        ),
    ),
)

_LOAD_BALANCER = Kind(
    "load_balancer",
    "Network load balancer",
    "Takes connections on its listeners and hands each to a target group; it never sees HTTP.",
    selects="port",
    settings=(
        Setting("internal", "boolean", "Internal", "Whether it has private addresses only."),
        Setting(
            "cross_zone",
            "boolean",
            "Cross-zone load balancing",
            "Whether a node may use targets of other availability zones.",
            default=False,
            source=AWS_NLB + "network-load-balancers.html",
        ),
        Setting(
            "idle_timeout",
            "integer",
            "Idle timeout",
            "After how long an idle flow is forgotten.",
            "s",
            350,
            AWS_NLB + "network-load-balancers.html",
        ),
    ),
)

_TARGET_GROUP = Kind(
    "target_group",
    "Target group",
    "Knows the registered targets, checks their health, and chooses one for each connection.",
    selects="every",
    settings=(
        Setting(
            "deregistration_delay",
            "integer",
            "Deregistration delay",
            "How long a leaving target keeps its open connections.",
            "s",
            300,
            AWS_NLB + "load-balancer-target-groups.html",
        ),
    ),
)

_CONTAINER = Kind(
    "container",
    "Container",
    "A process in a task: a proxy that passes requests on, or the app that answers.",
    lone="answers",
    settings=(
        Setting(
            "software",
            "choice",
            "Software",
            "What runs in the container.",
            default="app",
            choices=("app", "nginx"),
        ),
        Setting(
            "body_limit",
            "integer",
            "Body limit",
            "nginx: client_max_body_size.",
            "bytes",
            1_048_576,
            NGINX + "ngx_http_core_module.html#client_max_body_size",
        ),
        Setting(
            "read_timeout",
            "integer",
            "Read timeout",
            "nginx: proxy_read_timeout, how long it waits for the app.",
            "s",
            60,
            NGINX + "ngx_http_proxy_module.html#proxy_read_timeout",
        ),
        Setting(
            "connect_timeout",
            "integer",
            "Connect timeout",
            "nginx: proxy_connect_timeout, how long it waits for a connection to the app.",
            "s",
            60,
            NGINX + "ngx_http_proxy_module.html#proxy_connect_timeout",
        ),
        Setting("cors", "boolean", "CORS", "nginx: whether it adds CORS headers to answers."),
        Setting(
            "cors_always",
            "boolean",
            "CORS on errors",
            "nginx: whether answers of every status get them (add_header ... always), or only those"
            " of success. While nobody recorded it, every status is taken to.",
            source=NGINX + "ngx_http_headers_module.html#add_header",
        ),
        Setting(
            "answers_preflight",
            "boolean",
            "Answers preflight",
            "nginx: whether it answers OPTIONS itself.",
        ),
    ),
)

KINDS: Mapping[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("client", "Client", "Where requests come from: a person's or a program's."),
        _GATEWAY,
        _AUTHORIZER,
        Kind("vpc_link", "VPC link", "A private way from the gateway into a VPC."),
        _LOAD_BALANCER,
        _TARGET_GROUP,
        _CONTAINER,
        Kind("service", "Service", "Anything else that takes requests.", lone="answers"),
    )
}


def is_nginx(hop: Hop) -> bool:
    """Say whether the hop is a container that runs nginx."""
    return hop.kind == "container" and effective(hop, "software") == "nginx"


def selects(hop: Hop) -> str:
    """Return how the hop takes one of several rules: its kind's way, or ``location`` for nginx."""
    return "location" if is_nginx(hop) else KINDS[hop.kind].selects


def recorded(hop: Hop, name: str) -> SettingValue | None:
    """Return what the documentation records for a setting, or None where nobody did."""
    return dict(hop.settings).get(name)


def effective(hop: Hop, name: str) -> SettingValue | None:
    """Return the recorded value, else the kind's default, else None. KeyError: no such setting."""
    setting = {each.name: each for each in KINDS[hop.kind].settings}[name]
    value = recorded(hop, name)
    return setting.default if value is None else value
