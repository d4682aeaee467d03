"""Whatever a person types is text in every format, and is shown as it was typed."""

from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest

from docs_app.core.architecture import Architecture
from docs_app.core.diagram import View
from docs_app.pictures import Stamp, export, inline_svg
from tests.core.builders import storage
from tests.pictures.test_pictures import DAY

STAMP = Stamp("storage", 1, DAY)
PAYLOADS = (
    "<b>x</b>",
    "<script>alert(1)</script>",
    '" onload="alert(1)',
    "]]><x/>",
    "\\N \\G \\n",
    "&lt; &amp; &#60;",
    '"]; x [label="y"',
    "} digraph {",
    "<<b>bold</b>>",
    "end\\",
    "javascript:x",
    "漢字 🎒 é",
    "%%{init}%%",
)


def typed(payload: str) -> Architecture:
    """Return the storage service with the payload wherever a picture shows what was typed."""
    base = storage()
    return replace(
        base,
        name=payload,
        zones=tuple(replace(zone, name=payload, summary=payload) for zone in base.zones),
        hops=tuple(
            replace(
                hop,
                name=payload,
                summary=payload,
                ports=tuple(replace(port, summary=payload) for port in hop.ports),
                rules=tuple(
                    replace(rule, match=replace(rule.match, host=payload, path=""))
                    for rule in hop.rules
                ),
            )
            for hop in base.hops
        ),
        entry_points=tuple(replace(entry, name=payload) for entry in base.entry_points),
        routes=tuple(replace(route, name=payload) for route in base.routes),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("view", [View(), View(detail="zones")], ids=["ports", "zones"])
def test_it_is_shown_as_it_was_typed(payload: str, view: View) -> None:
    root = ElementTree.fromstring(inline_svg(typed(payload), view, STAMP).svg)  # noqa: S314 - our own
    tags = {each.tag.removeprefix("{http://www.w3.org/2000/svg}") for each in root.iter()}
    texts = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}

    assert tags <= {"svg", "g", "a", "path", "polygon", "text", "title", "desc", "rect"}
    assert any(payload in (text or "") for text in texts), texts
    assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("format", ["svg", "png", "pdf", "dot", "mermaid", "json"])
def test_it_breaks_no_file(payload: str, format: str) -> None:
    file = export(typed(payload), View(), format, STAMP)

    assert file.level == "full"
    if format == "svg":
        ElementTree.fromstring(file.bytes)  # noqa: S314 - our own
        assert f">{payload} · version 1" in unescape(file.bytes.decode())
