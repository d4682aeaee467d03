"""The other engine: the system's dot."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from pytest_django import Settings

from docs_app.rendering import EngineUnavailable, LayoutFailed, LayoutOutOfMemory, LayoutTimeout
from docs_app.rendering.engine import engine_identity, layout_svg
from docs_app.rendering.system_dot import layout
from tests.rendering.pictures import SERVICE, SERVICE_EDGES, SERVICE_NODES, tangle
from tests.support.tools import require_tool


@pytest.fixture
def _dot() -> None:
    require_tool("dot")


def groups(svg: str) -> Counter[tuple[str, str]]:
    return Counter(re.findall(r'<g id="([^"]*)" class="(node|edge|cluster)', svg))


@pytest.mark.usefixtures("_dot")
def test_both_engines_draw_the_same_nodes_edges_and_clusters(settings: Settings) -> None:
    ours = groups(layout_svg(SERVICE, 5))
    identity = engine_identity()
    settings.GRAPHVIZ_ENGINE = "dot"
    theirs = groups(layout_svg(SERVICE, 5))
    kinds = Counter(kind for _, kind in theirs)
    assert ours == theirs
    assert (kinds["node"], kinds["edge"], kinds["cluster"]) == (SERVICE_NODES, SERVICE_EDGES, 5)
    assert engine_identity() != identity


@pytest.mark.usefixtures("_dot")
def test_dot_that_runs_away_is_stopped_at_its_deadline() -> None:
    with pytest.raises(LayoutTimeout):
        layout(tangle(300, 600), 0.5)


@pytest.mark.usefixtures("_dot")
def test_dot_that_outgrows_its_memory_is_told_so() -> None:
    with pytest.raises(LayoutOutOfMemory):
        layout(tangle(300, 600), 5, memory=2**20)


@pytest.mark.usefixtures("_dot")
def test_dot_that_does_not_parse_is_refused_with_graphviz_own_words() -> None:
    with pytest.raises(LayoutFailed, match="syntax error in line 1"):
        layout("digraph { a -> }", 5)


@pytest.mark.usefixtures("_dot")
def test_a_picture_that_dot_names_is_not_read(tmp_path: Path) -> None:
    picture = tmp_path / "secret.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert "<image" not in layout(f'digraph {{ a [image="{picture}", label=""] }}', 5)


@pytest.mark.usefixtures("_dot")
def test_nothing_drawn_is_an_error_and_no_empty_picture(settings: Settings) -> None:
    settings.GRAPHVIZ_ENGINE = "dot"
    with pytest.raises(LayoutFailed, match="no SVG"):
        layout_svg("", 5)


def test_without_dot_the_error_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("dot") is None
    with pytest.raises(EngineUnavailable, match="apt-get install graphviz"):
        layout("digraph { a }", 5)


def test_an_engine_of_another_name_is_refused(settings: Settings) -> None:
    settings.GRAPHVIZ_ENGINE = "neato"
    with pytest.raises(EngineUnavailable, match="can be `wasm` or `dot`"):
        layout_svg("digraph { a }", 5)
