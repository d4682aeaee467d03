"""One step of a route in words: what happens, by which rule, and on what facts that rests."""

from __future__ import annotations

from collections.abc import Iterator

from docs_app.core.codes import CODES
from docs_app.core.pack.blocks import Block, Inlines, Pairs
from docs_app.core.pack.desk import Desk
from docs_app.core.pack.words import code, lines, link, missing, paragraph, say, soft, strong, text
from docs_app.core.pages.fact import NOT_RECORDED
from docs_app.core.steps import Fact, Step, Trace
from docs_app.core.wording import port_label, step_sentence

PASSED_OVER = 12


def step_blocks(desk: Desk, trace: Trace, number: int) -> Iterator[Block]:
    """Yield a step's sentence and its reasons; steps count from 1."""
    step = trace.steps[number - 1]
    yield paragraph(say(step_sentence(desk.architecture, trace, number)))
    rows = tuple((text(name), said) for name, said in _rows(desk, step) if said)
    if rows:
        yield Pairs(rows)


def _rows(desk: Desk, step: Step) -> Iterator[tuple[str, Inlines]]:
    arrives = code(f"{step.method} {step.path}")
    port = desk.index.ports.get((step.hop, step.port or ""))
    yield "Arrives", (*arrives, *(text(f" on {port_label(port)}") if port else ()))
    if step.role == "check":
        yield "Role", text("only asked; the request goes on from the hop before")
    yield "Rule taken", _rule(desk, step.hop, step.rule) if step.rule else ()
    over = [
        (*_rule(desk, step.hop, each.rule), *text(": "), *say(each.why))
        for each in step.passed_over
    ]
    more = [soft(f"and {len(over) - PASSED_OVER:,} more")] if len(over) > PASSED_OVER else []
    yield "Passed over", lines([*over[:PASSED_OVER], *more])
    yield (
        "Changed",
        lines(
            (*text(f"{each.what}: "), *code(each.before), *text(" becomes "), *code(each.after))
            for each in step.rewrites
        ),
    )
    yield "Facts used", lines(_fact(each) for each in step.facts)
    yield "Because", lines(text(CODES[each].title) for each in step.codes if each in CODES)
    yield "Assumed", lines(text(CODES[each].meaning) for each in step.assumptions if each in CODES)


def _rule(desk: Desk, hop: str, slug: str) -> Inlines:
    rule = desk.index.rules.get((hop, slug))
    return link(rule.name or slug, f"#rule--{hop}--{slug}") if rule else text(slug)


def _fact(fact: Fact) -> Inlines:
    value = missing() if fact.value == NOT_RECORDED else strong(fact.value)
    default = not fact.recorded and fact.value != NOT_RECORDED
    return (*text(f"{fact.name}: "), *value, *(soft(" by default") if default else ()))
