"""What can be wrong: faults as values, as texts, and as choices for an architecture."""

from __future__ import annotations

from docs_app.core.faults.choices import faults_for, faults_on, misfit, subject_hops
from docs_app.core.faults.fault import Fault, parse_fault
from docs_app.core.faults.kinds import FAULT_KINDS, FaultKind
from docs_app.core.faults.sentences import fault_sentence
from docs_app.core.faults.single import USUAL_ERROR, FaultChoice

__all__ = [
    "FAULT_KINDS",
    "USUAL_ERROR",
    "Fault",
    "FaultChoice",
    "FaultKind",
    "fault_sentence",
    "faults_for",
    "faults_on",
    "misfit",
    "parse_fault",
    "subject_hops",
]
