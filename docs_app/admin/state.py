"""The attempt at editing that a request is making; gone with the request."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from django.http import HttpRequest

from docs_app.forms.editing import Editing

_attempts: WeakKeyDictionary[HttpRequest, Editing] = WeakKeyDictionary()


def begin(request: HttpRequest, editing: Editing) -> None:
    """Make it what the forms of this request are part of."""
    _attempts[request] = editing


def editing_of(request: HttpRequest) -> Editing:
    """Return what was begun. KeyError: nothing was."""
    return _attempts[request]
