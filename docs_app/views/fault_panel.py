"""The faults that can be chosen for a request, by what they are faults of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docs_app.core.faults import FAULT_KINDS, FaultChoice, fault_sentence, faults_for, faults_on
from docs_app.core.kinds import KINDS
from docs_app.core.steps import Trace
from docs_app.core.wording import hop_label
from docs_app.views.asking import FaultText
from docs_app.views.book import Book

MOST = 400
"""Faults that a panel offers; any other can be written."""

UNITS = {"seconds": "s", "status": "as status", "count": "of them"}
ALL = "all"


@dataclass(frozen=True, slots=True)
class FaultRow:
    """A fault to choose. ``name`` is its text without a value, ``said`` is its sentence.

    ``asks`` is what kind of value it takes, empty for none; ``value`` stands in the field for it.
    """

    name: str
    label: str
    said: str
    asks: str
    unit: str
    value: str
    checked: bool
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class FaultGroup:
    """The faults of one hop, zone or entry point."""

    title: str
    kind: str
    rows: tuple[FaultRow, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """All that can be chosen; ``chosen`` and ``unclear`` are what was asked for besides."""

    groups: tuple[FaultGroup, ...]
    chosen: tuple[tuple[str, str], ...] = ()
    unclear: tuple[FaultText, ...] = ()

    @property
    def number(self) -> int:
        """Return how many faults are asked for, good or not."""
        checked = sum(row.checked for group in self.groups for row in group.rows)
        return checked + len(self.chosen) + len(self.unclear)


def panel(book: Book, trace: Trace | None, asked: Iterable[FaultText] = ()) -> Panel:
    """Return the faults on the way of a trace, or all there are where there is no trace."""
    choices = faults_on(book.architecture, trace) if trace else faults_for(book.architecture)
    texts = {each.key: each for each in asked}
    groups: dict[tuple[str, str], dict[str, FaultRow]] = {}
    for choice in choices[:MOST]:
        row = _row(book, choice, texts)
        groups.setdefault(_owner(book, choice), {}).setdefault(row.name, row)
    offered = {name for rows in groups.values() for name in rows}
    others = [each for key, each in texts.items() if key not in offered]
    return Panel(
        tuple(FaultGroup(*owner, tuple(rows.values())) for owner, rows in groups.items()),
        tuple(
            (each.text, fault_sentence(book.architecture, each.fault))
            for each in others
            if each.fault
        ),
        tuple(each for each in others if not each.fault),
    )


def _row(book: Book, choice: FaultChoice, texts: dict[str, FaultText]) -> FaultRow:
    fault, kind = choice.fault, FAULT_KINDS[choice.fault.kind]
    name = f"{fault.kind}:{fault.subject}"
    text = texts.get(name)
    if kind.value == "name":
        checked = text is not None and text.text == str(fault)
        return FaultRow(str(fault), kind.label, choice.sentence, "", "", "", checked)
    usual = str(fault.value) if fault.value != "" else ALL if kind.value == "count" else ""
    value = (text.value or usual) if text else usual
    label = kind.label
    if kind.on == "port":
        port = book.index.ports.get(_port(fault.subject))
        label += f": {port.number}" if port else ""
    return FaultRow(
        name=name,
        label=label,
        said=choice.sentence,
        asks=kind.value,
        unit=UNITS.get(kind.value, ""),
        value=value,
        checked=text is not None,
        complaint=text.complaint if text else "",
    )


def _port(subject: str) -> tuple[str, str]:
    hop, _, port = subject.partition("/")
    return hop, port


def _owner(book: Book, choice: FaultChoice) -> tuple[str, str]:
    """Return the name and the kind of what the fault is a fault of."""
    index, subject = book.index, choice.fault.subject
    on = FAULT_KINDS[choice.fault.kind].on
    if on == "zone" and subject in index.zones:
        return index.zones[subject].name, "Zone"
    if on == "entry" and subject in index.entry_points:
        return index.entry_points[subject].name, "Entry point"
    slug = subject.partition("/")[0]
    return hop_label(book.architecture, slug), KINDS[index.hops[slug].kind].label
