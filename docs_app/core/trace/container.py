"""A container: nginx, or the app, by the software recorded for it."""

from __future__ import annotations

from docs_app.core.kinds import is_nginx
from docs_app.core.trace import app, nginx
from docs_app.core.trace.decisions import Back, Decision, Ending, GoOn, Visit


def decide(visit: Visit) -> Decision:
    """Return what the container's software does with the request."""
    return nginx.decide(visit) if is_nginx(visit.hop) else app.decide(visit)


def answer_back(visit: Visit, decided: GoOn, ending: Ending) -> Back:
    """Return what the container's software makes of an answer from behind it."""
    return nginx.answer_back(visit, decided, ending) if is_nginx(visit.hop) else Back(ending)
