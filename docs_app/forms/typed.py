"""What somebody sent with a form, to be shown again where the form itself cannot be."""

from __future__ import annotations

from django.http import HttpRequest

_MADE_BY_THE_FORM = ("csrfmiddlewaretoken", "opened", "seen", "heard")
_SECRET = ("password", "secret")


def typed(request: HttpRequest) -> list[tuple[str, str, int]]:
    """Return what was sent that a person may have typed: the field, the text, its lines."""
    return [
        (name, text := "\n".join(str(value) for value in values), min(20, len(text.splitlines())))
        for name, values in request.POST.lists()
        if name not in _MADE_BY_THE_FORM
        and not name.startswith("_")
        and not name.endswith(("_FORMS", "-id", "-hop", "-route"))
        and any(values)
    ]


def fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Return all that was sent, to be sent once more, but for the token, which is a new one."""
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]


def can_be_shown(request: HttpRequest) -> bool:
    """Say whether what was sent may stand in a page, and is all there: no secret, and no file."""
    names = " ".join(request.POST)
    return not request.FILES and not any(word in names for word in _SECRET)
