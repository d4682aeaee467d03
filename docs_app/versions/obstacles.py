"""What keeps a draft from being published, in sentences that say what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from docs_app.core.diff import Change
from docs_app.core.lint import Finding
from docs_app.core.wellformed import Problem
from docs_app.models.review import CHANGES
from docs_app.versions.people import Person, either, reviewers
from docs_app.versions.reviews import ReviewInfo

NOT_REQUIRED = "No review is required here: every save is published at once."
NOTHING = "There is nothing to publish: the draft says what is published."
NOBODY_ASKED = "Nobody has asked for a review yet."

_FAILS = "EXAMPLE_FAILS"


def obstacles_to(
    *,
    problems: Sequence[Problem],
    findings: Sequence[Finding],
    changes: Sequence[Change],
    review: ReviewInfo | None,
    authors: Sequence[Person],
) -> tuple[str, ...]:
    """Return all obstacles: first those of the content, then that nobody has approved it."""
    if not changes:
        return (NOTHING,)
    return (
        *map(str, problems),
        *(_finding(each, changes) for each in findings),
        *_approval(review, authors),
    )


def _finding(finding: Finding, changes: Sequence[Change]) -> str:
    if finding.code != _FAILS:
        return f"{finding.subject}: {finding.sentences}"
    # An example that was added has expectations as new as itself.
    edited = any(
        change.subject == finding.subject
        and (change.kind == "added" or change.field.startswith("expect"))
        for change in changes
    )
    why = (
        "What it expects changed too, and is still not what happens: mend either."
        if edited
        else "What it expects did not change with it: mend the rules, or change in the same draft "
        "what the example expects."
    )
    return f"{finding.subject}: {finding.message} {why} ({_FAILS})"


def _approval(review: ReviewInfo | None, authors: Sequence[Person]) -> tuple[str, ...]:
    if review is None:
        return (NOBODY_ASKED,)
    if any(each.counts for each in review.verdicts):
        return ()
    last = {each.reviewer: each for each in review.verdicts}.values()
    said = [
        f"{each.reviewer} asked for changes."
        if each.kind == CHANGES
        else f"The approval of {each.reviewer} does not count: {each.why_not}."
        for each in last
    ]
    may = reviewers({each.id for each in authors})
    return (
        *said,
        f"It needs the approval of somebody who wrote none of it: {either(may)}."
        if may
        else "It needs the approval of somebody who wrote none of it, and there is no such "
        "reviewer: another account has to be in the group Reviewer.",
    )
