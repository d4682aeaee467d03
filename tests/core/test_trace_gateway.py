"""The gateway and its authorizer: who is let in, what is refused, and with which status."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Architecture, Rule, Token
from docs_app.core.steps import Missing, Outcome, PassedOver, Rewrite
from tests.core.builders import forward, storage
from tests.core.tracing import VALID, at, changed, go, ruled, way

UNAUTHORIZED = '{"message":"Unauthorized"}'
TEN_MEBIBYTES = 10 * 1024 * 1024


def scoped(scopes: tuple[str, ...] | None) -> Architecture:
    """Return the storage service with these scopes on every rule of its gateway."""
    gateway = next(hop for hop in storage().hops if hop.slug == "gateway")
    rules = tuple(replace(rule, scopes=scopes) for rule in gateway.rules)
    return ruled(storage(), "gateway", *rules)


def responding(**responses: int) -> Architecture:
    return changed(
        storage(),
        "gateway",
        settings=(("responses", tuple(sorted(responses.items()))), ("stages", (("v1", ()),))),
    )


def test_a_path_that_no_rule_takes_is_refused_before_any_token_is_looked_at() -> None:
    found = go(storage(), "/nope", token=Token("none"))

    assert way(found) == ["client", "gateway/https"]
    assert at(found, "gateway").codes[2:] == ("GW_NO_ROUTE",)
    assert found.outcome == Outcome(
        "rejected",
        "gateway",
        "GW_NO_ROUTE",
        403,
        "no rule takes the path /nope",
        '{"message":"Missing Authentication Token"}',
    )


def test_a_method_that_no_rule_of_the_resource_takes_is_refused() -> None:
    value = ruled(
        storage(),
        "gateway",
        forward("read", "nlb/bags", via="link", path="/bags", methods=("GET", "HEAD")),
        forward("rest", "nlb/bags", via="link", path="/{proxy+}"),
    )

    found = go(value, "/bags", "PUT")

    assert at(found, "gateway").passed_over == (
        PassedOver("read", "takes GET or HEAD only"),
        PassedOver("rest", "was not reached"),
    )
    assert found.outcome.code == "GW_NO_ROUTE"
    assert found.outcome.message == "no rule for /bags takes PUT"


def test_a_gateway_without_any_rule_is_not_known_well_enough() -> None:
    assert go(ruled(storage(), "gateway")).outcome == Outcome(
        "undetermined",
        "gateway",
        "WALK_NO_RULE",
        message="Storage API has no rule recorded",
        seconds=None,
        missing=(Missing("gateway", "its rules", "whoever maintains Storage API"),),
    )


def test_a_slash_at_the_end_is_taken_to_mean_nothing() -> None:
    found = go(storage(), "/bags/")

    assert at(found, "gateway").rewrites[-1] == Rewrite(
        "trailing slash left out", "/bags/", "/bags"
    )
    assert at(found, "gateway").assumptions[0] == "ASSUME_TRAILING_SLASH"
    assert (found.outcome.hop, found.steps[-1].path) == ("bags-app", "/bags")


@pytest.mark.parametrize(
    ("state", "asked", "code", "message", "body"),
    [
        ("none", False, "GW_TOKEN_MISSING", "the request carries no token", UNAUTHORIZED),
        (
            "invalid",
            True,
            "GW_TOKEN_INVALID",
            "Cognito did not issue this token, or it was changed since",
            UNAUTHORIZED,
        ),
        (
            "expired",
            True,
            "GW_TOKEN_EXPIRED",
            "the token has expired",
            '{"message":"The incoming token has expired"}',
        ),
    ],
)
def test_a_request_without_a_good_token_is_refused(
    state: str, code: str, message: str, body: str, *, asked: bool
) -> None:
    found = go(storage(), token=Token(state))

    assert way(found) == ["client", "gateway/https", *(["(cognito)"] if asked else [])]
    assert at(found, "gateway").codes[-1] == code
    assert found.outcome == Outcome("rejected", "gateway", code, 401, message, body)


@pytest.mark.parametrize(
    ("scopes", "token", "code", "assumptions"),
    [
        (None, VALID, None, ("ASSUME_TOKEN_ACCEPTED",)),
        (None, Token("valid", "access", ("a",)), None, ("ASSUME_TOKEN_ACCEPTED",)),
        ((), VALID, None, ("ASSUME_TOKEN_ACCEPTED",)),
        ((), Token("valid", "id"), None, ()),
        ((), Token("valid", "access"), "GW_TOKEN_USE", ()),
        (("a", "b"), Token("valid", "access", ("b", "c")), None, ()),
        (("a", "b"), Token("valid", "", ("b",)), None, ()),
        (("a", "b"), Token("valid", "access", ("c",)), "GW_SCOPE_MISSING", ()),
        (("a", "b"), VALID, "GW_SCOPE_MISSING", ()),
        (("a", "b"), Token("valid", "id", ("a",)), "GW_TOKEN_USE", ()),
    ],
)
def test_scopes_and_the_tokens_use_decide_who_is_let_in(
    scopes: tuple[str, ...] | None,
    token: Token,
    code: str | None,
    assumptions: tuple[str, ...],
) -> None:
    found = go(scoped(scopes), token=token)

    refused = found.outcome.code if found.outcome.kind == "rejected" else None
    assert (refused, at(found, "cognito").assumptions) == (code, assumptions)
    assert found.outcome.status == (401 if code else None)


def test_a_preflight_carries_no_token_and_is_refused_where_any_method_needs_one() -> None:
    def allowing(*methods: str) -> Architecture:
        rule = forward("all", "nlb/bags", via="link", authorizer="cognito", methods=methods)
        return ruled(storage(), "gateway", rule)

    none = Token("none")

    assert go(allowing(), method="OPTIONS", token=none).outcome == Outcome(
        "rejected",
        "gateway",
        "GW_PREFLIGHT_UNAUTHENTICATED",
        401,
        "a browser's preflight carries no token",
        UNAUTHORIZED,
    )
    own = go(allowing("OPTIONS"), method="OPTIONS", token=none).outcome
    assert own.code == "GW_TOKEN_MISSING"


def test_a_rule_without_an_authorizer_lets_everybody_in() -> None:
    value = ruled(storage(), "gateway", forward("all", "nlb/bags", via="link"))

    found = go(value, token=Token("invalid"))

    assert way(found)[:3] == ["client", "gateway/https", "link"]
    assert found.outcome.kind == "delivered"


@pytest.mark.parametrize(
    ("size", "code", "status"),
    [
        (TEN_MEBIBYTES + 1, "GW_TOO_LARGE", 413),
        (TEN_MEBIBYTES, "NGX_TOO_LARGE", 413),
    ],
)
def test_a_body_over_the_limit_goes_no_further(size: int, code: str, status: int) -> None:
    found = go(responding(DEFAULT_4XX=418, REQUEST_TOO_LARGE=419), body_bytes=size)

    assert (found.outcome.code, found.outcome.status) == (code, status)


def test_the_body_is_measured_after_the_token() -> None:
    found = go(storage(), token=Token("none"), body_bytes=TEN_MEBIBYTES + 1)

    assert found.outcome.code == "GW_TOKEN_MISSING"


@pytest.mark.parametrize(
    ("responses", "status"),
    [
        ({}, 401),
        ({"DEFAULT_4XX": 418}, 418),
        ({"DEFAULT_5XX": 418}, 401),
        ({"DEFAULT_4XX": 418, "UNAUTHORIZED": 407}, 407),
        ({"ACCESS_DENIED": 407}, 401),
    ],
)
def test_the_gateways_own_statuses_follow_its_settings(
    responses: dict[str, int], status: int
) -> None:
    assert go(responding(**responses), token=Token("none")).outcome.status == status


def test_what_a_rest_takes_is_decoded_on_its_way() -> None:
    found = go(storage(), "/bags/a%20b%2Fc")

    assert "GW_PATH_DECODED" in at(found, "gateway").codes
    assert at(found, "gateway").rewrites[-1] == Rewrite(
        "path decoded", "/bags/a%20b%2Fc", "/bags/a b/c"
    )
    assert found.steps[-1].path == "/bags/a b/c"


def test_a_rules_rewrite_uses_what_its_pattern_captured() -> None:
    rule = forward(
        "all", "nlb/bags", via="link", path="/bags/{id}/{proxy+}", rewrite="/{proxy}/of/{id}"
    )

    found = go(ruled(storage(), "gateway", rule), "/bags/b%201/x/y%20z")

    assert at(found, "gateway").rewrites[-2:] == (
        Rewrite("path decoded", "/bags/b%201/x/y%20z", "/bags/b%201/x/y z"),
        Rewrite("path rewritten", "/bags/b%201/x/y z", "/x/y z/of/b%201"),
    )
    assert found.steps[-1].path == "/x/y z/of/b%201"


def test_what_the_index_came_by_is_told_as_passed_over() -> None:
    value = ruled(
        storage(),
        "gateway",
        forward("any", "nlb/bags", via="link", path="/bags"),
        forward("get", "nlb/bags", via="link", path="/bags", methods=("GET",)),
        forward("all", "nlb/bags", via="link", path="/{proxy+}"),
        forward("far", "nlb/bags", via="link", path="/ingests"),
    )

    assert at(go(value), "gateway").passed_over == (
        PassedOver("any", "takes any method, and get names this one"),
        PassedOver("all", "is less specific than get"),
    )


def test_an_authorizer_that_is_any_other_hop_is_asked_too() -> None:
    rule: Rule = forward("all", "nlb/bags", via="link", authorizer="ingests-app")

    assert way(go(ruled(storage(), "gateway", rule)))[2] == "(ingests-app)"
