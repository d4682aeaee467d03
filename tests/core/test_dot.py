"""A diagram in Graphviz's language."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture, Hop, Port, Zone
from docs_app.core.diagram import View, diagram
from docs_app.core.dot import to_dot
from docs_app.core.dot.text import escaped, label, quoted
from tests.core.builders import forward, storage
from tests.core.strategies import architectures

SMALL = Architecture(
    "small",
    "Small",
    zones=(Zone("net", "Net & co", "internet"),),
    hops=(
        Hop("user", "User", "client", "net", rules=(forward("go", "app/http", path="/x"),)),
        Hop("app", "App", "container", ports=(Port("http", 80, "HTTP"),)),
    ),
)


def test_a_small_architecture_as_a_whole() -> None:
    assert to_dot(diagram(SMALL)) == (
        "digraph picture {\n"
        "\tgraph [rankdir=LR newrank=true compound=true nodesep=0.3 ranksep=0.45 fontname=Arial"
        ' charset="UTF-8" pad=0.15 bgcolor=transparent style="rounded,filled"]\n'
        '\tnode [fontname=Arial shape=box style="rounded,filled" margin=0]\n'
        "\tedge [fontname=Arial arrowsize=0.75 fontsize=11.0]\n"
        '\tsubgraph "cluster_hop--app" {\n'
        '\t\tid="hop--app"\n'
        '\t\tclass="hop kind-container plain"\n'
        '\t\tURL="/small/hops/app/"\n'
        '\t\tlabel="CONTAINER\\nApp"\n'
        "\t\tfontsize=11.0\n"
        '\t\tfontcolor="#0f172a"\n'
        '\t\tcolor="#c2410c"\n'
        '\t\tfillcolor="#ffffff"\n'
        "\t\tpenwidth=1.2\n"
        "\t\trank=same\n"
        "\t\tlabelloc=t\n"
        "\t\tlabeljust=c\n"
        "\t\tmargin=10\n"
        "\t\tnode [fontsize=11.5 width=0.900 height=0.278]\n"
        '\t\t"port--app--http" [id="port--app--http" class="pill kind-container plain"'
        ' URL="/small/hops/app/#port--http" label=":80 HTTP" fontcolor="#ffffff" color="#c2410c"'
        ' fillcolor="#c2410c" penwidth=1.2]\n'
        "\t}\n"
        '\tsubgraph "cluster_zone--net" {\n'
        '\t\tid="zone--net"\n'
        '\t\tclass="zone zone-internet plain"\n'
        '\t\tURL="/small/zones/#zone--net"\n'
        '\t\tlabel="Net &amp; co"\n'
        "\t\tfontsize=14.5\n"
        '\t\tfontcolor="#475569"\n'
        '\t\tcolor="#94a3b8"\n'
        '\t\tfillcolor="#f8fafc"\n'
        "\t\tpenwidth=1\n"
        "\t\tlabelloc=t\n"
        "\t\tlabeljust=l\n"
        "\t\tmargin=14\n"
        '\t\t"hop--user" [id="hop--user" class="hop kind-client plain" URL="/small/hops/user/"'
        ' label="CLIENT\\nUser" fontsize=11.0 fontcolor="#0f172a" color="#475569"'
        ' fillcolor="#ffffff" penwidth=1.2 width=0.944 height=0.589]\n'
        "\t}\n"
        '\t"hop--user" -> "port--app--http" [id="edge--user---app--http"'
        ' class="edge-forward plain" URL="/small/hops/user/#rule--go" color="#475569"'
        ' penwidth=1.2 label="/x" fontcolor="#1e293b" headport=w tailport=e]\n'
        "}\n"
    )


def test_a_stamp_says_what_it_is_of_and_brings_titles_along() -> None:
    stamped = to_dot(diagram(SMALL), stamp={"version": "3", "date": "2026-11-22"})

    assert "routebook_version=3" in stamped
    assert 'routebook_date="2026-11-22"' in stamped
    assert 'tooltip="User forwards to App port 80: /x"' in stamped
    assert "tooltip" not in to_dot(diagram(SMALL))


def test_a_file_for_readers_numbers_the_steps_in_its_labels() -> None:
    shown = diagram(storage(), View("bags"))

    assert 'label="4 · VPC LINK\\napi_vpc_link"' in to_dot(shown, stamp={})
    assert 'label="VPC LINK\\napi_vpc_link"' in to_dot(shown)


def test_the_reduced_drawing_differs_in_effort_only() -> None:
    full, reduced = to_dot(diagram(SMALL)), to_dot(diagram(SMALL), reduced=True)

    assert reduced.replace(" nslimit=2 nslimit1=2 mclimit=0.3 splines=line", "") == full


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain", "plain"),
        ("a\\nb", "a\\\\nb"),
        ("\\N", "\\\\N"),
        ("&lt;", "&amp;lt;"),
        ("<b>x</b>", "<b>x</b>"),
        ("a\nb\x00c\x85d\ud800e\ufffe", "a b c d e "),
        ("é × 漢 🎒", "é × 漢 🎒"),  # noqa: RUF001 - the sign itself
    ],
)
def test_what_a_person_types_is_text(typed: str, written: str) -> None:
    assert escaped(typed) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("<b>x</b>", '"<b>x</b>"'),
        ('say "no"', '"say \\"no\\""'),
        (escaped('\\"'), '"\\\\\\""'),
        (escaped("end\\"), '"end\\\\"'),
        ("node", '"node"'),
        ("", '""'),
        ("plain", "plain"),
    ],
)
def test_a_value_is_quoted_and_never_html(value: str, written: str) -> None:
    assert quoted(value) == written


def test_a_label_s_lines_are_centred_under_each_other() -> None:
    assert label(["a\\b", "c"]) == "a\\\\b\\nc"


TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]=]|->|[^\s{}\[\]="]+|(\s+)', re.DOTALL)


@given(architectures(), st.sampled_from(["ports", "hops", "zones"]), st.sampled_from(["LR", "TB"]))
def test_any_architecture_is_made_of_whole_tokens_and_closed_braces(
    architecture: Architecture, detail: str, direction: str
) -> None:
    shown = diagram(architecture, View(detail=detail, direction=direction))
    written = to_dot(shown, stamp={"version": "1"})

    at = depth = 0
    while at < len(written):
        token = TOKEN.match(written, at)
        assert token is not None, written[at:]
        depth += {"{": 1, "}": -1}.get(token[0], 0)
        at = token.end()
    assert depth == 0
    assert written == to_dot(shown, stamp={"version": "1"})
    assert written.count(" -> ") >= len(shown.edges)
