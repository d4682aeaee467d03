"""How a request ended, as a sentence."""

from __future__ import annotations

from docs_app.core.architecture import Architecture
from docs_app.core.steps import Outcome
from docs_app.core.wording.names import hop_label


def outcome_sentence(architecture: Architecture, outcome: Outcome) -> str:
    """Return the ending: ``Delivered: ingests_api answers; its status is not recorded``."""
    return {
        "delivered": _delivered,
        "rejected": _rejected,
        "ambiguous": _ambiguous,
        "undetermined": _undetermined,
    }[outcome.kind](architecture, outcome)


def _delivered(architecture: Architecture, outcome: Outcome) -> str:
    who = hop_label(architecture, outcome.hop or "")
    code = f" ({outcome.code})" if outcome.code not in {None, "APP_ANSWERED"} else ""
    late = _when(outcome) if outcome.seconds else ""
    if outcome.status is None:
        return f"Delivered: {who} answers{late}{code}; its status is not recorded."
    return f"Delivered: {who} answers with {outcome.status}{late}{code}."


def _rejected(architecture: Architecture, outcome: Outcome) -> str:
    code = f" ({outcome.code})" if outcome.code else ""
    if outcome.status is None:
        return f"Not answered{code}: {outcome.message}."
    who = hop_label(architecture, outcome.hop or "")
    return f"Rejected{_when(outcome)} by {who} with {outcome.told_status}{code}: {outcome.message}."


def _when(outcome: Outcome) -> str:
    if outcome.seconds is None:
        return ""
    return f" after {outcome.seconds:g} s" if outcome.seconds else " at once"


def _ambiguous(architecture: Architecture, outcome: Outcome) -> str:
    each = " ".join(outcome_sentence(architecture, one) for one in outcome.outcomes)
    return f"One of {len(outcome.outcomes)} endings, and the documented facts allow each: {each}"


def _undetermined(architecture: Architecture, outcome: Outcome) -> str:
    code = f" ({outcome.code})" if outcome.code else ""
    who = " ".join(
        f"Missing: {missing.what}{f'; {missing.who} could say' if missing.who else ''}."
        for missing in outcome.missing
    )
    return f"Not known{code}: {outcome.message}. {who}".strip()
