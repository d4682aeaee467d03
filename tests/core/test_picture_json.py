"""A diagram as data."""

import json

from hypothesis import given

from docs_app.core.architecture import Architecture, Hop
from docs_app.core.diagram import View, diagram
from docs_app.core.picture_json import to_json
from tests.core.builders import storage
from tests.core.strategies import architectures


def test_a_small_architecture_as_a_whole() -> None:
    lone = Architecture("one", "One é", hops=(Hop("app", "App", "container"),))

    assert json.loads(to_json(diagram(lone), {"version": "3"})) == {
        "schema": 1,
        "stamp": {"version": "3"},
        "title": "One é",
        "description": "One é: 1 hop in 0 zones, joined by 0 edges.",
        "way": "",
        "view": {
            "route": None,
            "example": None,
            "step": None,
            "detail": "ports",
            "direction": "LR",
            "theme": "auto",
        },
        "boxes": [],
        "cards": [
            {
                "id": "hop--app",
                "kind": "container",
                "heading": "Container",
                "name": ["App"],
                "title": "Container App",
                "href": "/one/hops/app/",
                "zone": None,
                "pills": [],
                "numbers": [],
                "state": "plain",
                "change": "",
                "only": "",
            }
        ],
        "edges": [],
        "stop": None,
        "legend": [{"kind": "kind-container", "words": "Container"}],
    }


def test_it_is_readable_as_it_stands() -> None:
    written = to_json(diagram(storage(), View("bags")))

    assert written.startswith('{\n  "schema": 1,\n  "stamp": {},\n  "title": "Storage: Bags",\n')
    assert written.endswith("}\n")
    assert "·" in written


@given(architectures())
def test_the_same_picture_is_the_same_text(architecture: Architecture) -> None:
    first, second = (to_json(diagram(architecture)) for _ in range(2))

    assert first == second
    assert json.loads(first)["schema"] == 1
