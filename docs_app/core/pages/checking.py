"""What is wrong with a text's references, for lint and for forms."""

from __future__ import annotations

from dataclasses import dataclass

from docs_app.core.addresses import Addresses
from docs_app.core.architecture import Architecture
from docs_app.core.index import index_of
from docs_app.core.pages.blocks import asked
from docs_app.core.pages.extension import BLOCK_KINDS
from docs_app.core.pages.fact import FactError
from docs_app.core.pages.facts import Look, resolve
from docs_app.core.pages.parsing import Parsed, parse
from docs_app.core.pages.references import Reference


@dataclass(frozen=True, slots=True)
class Problem:
    """A reference that cannot be shown: its line from 1, how it is typed, and why, in a sentence.

    ``reference`` is empty where the trouble is the text as a whole.
    """

    line: int
    reference: str
    message: str


def references(text: str) -> tuple[Reference, ...]:
    """Return the references that readers are meant to see resolved: none of those in code.

    Free for a text without ``[[``.
    """
    return parse(text).references if "[[" in text else ()


def check(architecture: Architecture, text: str) -> tuple[Problem, ...]:
    """Return what is wrong with a text's references, in the order of the text."""
    parsed = parse(text)
    look = Look(architecture, index_of(architecture), Addresses(architecture.slug))
    problems = [Problem(1, "", parsed.failure)] if parsed.failure else []
    for number in sorted(parsed.placed | parsed.misplaced):
        if problem := problem_of(look, parsed, number):
            problems.append(problem)
    return tuple(problems)


def problem_of(look: Look, parsed: Parsed, number: int) -> Problem | None:
    """Return what is wrong with one reference, or None."""
    reference = parsed.marked.references[number]
    try:
        _try(look, parsed, number)
    except FactError as error:
        return Problem(reference.line, reference.source, str(error))
    return None


def _try(look: Look, parsed: Parsed, number: int) -> None:
    reference = parsed.marked.references[number]
    if number in parsed.misplaced:
        raise FactError("A fact cannot stand in an address or an image's text.")
    if reference.kind not in BLOCK_KINDS:
        resolve(look, *reference.named)
    elif number in parsed.blocks:
        asked(look, *reference.named)
    else:
        raise FactError(f"A {reference.kind} must stand alone on its line.")
