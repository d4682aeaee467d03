"""What stands on a circle of edges."""

import pytest

from docs_app.core.dot.circles import on_circles


@pytest.mark.parametrize(
    ("edges", "left"),
    [
        ("", ""),
        ("ab bc cd ad", ""),
        ("ab ba", "ab"),
        ("aa ab", "a"),
        ("xa ab bc ca cy yz", "abc"),
        ("ab ba bm mc cd dc dz", "abcdm"),
    ],
)
def test_what_is_left_when_beginnings_and_ends_are_taken_away(edges: str, left: str) -> None:
    assert on_circles((edge[0], edge[1]) for edge in edges.split()) == frozenset(left)
