"""Of very many examples a sample is traced in all ways, and it is said so."""

from __future__ import annotations

from dataclasses import replace

from docs_app.core.architecture import Architecture, Example, Expectation, Request, Route, Token
from docs_app.core.suspects import left_out, statuses, suspects
from docs_app.core.suspects.sampling import LOOKED_AT, MOST, sample
from tests.core.builders import storage

SITE = "https://api.example.org/storage/v1"


def with_examples(number: int, *more: Example) -> Architecture:
    """Return the storage service with so many examples alike, and these behind them."""
    alike = tuple(example(f"e{each}", "/bags") for each in range(number))
    return replace(storage(), routes=(Route("bags", "Bags", examples=(*alike, *more)),))


def example(slug: str, path: str, state: str = "valid") -> Example:
    return Example(slug, slug, Request("GET", SITE + path, Token(state)), Expectation("delivered"))


def test_as_many_as_a_page_can_wait_for_are_all_asked() -> None:
    value = with_examples(MOST)

    assert len(sample(value).asked) == MOST
    assert (sample(value).partly, left_out(value)) == (False, "")


def test_of_more_those_are_asked_that_show_what_no_other_shows() -> None:
    other = (
        example("ingests", "/ingests"),
        example("none", "/bag"),
        example("anonymous", "/bags", "none"),
    )
    value = with_examples(3 * MOST, *other)

    asked = [each.example for each in sample(value).asked]

    assert len(asked) == MOST
    assert asked[-3:] == ["ingests", "none", "anonymous"]
    assert asked[:2] == ["e0", "e1"]
    assert left_out(value) == (
        f"Of {3 * MOST + 3:,} documented requests {MOST} were traced, as unlike each other as could"
        " be: what only others come upon is not told here."
    )


def test_who_can_have_sent_a_status_is_the_same_as_if_all_were_asked() -> None:
    few, many = with_examples(2), with_examples(2 * MOST)

    assert statuses(few) == statuses(many)
    for each in statuses(few):
        assert [(s.hop, s.code) for s in suspects(few, each.status)] == [
            (s.hop, s.code) for s in suspects(many, each.status)
        ]


def test_of_very_many_only_so_many_are_looked_at_spread_evenly() -> None:
    value = with_examples(3 * LOOKED_AT)

    found = sample(value)

    assert found.of == 3 * LOOKED_AT
    assert [each.example for each in found.asked[:3]] == ["e0", "e3", "e6"]


def test_an_example_that_cannot_be_sent_is_not_asked() -> None:
    value = with_examples(1, Example("bad", "Bad", Request("GET", "ftp://x"), Expectation("x")))

    assert [each.example for each in sample(value).asked] == ["e0"]
