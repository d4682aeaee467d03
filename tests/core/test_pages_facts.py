"""Each kind of fact, as a page shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture, HealthCheck, Page, Port
from docs_app.core.pages import Problem, check, render
from tests.core.builders import storage

ADDRESSES = Addresses("storage")


def shown(text: str, architecture: Architecture | None = None) -> str:
    """Return a text as HTML, in the small storage service unless another is given."""
    return render(architecture or storage(), text, ADDRESSES, str).html


def changed(slug: str, **changes: object) -> Architecture:
    """Return the storage service with one hop changed."""
    value = storage()
    return replace(
        value,
        hops=tuple(
            replace(hop, **changes) if hop.slug == slug else hop  # type: ignore[arg-type]
            for hop in value.hops
        ),
    )


@pytest.mark.parametrize(
    ("reference", "html"),
    [
        (
            "[[port:nlb/ingests]]",
            '<a class="fact fact-port" href="/storage/hops/nlb/#port--ingests"'
            ' title="port ingests of api-nlb, TCP">65535</a>',
        ),
        (
            "[[port:nlb/ingests|the ingests port]]",
            '<a class="fact fact-port" href="/storage/hops/nlb/#port--ingests"'
            ' title="port ingests of api-nlb, TCP">the ingests port</a>',
        ),
        (
            "[[protocol:nlb/bags]]",
            '<a class="fact fact-protocol" href="/storage/hops/nlb/#port--bags"'
            ' title="protocol of port bags of api-nlb">TCP</a>',
        ),
        (
            "[[hop:nlb]]",
            '<a class="fact fact-hop" href="/storage/hops/nlb/"'
            ' title="Network load balancer">api-nlb</a>',
        ),
        (
            "[[zone:vpc]]",
            '<a class="fact fact-zone" href="/storage/zones/#zone--vpc" title="zone">'
            "Private VPC</a>",
        ),
        (
            "[[rule:nlb/ingests]]",
            '<a class="fact fact-rule" href="/storage/hops/nlb/#rule--ingests"'
            ' title="rule ingests of api-nlb">'
            "On 65535 (TCP), any connection: forward to the items target group.</a>",
        ),
        (
            "[[route:bags]]",
            '<a class="fact fact-route" href="/storage/routes/bags/" title="route">Bags</a>',
        ),
        (
            "[[entry:invoke-url]]",
            '<a class="fact fact-entry" href="/storage/entry-points/#entry--invoke-url"'
            ' title="entry point Invoke URL">'
            "<code>https://abc.execute-api.eu-west-1.amazonaws.com/v1</code></a>",
        ),
        (
            "[[entry:domain]]",
            '<a class="fact fact-entry" href="/storage/entry-points/#entry--domain"'
            ' title="entry point Custom domain"><code>https://api.example.org/storage/v1</code></a>',
        ),
        (
            "[[setting:gateway/integration_timeout]]",
            '<a class="fact fact-setting" href="/storage/hops/gateway/"'
            ' title="Integration timeout of Storage API">29 s</a>'
            ' <span class="fact-note">(default)</span>',
        ),
        (
            "[[setting:gateway/stages]]",
            '<a class="fact fact-setting" href="/storage/hops/gateway/"'
            ' title="Stages of Storage API">v1</a>',
        ),
        (
            "[[setting:bags-nginx/cors]]",
            '<a class="fact fact-setting" href="/storage/hops/bags-nginx/"'
            ' title="CORS of nginx">yes</a>',
        ),
        (
            "[[setting:nlb/internal]]",
            '<a class="fact fact-setting" href="/storage/hops/nlb/" title="Internal of api-nlb">'
            '<span class="not-recorded">not recorded</span></a>',
        ),
        (
            "[[health:items/path]]",
            '<a class="fact fact-health" href="/storage/hops/items/"'
            ' title="health check of items: path">'
            '<span class="not-recorded">not recorded</span></a>',
        ),
        (
            "[[replicas:bags-task]]",
            '<a class="fact fact-replicas" href="/storage/zones/#zone--bags-task"'
            ' title="copies of ECS task, bags API">'
            '<span class="not-recorded">not recorded</span></a>',
        ),
        (
            "[[page:overview]]",
            '<a class="fact fact-page" href="/storage/docs/overview/">Overview</a>',
        ),
        (
            "[[open:bags-nginx/http]]",
            '<a class="fact fact-open" href="/storage/zones/#zone--vpc"'
            ' title="from where port http of nginx is open">Private VPC</a>',
        ),
        (
            "[[open:gateway/https]]",
            '<a class="fact fact-open" href="/storage/hops/gateway/#port--https"'
            ' title="from where port https of Storage API is open">the internet</a>',
        ),
    ],
)
def test_each_kind_of_fact_shows_its_value_and_leads_to_where_it_is_explained(
    reference: str, html: str
) -> None:
    assert shown(f"It is {reference}.") == f"<p>It is {html}.</p>"


def test_a_fact_follows_the_architecture_and_not_the_page() -> None:
    moved = changed("nlb", ports=(Port("ingests", 7000, "TCP", "vpc"),))
    assert ">7000</a>" in shown("[[port:nlb/ingests]]", moved)


def test_a_recorded_value_is_shown_with_its_unit_and_no_mark_of_a_default() -> None:
    recorded = changed("gateway", settings=(("body_limit", 2_000_000), ("integration_timeout", 5)))
    assert "5 s</a></p>" in shown("[[setting:gateway/integration_timeout]]", recorded)
    assert "2,000,000 bytes</a></p>" in shown("[[setting:gateway/body_limit]]", recorded)


def test_recorded_fields_of_a_health_check_are_shown_with_their_units() -> None:
    check = HealthCheck("HTTP", 9000, "/health", "200", 30, 6, 5, 2)
    text = "[[health:items/path]] [[health:items/interval]] [[health:items/healthy_threshold]]"
    html = shown(text, changed("items", health_check=check))
    assert [piece.partition("<")[0] for piece in html.split('">')[1:]] == ["/health", "30 s", "5"]


def test_a_fact_on_a_page_of_a_version_leads_to_that_version() -> None:
    html = render(storage(), "[[hop:nlb]]", Addresses("storage", 3), str).html
    assert 'href="/storage/versions/3/hops/nlb/"' in html


def test_a_fact_inside_a_link_is_no_link_of_its_own() -> None:
    assert shown("[see [[hop:nlb]] here](https://example.org/)") == (
        '<p><a class="external" href="https://example.org/" rel="noopener">see '
        '<span class="fact fact-hop" title="Network load balancer">api-nlb</span> here</a></p>'
    )


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("[[prot:nlb/ingests]]", "There is no kind of fact called prot. Did you mean port?"),
        ("[[hop:nbl]]", "There is no hop called nbl. Did you mean nlb?"),
        ("[[hop:]]", "It does not say which: write [[hop:NAME]]."),
        ("[[hop]]", "It does not say which: write [[hop:NAME]]."),
        ("[[port:nlb]]", "nlb is no port of a hop: write HOP/PORT."),
        ("[[port:nlb/ingest]]", "There is no port of nlb called ingest. Did you mean ingests?"),
        ("[[rule:nlb/zzz]]", "There is no rule of nlb called zzz."),
        ("[[zone:vpn]]", "There is no zone called vpn. Did you mean vpc?"),
        ("[[route:bag]]", "There is no route called bag. Did you mean bags?"),
        ("[[entry:domains]]", "There is no entry point called domains. Did you mean domain?"),
        ("[[page:overviews]]", "There is no page called overviews. Did you mean overview?"),
        (
            "[[setting:gateway/timeout]]",
            "There is no setting of gateway called timeout. Did you mean integration_timeout?",
        ),
        (
            "[[health:items/paths]]",
            "There is no field of a health check called paths. Did you mean path?",
        ),
        ("[[picture]] in a text", "A picture must stand alone on its line."),
    ],
)
def test_a_reference_to_nothing_is_shown_where_it_stands_and_reported(
    reference: str, message: str
) -> None:
    source = reference.partition("]]")[0] + "]]"
    text = f"First line.\n\nThen {reference}"
    assert check(storage(), text) == (Problem(3, source, message),)
    rendered = render(storage(), text, ADDRESSES, str)
    assert rendered.problems == (Problem(3, source, message),)
    assert f'<span class="fact-missing">{source} {message}</span>' in rendered.html


def test_a_page_whose_references_all_resolve_has_no_problems() -> None:
    assert check(storage(), storage().pages[0].body) == ()
    assert storage().pages == (
        Page("overview", "Overview", "The ingests API listens on [[port:nlb/ingests]].\n"),
    )
