"""Faults, ready to be asked of by a walk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docs_app.core.faults.fault import Fault


@dataclass(frozen=True, slots=True)
class Broken:
    """What is wrong, by kind and subject. Of two faults that differ in value the later counts."""

    values: Mapping[tuple[str, str], int | str] = field(default_factory=dict)

    @classmethod
    def by(cls, faults: Iterable[Fault]) -> Broken:
        """Return the lookup for these faults; faults on what does not exist are never asked for."""
        return cls({(fault.kind, fault.subject): fault.value for fault in faults})

    def has(self, kind: str, subject: str) -> bool:
        return (kind, subject) in self.values

    def number(self, kind: str, subject: str) -> int | None:
        """Return the fault's number; None: there is no such fault, or it means all."""
        value = self.values.get((kind, subject))
        return value if isinstance(value, int) else None

    def everything(self, kind: str, subject: str) -> bool:
        """Say whether the fault is there and means all targets or copies."""
        return self.values.get((kind, subject)) == ""

    def name(self, kind: str, subject: str) -> str:
        """Return the name that the fault gives, or an empty string."""
        return str(self.values.get((kind, subject), ""))


NOTHING = Broken()
