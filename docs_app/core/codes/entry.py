"""Codes of entry points: how a public address leads to a gateway and its stage."""

from __future__ import annotations

from docs_app.core.codes.code import GATEWAY, Code

ROWS = (
    Code(
        "ENTRY_INVOKE_URL",
        "Called by the invoke URL",
        "On the gateway's own execute-api address the first segment of the path names the stage."
        " The gateway takes it off before it looks for a resource.",
        source=GATEWAY + "how-to-call-api.html",
    ),
    Code(
        "ENTRY_INVOKE_URL_DISABLED",
        "Invoke URL disabled",
        "The API answers on its custom domain only; its execute-api address refuses everything.",
        403,
        assumed=True,
        source=GATEWAY + "rest-api-disable-default-endpoint.html",
    ),
    Code(
        "ENTRY_UNKNOWN_STAGE",
        "No such stage",
        "The segment that should name a stage names none. As no API is found, the gateway"
        " responses of an API do not apply.",
        403,
        assumed=True,
        source=GATEWAY + "set-up-stages.html",
    ),
    Code(
        "ENTRY_BASE_PATH",
        "Base path taken",
        "Of the base paths mapped on the custom domain, the longest that begins the path is"
        " taken, and taken off.",
        source=GATEWAY + "rest-api-mappings.html",
    ),
    Code(
        "ENTRY_NO_BASE_PATH",
        "No base path fits",
        "The custom domain has mappings, but none for this path, and none for the empty path.",
        403,
        source=GATEWAY + "rest-api-mappings.html",
    ),
    Code(
        "ENTRY_STAGE_FROM_MAPPING",
        "Stage fixed by the mapping",
        "The mapping says which stage is meant. What follows the base path is the resource, so a"
        " stage's name left in the path is taken for a resource.",
        source=GATEWAY + "rest-api-mappings.html",
    ),
    Code(
        "ENTRY_STAGE_FROM_PATH",
        "Stage named in the path",
        "The mapping names no stage, so the next segment of the path does, and is taken off.",
        source=GATEWAY + "rest-api-mappings.html",
    ),
    Code(
        "ENTRY_UNKNOWN_HOST",
        "Host not documented",
        "No entry point has this host. What answers there, if anything, is not known here.",
    ),
    Code(
        "ENTRY_TLS",
        "No connection",
        "The host is known, but not with this scheme or port: no connection comes about, and"
        " nobody answers.",
        assumed=True,
        source=GATEWAY + "how-to-custom-domains.html",
    ),
)
