"""DOT in, Graphviz's own SVG out, by the engine that the settings name."""

from docs_app.rendering import sandbox, system_dot, wasi
from docs_app.rendering.errors import EngineUnavailable, LayoutFailed
from docs_app.rendering.limits import engine_name
from docs_app.rendering.xmltext import printable


def layout_svg(dot: str, deadline: float) -> str:
    """Return Graphviz's SVG of `dot`, laid out within `deadline` seconds.

    Characters that XML cannot hold are replaced first, since Graphviz would copy them into its SVG.
    Raises LayoutTimeout, LayoutOutOfMemory, LayoutFailed, and EngineUnavailable.
    """
    layout = wasi.layout if _sandboxed() else system_dot.layout
    svg = layout(printable(dot), deadline)
    if "<svg " not in svg[:1000] or not svg.rstrip().endswith("</svg>"):
        raise LayoutFailed("Graphviz answered with something that is no SVG.")
    return svg


def engine_identity() -> str:
    """Return what decides the engine's output: part of the name of every cached picture."""
    return sandbox.WASM_SHA256 if _sandboxed() else system_dot.version()


def _sandboxed() -> bool:
    name = engine_name()
    if name not in ("wasm", "dot"):
        raise EngineUnavailable(f"GRAPHVIZ_ENGINE is {name!r}; it can be `wasm` or `dot`.")
    return name == "wasm"
