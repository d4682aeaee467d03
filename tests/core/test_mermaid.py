"""A diagram as a Mermaid flowchart.

No Mermaid is at hand, so what is written is held to a grammar narrower than Mermaid's own: every
line is one of a few statements, each id a plain word, each label quoted and without a sign that
could end it. Source: https://mermaid.js.org/syntax/flowchart.html.
"""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Hop, Port, Zone
from docs_app.core.diagram import View, diagram
from docs_app.core.mermaid import escaped, node_id, to_mermaid
from tests.core.builders import forward, storage
from tests.core.strategies import architectures, slugs

ID = r"n_[A-Za-z0-9_]+"
LABEL = r'"(?:[\w .,:/+\-()×·…]|#\d+;|<br/>)*"'  # noqa: RUF001 - the signs themselves
CLASS = r"[a-z]+"
STATEMENT = re.compile(
    "|".join(
        (
            rf"subgraph {ID}\[{LABEL}\]",
            "end",
            rf"class {ID} {CLASS}",
            rf"{ID}(?:\[{LABEL}\]|\(\[{LABEL}\]\)|\{{\{{{LABEL}\}}\}}):::{CLASS}",
            rf"{ID} (?:-->|<-\.->|==>)(?:\|{LABEL}\|)? {ID}",
            r"linkStyle \d+ stroke-width:3px",
            rf"classDef {CLASS} fill:#\w{{6}},stroke:#\w{{6}},color:#\w{{6}},stroke-width:\dpx",
            r"%% [a-z_]+: .*",
        )
    )
)

SMALL = Architecture(
    "small",
    "Small",
    zones=(Zone("net", 'The "net"', "internet"),),
    hops=(
        Hop("user", "User", "client", "net", rules=(forward("go", "app/http", path="/x"),)),
        Hop("app", "App", "container", ports=(Port("http", 80, "HTTP"),)),
    ),
)


def lines_of(architecture: Architecture, view: View) -> list[str]:
    return to_mermaid(diagram(architecture, view), {"version": "1"}).split("\n")


def test_a_small_architecture_as_a_whole() -> None:
    assert to_mermaid(diagram(SMALL), {"architecture": "small", "version": "3"}) == (
        "flowchart LR\n"
        "  %% architecture: small\n"
        "  %% version: 3\n"
        '  subgraph n_hop_h_happ["Container<br/>App"]\n'
        '    n_port_h_happ_h_hhttp([":80 HTTP"]):::portcontainerplain\n'
        "  end\n"
        "  class n_hop_h_happ hopcontainerplain\n"
        '  subgraph n_zone_h_hnet["The #34;net#34;"]\n'
        '    n_hop_h_huser["Client<br/>User"]:::hopclientplain\n'
        "  end\n"
        "  class n_zone_h_hnet zoneinternetplain\n"
        '  n_hop_h_huser -->|"/x"| n_port_h_happ_h_hhttp\n'
        "  classDef hopcontainerplain fill:#ffffff,stroke:#c2410c,color:#9a3412,stroke-width:1px\n"
        "  classDef portcontainerplain fill:#c2410c,stroke:#c2410c,color:#ffffff,stroke-width:1px\n"
        "  classDef hopclientplain fill:#ffffff,stroke:#475569,color:#475569,stroke-width:1px\n"
        "  classDef zoneinternetplain fill:#f8fafc,stroke:#94a3b8,color:#475569,stroke-width:1px\n"
    )


def test_the_way_of_a_request_is_thick_and_ends_in_a_stop() -> None:
    lines = lines_of(storage(), View("bags", "anonymous"))

    assert "  linkStyle 0 stroke-width:3px" in lines
    assert "  n_port_h_hgateway_h_hhttps ==> n_stop" in lines
    assert '    n_stop{{"Stopped here<br/>status 401"}}:::stopstrong' in lines


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("GET /bags/{id}", "GET /bags/#123;id#125;"),
        ('"]', "#34;#93;"),
        ("#34;", "#35;34#59;"),
        ("<script>", "#60;script#62;"),
        ("`a`|b", "#96;a#96;#124;b"),
        ("a\nb\x00\ud800", "a b  "),
        ("münchen 漢", "münchen 漢"),
    ],
)
def test_what_a_person_types_is_text(typed: str, written: str) -> None:
    assert escaped(typed) == written


@given(slugs, slugs)
def test_two_ids_never_become_one(one: str, two: str) -> None:
    assert (node_id(one) == node_id(two)) == (one == two)


@given(
    architectures(),
    st.text(min_size=1),
    st.sampled_from(["ports", "hops", "zones"]),
    st.sampled_from(["LR", "TB"]),
)
def test_any_architecture_is_written_in_the_grammar(
    architecture: Architecture, name: str, detail: str, direction: str
) -> None:
    hops = tuple(replace(hop, name=name) for hop in architecture.hops)
    for route in (None, *(route.slug for route in architecture.routes)):
        view = View(route, detail=detail, direction=direction)
        first, *rest, last = lines_of(replace(architecture, hops=hops), view)

        assert (first, last) == (f"flowchart {direction}", "")
        assert [line for line in rest if not STATEMENT.fullmatch(line.strip(" "))] == []
        assert sum(line.strip() == "end" for line in rest) == sum(
            "subgraph" in line for line in rest
        )
