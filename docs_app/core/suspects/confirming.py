"""How to make sure that it was this hop: what to look at, in words."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.steps import Outcome
from docs_app.core.wording.names import hop_label

BEHIND = ("GW_INTEGRATION_TIMEOUT", "GW_INTEGRATION_FAILURE")


def how_to_confirm(architecture: Architecture, outcome: Outcome) -> tuple[str, ...]:
    """Return where to look, as sentences, the surest last."""
    hop = index_of(architecture).hops.get(outcome.hop or "")
    if hop is None:
        return ("Nothing answered, so only the caller's own log tells of it.",)
    name = hop_label(architecture, hop.slug)
    kinds = {"gateway": _gateway, "authorizer": _authorizer}
    return (*_answer(outcome), *kinds.get(hop.kind, _process)(name, outcome))


def _answer(outcome: Outcome) -> tuple[str, ...]:
    """Return what to look for in the answer itself."""
    headers = {name.lower(): value for name, value in outcome.headers}
    kind = headers.get("x-amzn-errortype")
    if kind:
        return (f"The answer has the header x-amzn-ErrorType: {kind} (assumed).",)
    if "x-amzn-remapped-server" in headers:
        server = headers["x-amzn-remapped-server"]
        return (f"The answer has the header x-amzn-Remapped-Server: {server}.",)
    return ()


def _gateway(name: str, outcome: Outcome) -> tuple[str, ...]:
    if outcome.code in BEHIND:
        return (f"The execution log of {name} says how the call to the backend failed.",)
    return (
        f"The access log of {name} has the request, and no log behind it has.",
        f"The execution log of {name} says why it was turned away.",
    )


def _authorizer(name: str, outcome: Outcome) -> tuple[str, ...]:
    return (
        f"Ask {name} for a token with the client's own credentials: it answers the same.",
        "No log of the API has the request.",
    )


def _process(name: str, outcome: Outcome) -> tuple[str, ...]:
    if outcome.kind == "rejected":
        return (f"The error log of {name} tells of it.",)
    return (f"The access log of {name} has the request with the status {outcome.status}.",)
