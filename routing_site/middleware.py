"""Headers every answer carries, and the gate before every page when readers must sign in."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponse]


class ContentSecurityPolicyMiddleware:
    """Sends the policy in the setting SECURE_CSP, which Django 6 reads under the same name.

    A view that sets the header itself keeps its own: a standalone SVG allows the hash of its
    one style sheet, which no other page may use.
    """

    header = "Content-Security-Policy"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response
        self.policy = policy_text(settings.SECURE_CSP)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(self.header, self.policy)
        return response


class PermissionsPolicyMiddleware:
    """Sends the setting PERMISSIONS_POLICY: what no page of ours asks a browser for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class PlainMethodsMiddleware:
    """Answers 405 to every method that no page of the site has a use for.

    Some of Django's own views take PUT for POST and DELETE for GET. None of ours does.
    """

    methods = ("GET", "HEAD", "OPTIONS", "POST")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in self.methods:
            return HttpResponseNotAllowed(self.methods)
        return self.get_response(request)


class ReadersSignInMiddleware(LoginRequiredMiddleware):
    """Django's LoginRequiredMiddleware, at work only while ROUTEBOOK_LOGIN_REQUIRED is on."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Send a visitor who has not signed in to the sign-in page; None lets the view run."""
        if not settings.ROUTEBOOK_LOGIN_REQUIRED:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


def policy_text(directives: Mapping[str, Sequence[str]]) -> str:
    """The policy as a header says it: directives in their order, sources separated by spaces."""
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())
