"""How figures are printed."""

from __future__ import annotations

from collections.abc import Iterable

from tests.bench.measure import Figure

VERDICT = {None: "", True: "met", False: "MISSED"}


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print one section as aligned lines."""
    print(f"\n{title}", flush=True)
    for figure in figures:
        goal = f"goal {figure.goal}: {VERDICT[figure.met]}" if figure.goal else ""
        print(f"  {figure.value:>12}  {figure.name}", flush=True)
        aside = "; ".join(part for part in (goal, figure.note) if part)
        if aside:
            print(f"  {'':>12}  {aside}", flush=True)
