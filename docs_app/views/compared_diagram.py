"""The picture of two editions compared, as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from docs_app.core.addresses import FORMATS
from docs_app.core.diagram import View
from docs_app.core.diagram.compared import SHOWS
from docs_app.pictures import export_compared
from docs_app.rendering import RenderError, TooManyPixels
from docs_app.views.asked import CHOICES, BadOptionError, chosen, one_of, only_known, scale
from docs_app.views.compared_figure import side_of
from docs_app.views.editions import open_pair
from docs_app.views.sending import plain, sent


@require_safe
def diagram(request: HttpRequest, architecture: str, words: str, format: str) -> HttpResponseBase:
    """Return both editions in one picture; ``show`` says what of it is to be seen.

    400: an option is none, or is not one of those allowed, which the answer names. 503: it cannot
    be drawn, with the reason.
    """
    pair = open_pair(request, architecture, words)
    if format not in FORMATS:
        raise Http404(f"A picture's format is one of {', '.join(FORMATS)}.")
    query = request.GET
    try:
        only_known(query, ("show", *CHOICES, *(("scale",) if format == "png" else ())))
        view, times = View(None, None, None, **chosen(query)), scale(query)
        show = one_of(query, "show", SHOWS) or "both"
    except BadOptionError as error:
        return plain(str(error), 400)
    before, after = pair.before.book, pair.after.book
    try:
        file = export_compared(
            side_of(before), side_of(after), view, format, show=show, scale=times
        )
    except TooManyPixels as error:
        return plain(f"scale={times}: {error}", 400)
    except RenderError as error:
        instead = pair.home.addresses.compare(pair.before.word, pair.after.word)
        return plain(f"{error}\nThe same in words: {instead}", 503)
    return sent(request, file, lasting=before.as_it_was and after.as_it_was)
