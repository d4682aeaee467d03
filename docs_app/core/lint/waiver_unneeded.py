"""A waiver of what lint does not find."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.architecture import Architecture
from docs_app.core.lint.check import Check, Found
from docs_app.core.lint.checking import findings_of_checks


def find(architecture: Architecture) -> Iterator[Found]:
    """Yield each waiver whose code no check gives to its subject, whatever its day is."""
    if not architecture.waivers:
        return
    there = {(each.code, each.subject) for each in findings_of_checks(architecture)}
    for waiver in architecture.waivers:
        if (waiver.code, waiver.subject) not in there:
            yield Found(
                f"waiver:{waiver.finding}",
                f"The waiver of {waiver.code} on {waiver.subject} silences nothing: lint does not "
                "find it.",
            )


CHECK = Check(
    "WAIVER_UNNEEDED",
    "note",
    "A waiver of what lint does not find",
    "A waiver silences a finding that is not there: it was mended meanwhile, its subject goes by "
    "another name now, or the waiver never named it rightly. If the finding comes back one day, "
    "nobody will hear of it.",
    "A waiver names `NAME_UNLIKE` on `hop:items`, and the target group was renamed since.",
    "Remove the waiver, or correct the code and subject that it names.",
    find,
)
