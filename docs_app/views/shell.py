"""What pages outside any architecture need for the frame around them."""

from __future__ import annotations

from django.http import HttpRequest

from docs_app.views.reading import ANONYMOUS, audience_of


def shell(request: HttpRequest) -> dict[str, object]:
    """Return the frame's values: whether somebody signed in, and where to come back to."""
    signed_in = audience_of(request) != ANONYMOUS
    return {"reading": {"signed_in": signed_in, "path": request.get_full_path()}}
