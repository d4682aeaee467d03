"""Codes of the ECS task: its network, nginx, and the app."""

from __future__ import annotations

from docs_app.core.codes.code import ECS, HTTP, NGINX, Code

_TASK = (
    Code(
        "ECS_AWSVPC",
        "Containers share an address",
        "The containers of a task share one address, so localhost reaches the neighbour; a port"
        " is open on that address whether it is mapped or not.",
        assumed=True,
        source=ECS + "task-networking-awsvpc.html",
    ),
    Code(
        "ECS_ESSENTIAL_EXIT",
        "An essential container ended",
        "When an essential container ends, the whole task stops; its target drains and is"
        " replaced.",
        source=ECS + "task_definition_parameters.html",
    ),
    Code(
        "CT_NGINX_DOWN",
        "Nothing listens on the target port",
        "The connection is refused, so the gateway answers at once that it could not get through.",
        504,
        source=ECS + "task-networking-awsvpc.html",
        response="INTEGRATION_FAILURE",
    ),
)

_NGINX = (
    Code(
        "NGX_ANSWERED",
        "Answered by nginx",
        "nginx answers by its own configuration or in its own trouble, and the app is not asked.",
        source=NGINX + "ngx_http_rewrite_module.html#return",
    ),
    Code(
        "NGX_BAD_REQUEST",
        "nginx cannot read the request",
        "The path leads above its own root, has a zero byte in it, or the method has a digit. nginx"
        " refuses it before it looks for a location, so what it adds to other answers is missing.",
        400,
        source=NGINX + "ngx_http_core_module.html#location",
    ),
    Code(
        "NGX_METHOD",
        "A method that nginx does not take",
        "nginx answers TRACE and CONNECT itself, before it looks for a location, and passes them on"
        " to nobody.",
        405,
        source="https://nginx.org/en/CHANGES",
    ),
    Code(
        "NGX_SLASH",
        "Sent back for a slash",
        "The path lacks only the slash at the end of a prefix that nginx passes on. It tells the"
        " caller to come back with it, whichever other rule would take the path.",
        301,
        source=NGINX + "ngx_http_core_module.html#location",
    ),
    Code(
        "NGX_PROXIED",
        "Passed on by nginx",
        "nginx passes the request to its upstream. Its Host header becomes the upstream's. Where"
        " the rule has a path to rewrite to, the path is decoded and made tidy; else it goes on as"
        " it came.",
        source=NGINX + "ngx_http_proxy_module.html#proxy_pass",
    ),
    Code(
        "NGX_UPSTREAM_DOWN",
        "The app refuses nginx",
        "nginx cannot connect to the app and answers with an HTML page of its own. The gateway"
        " passes that on even where its own 5xx responses are customised.",
        502,
        source=NGINX + "ngx_http_proxy_module.html#proxy_next_upstream",
    ),
    Code(
        "NGX_UPSTREAM_TIMEOUT",
        "The app is too slow for nginx",
        "nginx gives up on the app after its read timeout. Behind a gateway with a shorter"
        " timeout the caller never sees this answer.",
        504,
        source=NGINX + "ngx_http_proxy_module.html#proxy_read_timeout",
    ),
    Code(
        "NGX_TOO_LARGE",
        "Body too large for nginx",
        "The body is larger than nginx takes. Its limit is lower than the gateway's, so it is"
        " the one that counts.",
        413,
        source=NGINX + "ngx_http_core_module.html#client_max_body_size",
    ),
    Code(
        "NGX_CORS",
        "CORS headers added",
        "nginx adds CORS headers to every answer that it makes or passes on, but for preflights"
        " that it answers itself. Where they are added without `always`, answers of errors do not"
        " get them.",
        source=NGINX + "ngx_http_headers_module.html#add_header",
    ),
    Code(
        "NGX_PREFLIGHT",
        "Preflight answered by nginx",
        "nginx answers OPTIONS itself, even while the app is down. Header lines inside its `if`"
        " replace those outside, so an origin header set outside is missing. What stands inside"
        " is not recorded.",
        204,
        source=NGINX + "ngx_http_rewrite_module.html#return",
    ),
)

_APP = (
    Code(
        "CT_APP_DOWN",
        "Nothing listens on the app's port",
        "The process behind the port is not there, so the connection is refused at once. nginx in"
        " front of it answers with a page of its own; without nginx nobody does.",
        source=ECS + "task-networking-awsvpc.html",
    ),
    Code(
        "APP_ANSWERED",
        "The app answered",
        "The request arrived. The status is the rule's, where one is recorded.",
    ),
    Code(
        "APP_NO_ROUTE",
        "The app has no such path",
        "The app's rules are recorded, and none has this path.",
        404,
        source=HTTP + "404-not-found",
    ),
    Code(
        "APP_METHOD",
        "The app has no such method here",
        "The app's rules are recorded, and those with this path take other methods.",
        405,
        source=HTTP + "405-method-not-allowed",
    ),
)

ROWS = (*_TASK, *_NGINX, *_APP)
