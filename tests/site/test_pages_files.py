"""Pictures, Markdown and data as files: their headers, their names, and what is refused."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from django.test import Client

from docs_app.core.codec import from_json, from_yaml
from tests.core.builders import storage
from tests.site.books import publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "content_type", "name"),
    [
        ("/storage/diagram.svg", "image/svg+xml; charset=utf-8", "storage-v1.svg"),
        ("/storage/diagram.png?scale=2", "image/png", "storage-v1.png"),
        ("/storage/diagram.pdf", "application/pdf", "storage-v1.pdf"),
        ("/storage/diagram.dot", "text/vnd.graphviz; charset=utf-8", "storage-v1.dot"),
        ("/storage/diagram.mermaid", "text/plain; charset=utf-8", "storage-v1.mmd"),
        ("/storage/diagram.json", "application/json", "storage-v1.json"),
        (
            "/storage/routes/bags/diagram.svg?step=2&example=anonymous&direction=TB&theme=dark",
            "image/svg+xml; charset=utf-8",
            "storage-v1-bags-anonymous-step-2-tb-dark.svg",
        ),
    ],
)
def test_a_picture_is_a_file_with_a_name(
    client: Client, address: str, content_type: str, name: str
) -> None:
    publish(storage())

    response = client.get(address)

    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert name in response.headers["Content-Disposition"]
    assert response.headers["Content-Disposition"].startswith("inline; filename=")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/storage/diagram.svg?detail=all", "detail=all: it may be ports or hops or zones."),
        ("/storage/diagram.svg?direction=up", "direction=up: it may be LR or TB."),
        ("/storage/diagram.svg?theme=", "theme=: it may be auto or light or dark."),
        ("/storage/diagram.png?scale=9", "scale=9: it may be 1 or 2 or 3 or 4."),
        (
            "/storage/diagram.svg?scale=2",
            "There is no option scale here. Options: route, detail, direction, theme.",
        ),
        (
            "/storage/diagram.svg?step=1",
            "There is no option step here. Options: route, detail, direction, theme.",
        ),
        ("/storage/routes/bags/diagram.svg?step=9", "step=9: it may be a number from 1 to 8."),
        ("/storage/routes/bags/diagram.svg?step=²", "step=²: it may be a number from 1 to 8."),
        ("/storage/diagram.svg?route=bags&step=0", "step=0: it may be a number from 1 to 8."),
        (
            "/storage/routes/bags/diagram.svg?example=x",
            "example=x: it may be get or anonymous.",
        ),
    ],
)
def test_a_bad_option_is_named_with_what_it_may_be(client: Client, address: str, said: str) -> None:
    publish(storage())

    response = client.get(address)

    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == said + "\n"


def test_a_format_or_a_route_that_is_none_is_not_found(client: Client) -> None:
    publish(storage())

    for address in ("diagram.bmp", "routes/none/diagram.svg", "diagram.svg?route=none"):
        assert client.get(f"/storage/{address}").status_code == 404


def test_a_picture_that_has_not_changed_is_not_sent_again(client: Client) -> None:
    publish(storage())
    first = client.get("/storage/diagram.svg")

    again = client.get("/storage/diagram.svg", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get("/storage/diagram.svg?detail=hops")

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["ETag"] != other.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    pinned = client.get("/storage/versions/1/diagram.svg")
    assert pinned.headers["Cache-Control"] == "private, max-age=86400"


def test_an_svg_allows_its_own_style_sheet_and_nothing_else(client: Client) -> None:
    publish(storage())

    response = client.get("/storage/diagram.svg")

    (style,) = re.findall(r"<style[^>]*>(.*?)</style>", response.content.decode(), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert response.headers["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; frame-ancestors 'self'"
    )


def test_links_in_a_picture_of_a_version_stay_in_that_version(client: Client) -> None:
    publish(storage())

    svg = client.get("/storage/versions/1/diagram.svg").content.decode()

    assert "/storage/versions/1/hops/nlb/" in svg
    assert '"/storage/hops/nlb/"' not in svg


def test_the_architecture_as_data_is_the_architecture(client: Client) -> None:
    publish(storage())

    as_json, as_yaml = (client.get(f"/storage/architecture.{name}") for name in ("json", "yaml"))

    assert from_json(as_json.content.decode()) == storage()
    assert from_yaml(as_yaml.content.decode()) == storage()
    assert as_json.headers["Content-Type"] == "application/json"
    assert as_yaml.headers["Content-Type"] == "application/yaml; charset=utf-8"


def test_llms_txt_leads_to_the_markdown_of_every_page(client: Client) -> None:
    publish(storage())

    text = client.get("/storage/llms.txt").content.decode()

    assert text.startswith("# Storage\n\n> ")
    links = re.findall(r"\]\((http://testserver[^)]*)\)", text)
    assert "http://testserver/storage/routes/bags.md" in links
    assert "http://testserver/storage/docs/overview.md" in links
    statuses = {
        each: client.get(each.removeprefix("http://testserver")).status_code for each in links
    }
    assert set(statuses.values()) == {200}


def test_a_page_as_markdown_has_its_facts_in_place(client: Client) -> None:
    publish(storage())

    page = client.get("/storage/docs/overview.md")
    hop = client.get("/storage/versions/1/hops/nlb.md")

    assert page.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert page.content.decode() == (
        "# Overview\n\nThe ingests API listens on [65535](/storage/hops/nlb/#port--ingests).\n"
    )
    assert hop.content.decode() == (
        "# api-nlb\n\n"
        "Network load balancer, in Load balancing.\n\n"
        "## Ports\n\n"
        "- [65534](/storage/versions/1/hops/nlb/#port--bags) TCP, open from "
        "[Private VPC](/storage/versions/1/zones/#zone--vpc).\n"
        "- [65535](/storage/versions/1/hops/nlb/#port--ingests) TCP, open from "
        "[Private VPC](/storage/versions/1/zones/#zone--vpc).\n\n"
        "## Rules\n\n"
        "1. [On 65534 (TCP), any connection: forward to the bags target group.]"
        "(/storage/versions/1/hops/nlb/#rule--bags)\n"
        "2. [On 65535 (TCP), any connection: forward to the items target group.]"
        "(/storage/versions/1/hops/nlb/#rule--ingests)\n\n"
        "## Settings\n\n"
        "- Internal: not recorded\n"
        "- Cross-zone load balancing: no (default)\n"
        "- Idle timeout: 350 s (default)\n"
    )


def test_a_page_with_markdown_says_where_it_is(client: Client) -> None:
    publish(storage())

    assert b'<link rel="alternate" type="text/markdown" href="/storage/ports.md">' in (
        client.get("/storage/ports/").content
    )
