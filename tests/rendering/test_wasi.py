"""Graphviz in its sandbox."""

import subprocess
import sys
import threading
import time

import pytest

from docs_app.rendering import EngineUnavailable, LayoutFailed, LayoutOutOfMemory, LayoutTimeout
from docs_app.rendering.sandbox import make_sandbox, read_module
from docs_app.rendering.wasi import layout
from tests.rendering.pictures import SERVICE, tangle

DRAW_IN_ANOTHER_PROCESS = """
import django, sys
django.setup()
from docs_app.rendering.wasi import layout
sys.stdout.write(layout(sys.stdin.read(), 5))
"""

DRAW_BEFORE_AND_AFTER_A_FORK = """
import django, os, warnings
django.setup()
from docs_app.rendering import LayoutTimeout
from docs_app.rendering.wasi import layout
from tests.rendering.pictures import tangle
layout("digraph { a -> b }", 5)
child = os.fork()
if child == 0:
    try:
        layout("digraph { a -> b }", 5)
        layout(tangle(1000, 5000), 0.2)
    except LayoutTimeout:
        os._exit(0)
    os._exit(1)
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


def test_a_small_graph_becomes_svg_with_its_text() -> None:
    svg = layout('digraph { a [label="bags API"] }', 5)
    assert ">bags API</text>" in svg


def test_two_layouts_of_one_graph_are_equal_byte_for_byte_also_in_another_process() -> None:
    other = subprocess.run(
        [sys.executable, "-c", DRAW_IN_ANOTHER_PROCESS],
        input=SERVICE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert layout(SERVICE, 5) == layout(SERVICE, 5) == other.stdout


def test_a_layout_that_runs_away_is_stopped_at_its_deadline() -> None:
    started = time.monotonic()
    with pytest.raises(LayoutTimeout, match=r"longer than 0\.3 s"):
        layout(tangle(1000, 5000), 0.3)
    assert time.monotonic() - started < 2


def test_a_runaway_of_5_000_edges_costs_another_thread_nothing() -> None:
    ends: list[str] = []

    def run_away() -> None:
        try:
            layout(tangle(1000, 5000), 1.0, memory=2**30)
        except LayoutTimeout:
            ends.append("stopped")

    runaway = threading.Thread(target=run_away)
    runaway.start()
    time.sleep(0.1)
    started = time.monotonic()
    for _ in range(10):
        layout(SERVICE, 1)
    took = time.monotonic() - started
    assert runaway.is_alive()
    assert took < 0.6
    runaway.join()
    assert ends == ["stopped"]


def test_threads_that_draw_together_get_each_their_own_picture() -> None:
    drawn: dict[int, str] = {}

    def draw(number: int) -> None:
        for _ in range(5):
            drawn[number] = layout(f"digraph {{ n{number} }}", 5)

    threads = [threading.Thread(target=draw, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(f">n{number}</text>" in drawn[number] for number in range(8))


@pytest.mark.parametrize("megabytes", [1, 2, 8])
def test_a_layout_that_outgrows_its_memory_is_told_so(megabytes: int) -> None:
    with pytest.raises(LayoutOutOfMemory):
        layout(tangle(300, 600), 5, memory=megabytes * 2**20)


def test_dot_larger_than_the_memory_is_told_so() -> None:
    with pytest.raises(LayoutOutOfMemory):
        layout(f'digraph {{ a [label="{"x" * 2**23}"] }}', 5, memory=2**22)


@pytest.mark.parametrize("dot", ["", "nonsense", "digraph {", "digraph { a -> }"])
def test_dot_that_does_not_parse_is_refused_with_graphviz_own_words(dot: str) -> None:
    with pytest.raises(LayoutFailed, match="Failed to parse DOT source"):
        layout(dot, 5)


def test_a_crash_inside_the_sandbox_is_an_error_and_the_next_picture_is_drawn() -> None:
    nested = "subgraph cluster_x {" * 20_000 + "a" + "}" * 20_000
    with pytest.raises(LayoutFailed, match="crashed: wasm trap: call stack exhausted"):
        layout(f"digraph {{ {nested} }}", 5)
    assert "</svg>" in layout("digraph { a -> b }", 5)


def test_a_file_that_dot_names_is_not_read() -> None:
    assert "<image" not in layout('digraph { a [image="/etc/passwd", label=""] }', 5)


def test_another_module_than_the_pinned_one_is_refused_before_it_is_compiled() -> None:
    with pytest.raises(EngineUnavailable, match="not the pinned 315dab53"):
        make_sandbox(read_module() + b"\0")


def test_a_worker_forked_after_a_layout_draws_and_keeps_its_deadlines() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRAW_BEFORE_AND_AFTER_A_FORK],
        check=False,
        timeout=30,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_no_home_directory_to_cache_in_is_no_obstacle() -> None:
    done = subprocess.run(
        [sys.executable, "-c", DRAW_IN_ANOTHER_PROCESS],
        input="digraph { a }",
        capture_output=True,
        text=True,
        check=True,
        env={"HOME": "/proc/none", "DJANGO_SETTINGS_MODULE": "tests.settings"},
    )
    assert done.stdout.endswith("</svg>\n")
