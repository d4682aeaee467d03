"""Who decided what a hop, or the way of a request, is like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from docs_app.core.architecture import Hop, Rule
from docs_app.store import VersionInfo
from docs_app.views.book import Book
from docs_app.views.frame import Link
from docs_app.views.since import Since, since
from docs_app.views.steps import StepRow


@dataclass(frozen=True, slots=True)
class Decision:
    """A version (None: the draft) and what of a page is as it is since then."""

    info: VersionInfo | None
    href: str
    things: tuple[Link, ...]


def since_on_hop(book: Book, hop: Hop, rules: Iterable[Rule]) -> dict[str, Since]:
    """Return since when a hop, its ports and these of its rules are as they are."""
    return since(book, tuple(_of_hop(hop, rules)))


def _of_hop(hop: Hop, rules: Iterable[Rule]) -> dict[str, str]:
    """Return the subjects on a hop's page, and what each is called there."""
    return {
        f"hop:{hop.slug}": "the hop itself",
        **{f"port:{hop.slug}/{each.slug}": f"port {each.number}" for each in hop.ports},
        **{f"rule:{hop.slug}/{each.slug}": f"rule {each.name or each.slug}" for each in rules},
    }


def decisions(
    book: Book, hop: Hop, rules: Iterable[Rule], found: Mapping[str, Since]
) -> tuple[Decision, ...]:
    """Return the versions that made a hop's page what it is, the newest first."""
    things: dict[int, list[Link]] = defaultdict(list)
    infos: dict[int, VersionInfo | None] = {}
    newer = book.version.number + 1
    for subject, name in _of_hop(hop, rules).items():
        each = found.get(subject)
        if each is not None:
            number = each.info.number if each.info else newer
            things[number].append(Link(name, each.href))
            infos[number] = each.info
    at = book.addresses
    return tuple(
        Decision(infos[number], at.changes(number) if infos[number] else at.review, tuple(links))
        for number, links in sorted(things.items(), reverse=True)
    )


def blamed_steps(book: Book, steps: tuple[StepRow, ...]) -> tuple[StepRow, ...]:
    """Return the steps with since when their ports and the rules they take are as they are."""
    subjects = {each for step in steps for each in (_port(step), _rule(step)) if each}
    found = since(book, subjects)
    return tuple(
        replace(step, port_since=found.get(_port(step)), rule_since=found.get(_rule(step)))
        for step in steps
    )


def _port(row: StepRow) -> str:
    return f"port:{row.step.hop}/{row.port.slug}" if row.port else ""


def _rule(row: StepRow) -> str:
    return f"rule:{row.step.hop}/{row.step.rule}" if row.rule else ""
