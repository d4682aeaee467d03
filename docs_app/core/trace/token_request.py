"""The token request: what a client does before it calls an API that asks for a token.

https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docs_app.core.architecture import Hop
from docs_app.core.codes import CODES
from docs_app.core.faults.broken import Broken
from docs_app.core.steps import Step, Trace
from docs_app.core.trace import service
from docs_app.core.trace.decisions import Answer, Decision, End, Ending, Visit, answered, rejected
from docs_app.core.trace.facts import number, setting_fact

METHOD, PATH = "POST", "/oauth2/token"
JSON = (("Content-Type", "application/json"),)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an authorizer gives no token: the fault, its code, OAuth's word for it, and ours."""

    fault: str
    code: str
    error: str
    why: str


REFUSALS = (
    Refusal("client-unknown", "COG_INVALID_CLIENT", "invalid_client", "does not know the client"),
    Refusal(
        "scope-refused",
        "COG_INVALID_SCOPE",
        "invalid_scope",
        "does not give the client this scope",
    ),
    Refusal(
        "flow-refused",
        "COG_FLOW_NOT_ALLOWED",
        "unauthorized_client",
        "does not let the client get tokens in this way",
    ),
)


def decide(visit: Visit) -> Decision:
    """Return what an authorizer does with a request of its own: at the token endpoint, a token."""
    if visit.hop.rules or (visit.travel.method, visit.travel.path) != (METHOD, PATH):
        return service.decide(visit)
    refusal = _refusal(visit.hop, visit.broken)
    if refusal is not None:
        return End(visit.step((refusal.code,)), _refused(visit.hop, refusal))
    step = replace(visit.step(("COG_TOKEN",)), facts=(setting_fact(visit.hop, "token_lifetime"),))
    ending = answered(visit.hop.slug, CODES["COG_TOKEN"].status, "COG_TOKEN", headers=JSON)
    return End(step, Ending(replace(ending.outcome, body=_token(visit.hop))))


def _token(hop: Hop) -> str:
    seconds = number(hop, "token_lifetime")
    return f'{{"access_token":"...","expires_in":{seconds},"token_type":"Bearer"}}'


def _refusal(hop: Hop, broken: Broken) -> Refusal | None:
    return next((each for each in REFUSALS if broken.has(each.fault, hop.slug)), None)


def _refused(hop: Hop, refusal: Refusal, then: str = "") -> Ending:
    status = CODES[refusal.code].status or 400
    answer = Answer(f'{{"error":"{refusal.error}"}}', JSON)
    return rejected(hop.slug, refusal.code, status, f"{hop.name} {refusal.why}{then}", answer)


def concerned(broken: Broken) -> bool:
    """Say whether any fault concerns how clients get their tokens."""
    kinds = {each.fault for each in REFUSALS}
    return any(kind in kinds for kind, _ in broken.values)


def never_made(trace: Trace, hops: Mapping[str, Hop], broken: Broken) -> Trace | None:
    """Return the trace of a request that is never made, as its token was refused; else None.

    ``trace`` is where it would go with a token: what it asks there is what gives the token.
    """
    for step in trace.steps:
        hop = hops[step.hop]
        refusal = _refusal(hop, broken) if step.role == "check" else None
        if refusal is not None:
            then = "; without a token the request is never made"
            first = tuple(each for each in trace.steps[:1] if hops[each.hop].kind == "client")
            port = hop.ports[0].slug if len(hop.ports) == 1 else None
            asked = Step(hop.slug, METHOD, PATH, port, codes=(refusal.code,))
            return Trace(trace.request, None, (*first, asked), _refused(hop, refusal, then).outcome)
    return None
