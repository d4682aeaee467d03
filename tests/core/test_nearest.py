"""Which name somebody may have meant."""

from __future__ import annotations

import pytest

from docs_app.core.nearest import Names, meant, nearest


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ingets", ["ingests"]),
        ("INGESTS", ["ingests"]),
        ("gateway", ["api-gateway"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_the_nearest_name_is_the_one_with_most_letters_in_common(
    word: str, found: list[str]
) -> None:
    assert nearest(word, ["bags", "ingests", "api-gateway", "nlb"]) == found


def test_several_are_given_the_likest_first() -> None:
    names = Names(["bags", "bag", "bogs", "nlb"])
    assert names.like("bags", 3, 0.5) == [
        (1.0, "bags"),
        (pytest.approx(0.857, abs=0.001), "bag"),
        (0.75, "bogs"),
    ]


def test_nothing_is_offered_where_nothing_is_like_it() -> None:
    assert meant("nbl", ["nlb"]) == " Did you mean nlb?"
    assert meant("nbl", ["quite-another"]) == ""
