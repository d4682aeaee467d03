"""A comparison as plain data, for programs: what JSON is made of."""

from __future__ import annotations

from typing import Any

from docs_app.core.comparison.behaviour import ExampleChange
from docs_app.core.comparison.comparison import Comparison
from docs_app.core.comparison.facts import Fact
from docs_app.core.comparison.findings import FindingChange
from docs_app.core.comparison.opening import Opening
from docs_app.core.comparison.prose import Rewritten
from docs_app.core.comparison.text import Fold, Line

Data = dict[str, Any]


def to_data(comparison: Comparison) -> Data:
    """Return all that a comparison finds as dictionaries, lists, text and numbers.

    Subjects are what things are called afterwards; ``was`` and ``now`` are empty where there is no
    such thing on that side.
    """
    reach = comparison.reach
    return {
        "counts": dict(comparison.counts),
        "more_open": [_opening(each, each.came) for each in reach.wider],
        "less_open": [_opening(each, each.went) for each in reach.narrower],
        "examples": [_example(each) for each in comparison.examples],
        "facts": [_fact(fact) for group in comparison.facts for fact in group.facts],
        "texts": [_text(each) for each in comparison.prose],
        "findings": [_finding(each) for each in comparison.findings],
    }


def _opening(opening: Opening, sentence: str) -> Data:
    return {"kind": opening.kind, "subject": opening.subject, "sentence": sentence}


def _example(change: ExampleChange) -> Data:
    step = change.step
    return {
        "kind": change.kind,
        "was": change.was,
        "now": change.now,
        "ended": change.ended,
        "ends": change.ends,
        "step": step and {"number": step.number, "was": step.was, "now": step.now},
        "why": change.why,
        "edited": change.edited,
    }


def _fact(fact: Fact) -> Data:
    return {
        "kind": fact.change.kind,
        "was": fact.was,
        "now": fact.now,
        "field": fact.change.field,
        "old": fact.old,
        "new": fact.new,
        "sentence": fact.sentence,
    }


def _text(text: Rewritten) -> Data:
    return {
        "was": text.was,
        "now": text.now,
        "what": text.what,
        "lines": [_line(each) for each in text.lines],
    }


def _line(line: Line | Fold) -> Data:
    if isinstance(line, Fold):
        return {"unchanged": line.lines}
    return {"runs": [[run.kind, run.text] for run in line.runs]}


def _finding(change: FindingChange) -> Data:
    finding = change.finding
    return {
        "kind": change.kind,
        "level": finding.level,
        "code": finding.code,
        "was": change.was,
        "now": change.now,
        "message": finding.message,
        "waived": change.waiver is not None,
    }
