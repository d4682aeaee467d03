"""The site's addresses and one more: a view that does nothing, to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from routing_site.urls import urlpatterns as site


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer with an empty body."""
    return HttpResponse()


urlpatterns = [path("bench/nothing/", nothing), *site]
