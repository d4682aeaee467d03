"""A client's way to its token, as a sentence."""

from __future__ import annotations

from docs_app.core.architecture import Hop
from docs_app.core.steps import Outcome, Step


def token_sentence(hop: Hop, step: Step, outcome: Outcome) -> str:
    """Return what an authorizer makes of a request to its token endpoint."""
    asked = f"{hop.name} is asked for a token by {step.method} {step.path}"
    if outcome.status is None or outcome.hop != hop.slug:
        return f"{asked}."
    given = "gives one" if "COG_TOKEN" in step.codes else "gives none"
    return f"{asked}, and {given}: it answers {outcome.status}."
