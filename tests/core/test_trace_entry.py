"""The way in: hosts, schemes, base paths and stages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.architecture import Architecture, EntryPoint, PortRef
from docs_app.core.steps import Missing, Outcome, Rewrite, Step
from tests.core.builders import storage
from tests.core.tracing import at, changed, entered, go, way

FORBIDDEN = '{"message":"Forbidden"}'
INVOKE = "https://abc.execute-api.eu-west-1.amazonaws.com"


def mapped(*base_paths: str, stage: str | None = "v1") -> Architecture:
    """Return the storage service with these base paths on one custom domain."""
    entries = tuple(
        EntryPoint(
            f"map-{n}",
            "Mapping",
            "api.example.org",
            PortRef("gateway", "https"),
            base_path=base_path,
            stage=stage,
        )
        for n, base_path in enumerate(base_paths)
    )
    return replace(storage(), entry_points=entries)


def test_a_host_that_no_entry_point_has_is_not_known_here() -> None:
    found = go(storage(), "https://elsewhere.example/v1/bags")

    assert found.entry_point is None
    assert found.steps == (Step("client", "GET", "/v1/bags"),)
    assert found.outcome == Outcome(
        "undetermined",
        None,
        "ENTRY_UNKNOWN_HOST",
        message="no entry point has the host elsewhere.example",
        seconds=None,
        missing=(Missing(None, "what answers at elsewhere.example", "whoever runs that host"),),
    )


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (
            "http://api.example.org/storage/v1/bags",
            "api.example.org takes https on port 443, not http on port 80",
        ),
        (
            "https://api.example.org:8443/storage/v1/bags",
            "api.example.org takes https on port 443, not https on port 8443",
        ),
    ],
)
def test_a_wrong_scheme_or_port_makes_no_connection(url: str, message: str) -> None:
    found = go(storage(), url)

    assert (found.entry_point, len(found.steps)) == (None, 1)
    assert found.outcome == Outcome("rejected", None, "ENTRY_TLS", message=message, seconds=None)


def test_an_entry_point_is_met_on_its_ports_own_number_too() -> None:
    value = changed(storage(), "gateway", ports=(replace(storage().hops[1].ports[0], number=8443),))

    assert go(value, "https://api.example.org:8443/storage/v1/bags").outcome.kind == "delivered"


def test_a_path_that_no_base_path_begins_is_forbidden() -> None:
    found = go(storage(), "https://api.example.org/other/v1/bags")

    assert found.entry_point is None
    assert found.steps[1:] == (
        Step("gateway", "GET", "/other/v1/bags", "https", codes=("ENTRY_NO_BASE_PATH",)),
    )
    assert found.outcome == Outcome(
        "rejected",
        "gateway",
        "ENTRY_NO_BASE_PATH",
        403,
        "no base path of api.example.org begins /other/v1/bags",
        FORBIDDEN,
    )


@pytest.mark.parametrize(
    ("path", "entry_point", "left"),
    [
        ("/a/b/bags", "map-1", "/bags"),
        ("/a/bags", "map-0", "/bags"),
        ("/a/bb/bags", "map-0", "/bb/bags"),
        ("/bags", "map-2", "/bags"),
        ("/a", "map-0", "/"),
        ("/ab", "map-2", "/ab"),
    ],
)
def test_the_longest_base_path_is_taken_by_whole_segments(
    path: str, entry_point: str, left: str
) -> None:
    found = go(mapped("a", "a/b", ""), "https://api.example.org" + path)
    gateway = at(found, "gateway")
    after = gateway.rewrites[-1].after if gateway.rewrites else gateway.path

    assert (found.entry_point, after) == (entry_point, left)


def test_a_mapping_that_fixes_the_stage_leaves_the_whole_rest_to_the_resource() -> None:
    found = go(mapped("storage"), "https://api.example.org/storage/bags")

    assert at(found, "gateway").codes[:2] == ("ENTRY_BASE_PATH", "ENTRY_STAGE_FROM_MAPPING")
    assert at(found, "gateway").rewrites == (
        Rewrite("base path stripped", "/storage/bags", "/bags"),
    )
    assert found.outcome.kind == "delivered"


def test_a_stages_name_in_the_path_of_a_fixed_mapping_is_a_resources_name() -> None:
    found = go(mapped("storage"), "https://api.example.org/storage/v1/bags")

    assert (found.outcome.code, found.outcome.status) == ("GW_NO_ROUTE", 403)
    assert found.outcome.message == "no rule takes the path /v1/bags"


@pytest.mark.parametrize(
    ("url", "entry_point", "message"),
    [
        ("https://api.example.org/storage/v9/bags", "domain", "'v9' is no stage of Storage API"),
        ("https://api.example.org/storage", "domain", "the path names no stage"),
        (INVOKE + "/v9/bags", "invoke-url", "'v9' is no stage of Storage API"),
        (INVOKE + "/", "invoke-url", "the path names no stage"),
    ],
)
def test_an_unknown_stage_is_forbidden(url: str, entry_point: str, message: str) -> None:
    value = changed(
        storage(),
        "gateway",
        settings=(("responses", (("DEFAULT_4XX", 418),)), ("stages", (("v1", ()),))),
    )

    found = go(value, url)

    assert found.entry_point == entry_point
    assert found.steps[-1].codes == ("ENTRY_UNKNOWN_STAGE",)
    assert found.outcome == Outcome(
        "rejected", "gateway", "ENTRY_UNKNOWN_STAGE", 403, message, FORBIDDEN
    )


def test_the_invoke_url_names_its_stage_first_even_where_the_entry_point_has_one() -> None:
    value = entered(storage(), stage="v1")

    assert go(value, INVOKE + "/v1/bags").outcome.kind == "delivered"
    assert go(value, INVOKE + "/bags").outcome.code == "ENTRY_UNKNOWN_STAGE"


def test_a_gateway_without_recorded_stages_has_none_stripped() -> None:
    value = changed(storage(), "gateway", settings=())

    assert go(value, "https://api.example.org/storage/bags").outcome.kind == "delivered"
    assert go(value, "https://api.example.org/storage/v1/bags").outcome.code == "GW_NO_ROUTE"


def test_a_disabled_invoke_url_refuses_everything_and_the_domain_goes_on() -> None:
    value = changed(
        storage(),
        "gateway",
        settings=(("invoke_url_enabled", False), ("stages", (("v1", ()),))),
    )

    assert go(value).outcome.kind == "delivered"
    assert go(value, INVOKE + "/v1/bags").outcome == Outcome(
        "rejected",
        "gateway",
        "ENTRY_INVOKE_URL_DISABLED",
        403,
        "Storage API does not answer on its invoke URL",
        FORBIDDEN,
    )


def test_a_host_is_compared_in_one_spelling() -> None:
    value = entered(storage(), host="München.Example")

    assert go(value, "https://MÜNCHEN.example./storage/v1/bags").outcome.kind == "delivered"
    assert go(value, "https://xn--mnchen-3ya.example/storage/v1/bags").outcome.kind == "delivered"


def test_an_entry_point_may_lead_to_a_hop_of_any_kind() -> None:
    value = replace(
        storage(),
        entry_points=(
            EntryPoint(
                "direct",
                "Direct",
                "direct.example",
                PortRef("bags-nginx", "http"),
                scheme="http",
                base_path="x",
            ),
        ),
    )
    opened = changed(
        value, "bags-nginx", ports=(replace(storage().hops[6].ports[0], open_from=None),)
    )

    assert way(go(opened, "http://direct.example/x/y")) == [
        "client",
        "bags-nginx/http",
        "bags-app/http",
    ]
    assert go(opened, "http://direct.example:9000/y").outcome == Outcome(
        "rejected",
        None,
        "ENTRY_NO_BASE_PATH",
        message="no base path of direct.example begins /y",
        seconds=None,
    )
