"""The authorizer: whether a token lets a request in by a rule.

A Cognito user pool as the gateway uses it: rules with scopes take access tokens that have any one
of them, rules without scopes take ID tokens:
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html
"""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.architecture import Hop, Rule, Token
from docs_app.core.steps import Step
from docs_app.core.trace.decisions import Visit
from docs_app.core.trace.facts import setting_fact
from docs_app.core.wording.names import listed


@dataclass(frozen=True, slots=True)
class Verdict:
    """``code`` is None where the request is let in; ``asked`` are the steps of asking."""

    code: str | None = None
    message: str = ""
    asked: tuple[Step, ...] = ()


def check(visit: Visit, rule: Rule) -> Verdict:
    """Return whether the gateway lets the request in by this rule. No authorizer: everybody."""
    hop = visit.index.hops.get(rule.authorizer or "")
    if hop is None:
        return Verdict()
    token = visit.travel.request.token
    if token.state == "none":
        return _without_token(visit, rule)
    code, message = _broken(visit, hop) or _refused(rule, token, hop.name)
    sure = code or _sure(rule, token)
    facts = (setting_fact(hop, "identity_source"),) if hop.kind == "authorizer" else ()
    step = Step(
        hop.slug,
        visit.travel.method,
        visit.travel.path,
        role="check",
        facts=facts,
        assumptions=() if sure else ("ASSUME_TOKEN_ACCEPTED",),
    )
    return Verdict(code, message, (step,))


def _broken(visit: Visit, hop: Hop) -> tuple[str, str] | None:
    """Return what a fault of the authorizer makes of any token that is shown."""
    if visit.broken.has("authorizer-down", hop.slug) or visit.broken.has("down", hop.slug):
        return "GW_AUTHORIZER_DOWN", f"{visit.hop.name} cannot reach {hop.name}"
    if visit.broken.has("authorizer-rejects", hop.slug):
        return "GW_TOKEN_INVALID", f"{hop.name} does not accept the token"
    return None


def _without_token(visit: Visit, rule: Rule) -> Verdict:
    """A request without a token is refused before the authorizer is asked."""
    if visit.travel.method == "OPTIONS" and not rule.match.methods:
        return Verdict("GW_PREFLIGHT_UNAUTHENTICATED", "a browser's preflight carries no token")
    return Verdict("GW_TOKEN_MISSING", "the request carries no token")


def _refused(rule: Rule, token: Token, issuer: str) -> tuple[str | None, str]:
    if token.state == "invalid":
        return "GW_TOKEN_INVALID", f"{issuer} did not issue this token, or it was changed since"
    if token.state == "expired":
        return "GW_TOKEN_EXPIRED", "the token has expired"
    return (None, "") if rule.scopes is None else _out_of_scope(rule.scopes, token)


def _out_of_scope(scopes: tuple[str, ...], token: Token) -> tuple[str | None, str]:
    if scopes and token.use == "id":
        return "GW_TOKEN_USE", "the rule asks for scopes, and an ID token has none"
    if not scopes and token.use == "access":
        return "GW_TOKEN_USE", "the rule asks for no scopes, so it takes ID tokens only"
    if scopes and not set(scopes) & set(token.scopes):
        return "GW_SCOPE_MISSING", f"the token does not have the scope {listed(scopes)}"
    return None, ""


def _sure(rule: Rule, token: Token) -> bool:
    """Say whether what is recorded is enough to know that the token is accepted."""
    return rule.scopes is not None and bool(rule.scopes or token.use)
