"""Random texts, slugs and requests: what random architectures are made of."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from docs_app.core.architecture import METHODS, Request, Token

HOSTS = ("api.example.org", "abc.execute-api.eu-west-1.amazonaws.com", "münchen.example")
SEGMENTS = ("bags", "ingests", "v1", "storage", "a", "b", "é")
SCOPES = ("storage/bags", "storage/ingests", "openid")

slugs = st.sampled_from(
    (*"abcxyz019", "bags", "v1", "a-b", "a_b", "a-b_c", "0-0", "nginx", "x" * 50, "1-2-3")
)
"""Few and short, so that those of different kinds of objects often are the same."""
NOT_IN_XML = "\ufffe\uffff"
lines = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters=NOT_IN_XML),
    min_size=1,
    max_size=20,
)
"""One line of any characters: a name or a summary."""
names = lines.map(str.strip).filter(bool)
summaries = st.just("") | names
proses = st.just("") | st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        include_characters="\t\n\r\x7f\x85",
        exclude_characters=NOT_IN_XML,
    ),
    max_size=60,
)
"""Any text that XML can carry, with newlines, tabs and signs from everywhere."""


def pairs(table: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    """Return a table as settings and headers are kept: pairs in the order of their names."""
    return tuple(sorted(table.items()))


tokens = st.builds(
    Token,
    state=st.sampled_from(("none", "valid", "valid", "invalid", "expired")),
    use=st.sampled_from(("", "access", "id")),
    scopes=st.sampled_from(((), SCOPES[:1], SCOPES[1:])),
)


@st.composite
def urls(draw: st.DrawFn) -> str:
    """Return a URL that can be sent, often to one of :data:`HOSTS`."""
    host = draw(st.sampled_from((*HOSTS, *HOSTS, "API.Example.ORG", "elsewhere.example")))
    port = draw(st.sampled_from(("", "", "", ":443", ":80", ":9000")))
    segments = st.sampled_from((*SEGMENTS, *SEGMENTS, "", "%2F", "a%20b", ".."))
    path = "".join(f"/{each}" for each in draw(st.lists(segments, max_size=5)))
    query = draw(st.sampled_from(("", "", "?a=1&b=/x")))
    return f"{draw(st.sampled_from(('https', 'https', 'http')))}://{host}{port}{path}{query}"


requests = st.builds(
    Request,
    method=st.sampled_from(METHODS),
    url=urls(),
    token=tokens,
    body_bytes=st.just(0) | st.sampled_from((1, 1_048_576, 1_048_577, 10_485_761)),
    headers=st.dictionaries(
        st.sampled_from(("Accept", "Origin", "X-Request-Id")), names, max_size=2
    ).map(pairs),
)
