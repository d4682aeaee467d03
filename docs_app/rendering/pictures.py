"""The cached ways from DOT to a picture and from a picture to a file."""

import datetime
from collections.abc import Sequence

from docs_app.rendering import typst
from docs_app.rendering.cache import cached
from docs_app.rendering.errors import NothingRendered
from docs_app.rendering.ladder import Attempt, Rendered, render_first

# A picture that was not the best one depended on how busy the machine was: tried again after this
# long, and not at every request, as each trial can cost all the deadlines.
SECONDS_UNTIL_RETRIED = 600.0


def render_svg(attempts: Sequence[Attempt]) -> Rendered:
    """Return `render_first(attempts)`, from the cache where it was drawn before.

    The best picture is kept for ever; a lesser one, or that there is none, for ten minutes.
    Raises as render_first.
    """
    outcome = cached(_parts(attempts), lambda: _outcome(attempts), _seconds)
    if isinstance(outcome, NothingRendered):
        raise NothingRendered(outcome.reasons)
    return outcome


def to_png(svg: str, scale: int = 1) -> bytes:
    """Return `svg_to_png(svg, scale)`, from the cache where it was made before."""
    return cached(["png", str(scale), svg], lambda: typst.svg_to_png(svg, scale))


def to_pdf(svg: str, *, title: str, date: datetime.date) -> bytes:
    """Return `svg_to_pdf(svg, ...)`, from the cache where it was made before."""
    return cached(
        ["pdf", title, date.isoformat(), svg],
        lambda: typst.svg_to_pdf(svg, title=title, date=date),
    )


def _parts(attempts: Sequence[Attempt]) -> list[str]:
    parts = ["svg"]
    for attempt in attempts:
        limits = (attempt.deadline, attempt.nodes, attempt.edges)
        parts += [attempt.label, repr(limits), attempt.dot]
    return parts


def _outcome(attempts: Sequence[Attempt]) -> Rendered | NothingRendered:
    try:
        return render_first(attempts)
    except NothingRendered as error:
        return error.with_traceback(None)


def _seconds(outcome: Rendered | NothingRendered) -> float | None:
    best = isinstance(outcome, Rendered) and not outcome.tried
    return None if best else SECONDS_UNTIL_RETRIED
