"""What every answer tells the browser."""

import contextlib

import pytest
from django.conf import settings as site
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from routing_site.middleware import ContentSecurityPolicyMiddleware, policy_text

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; "
    "form-action 'self'"
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/healthz", "/admin/login/", "/static/admin/css/base.css", "/no/such/page"]
)
def test_every_answer_carries_the_same_headers(client: Client, path: str) -> None:
    with contextlib.closing(client.get(path)) as response:
        headers = response.headers

    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED


EXPECTED = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": site.PERMISSIONS_POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def test_a_view_that_sets_its_own_policy_keeps_it(rf: RequestFactory) -> None:
    def picture(request: HttpRequest) -> HttpResponse:
        headers = {"Content-Security-Policy": "style-src 'sha256-abc'"}
        return HttpResponse("<svg/>", headers=headers)

    response = ContentSecurityPolicyMiddleware(picture)(rf.get("/"))

    assert response.headers["Content-Security-Policy"] == "style-src 'sha256-abc'"


def test_a_directive_without_sources_is_its_name_alone() -> None:
    policy = policy_text({"upgrade-insecure-requests": [], "img-src": ["'self'", "data:"]})

    assert policy == "upgrade-insecure-requests; img-src 'self' data:"


def test_nothing_on_the_site_may_be_inline() -> None:
    assert "unsafe" not in policy_text(site.SECURE_CSP)
