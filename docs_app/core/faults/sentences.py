"""A fault as a sentence."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, Destination
from docs_app.core.faults.fault import Fault
from docs_app.core.faults.kinds import FAULT_KINDS
from docs_app.core.index import index_of
from docs_app.core.wording.names import destination_label, hop_label


def fault_sentence(architecture: Architecture, fault: Fault) -> str:
    """Return what is wrong, as in "All targets of the items target group are unhealthy".

    A subject that is not documented is called by its slug.
    """
    kind = FAULT_KINDS[fault.kind]
    some = kind.value == "count" and fault.value != ""
    says = kind.says_some if some else kind.says
    text = says.format(it=_subject(architecture, kind.on, fault.subject), n=fault.value)
    return "T" + text[1:] if text.startswith("the ") else text


def _subject(architecture: Architecture, on: str, subject: str) -> str:
    index = index_of(architecture)
    if on == "port":
        hop, _, port = subject.partition("/")
        return destination_label(architecture, Destination(hop, port))
    if on == "zone":
        return index.zones[subject].name if subject in index.zones else subject
    if on == "entry":
        return index.entry_points[subject].host if subject in index.entry_points else subject
    return hop_label(architecture, subject)
