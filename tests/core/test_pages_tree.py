"""The tree of pages."""

from __future__ import annotations

from docs_app.core.architecture import Architecture, Page
from docs_app.core.pages import Node, breadcrumbs, previous_next, tree

A, B, DEEP, BELOW, C = (
    Page("a", "A"),
    Page("a/b", "B"),
    Page("a/x/deep", "Deep"),
    Page("a/b/below", "Below"),
    Page("c", "C"),
)
BOOK = Architecture("book", "Book", pages=(C, A, DEEP, B, BELOW))


def test_a_page_is_under_the_nearest_page_above_it_in_the_order_given() -> None:
    assert tree(BOOK) == (
        Node(C),
        Node(A, (Node(DEEP, (), 1), Node(B, (Node(BELOW, (), 2),), 1))),
    )


def test_reading_on_goes_down_before_it_goes_across() -> None:
    assert [previous_next(BOOK, page.path) for page in (C, A, DEEP, B, BELOW)] == [
        (None, A),
        (C, DEEP),
        (A, B),
        (DEEP, BELOW),
        (B, None),
    ]


def test_breadcrumbs_name_the_pages_above_and_the_page_itself() -> None:
    assert breadcrumbs(BOOK, "a/b/below") == (A, B, BELOW)
    assert breadcrumbs(BOOK, "a/x/deep") == (A, DEEP)
    assert breadcrumbs(BOOK, "c") == (C,)


def test_a_page_that_is_none_has_no_neighbours_and_no_way_to_it() -> None:
    assert previous_next(BOOK, "zzz") == (None, None)
    assert breadcrumbs(BOOK, "a/zzz") == ()


def test_a_book_without_pages_has_an_empty_tree() -> None:
    assert tree(Architecture("book", "Book")) == ()
