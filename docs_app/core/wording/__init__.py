"""Rules, steps and outcomes as plain English sentences, for pages, pictures and the terminal."""

from __future__ import annotations

from docs_app.core.wording.names import destination_label, hop_label, port_label
from docs_app.core.wording.outcomes import outcome_sentence
from docs_app.core.wording.rules import rule_sentence
from docs_app.core.wording.steps import step_sentence

__all__ = [
    "destination_label",
    "hop_label",
    "outcome_sentence",
    "port_label",
    "rule_sentence",
    "step_sentence",
]
