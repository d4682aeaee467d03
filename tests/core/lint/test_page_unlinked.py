import pytest

from docs_app.core.architecture import Architecture, Page
from tests.core.builders import storage
from tests.core.edits import added, edited
from tests.core.lint.found import found

CODE = "PAGE_UNLINKED"


def two_pages(first: str = "", second: str = "") -> Architecture:
    value = added(storage(), "page:overview", Page("ports/who", "Who may reach what", second))
    return edited(value, "page:overview", body=first)


def test_a_page_that_no_text_refers_to_is_found() -> None:
    assert found(CODE, two_pages()) == [("page:ports/who", "No text links to Who may reach what.")]


def test_a_page_that_only_links_to_itself_is_found() -> None:
    assert len(found(CODE, two_pages(second="[[page:ports/who]]"))) == 1


def test_a_page_whose_path_only_begins_like_a_linked_one_is_found() -> None:
    assert len(found(CODE, two_pages("[[page:ports]] [x](/storage/docs/ports/)"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "See [[page:ports/who]].",
        "See [[page:ports/who|here]].",
        "See [here](/storage/docs/ports/who/).",
        "See [here](/storage/docs/ports/who/#top).",
        "See [here](https://docs.example.org/storage/docs/ports/who).",
    ],
)
def test_a_page_that_a_text_links_to_is_left_alone(text: str) -> None:
    assert found(CODE, two_pages(text)) == []
    assert found(CODE, edited(two_pages(), "rule:nlb/bags", prose=text)) == []


def test_the_first_page_is_left_alone_for_readers_begin_there() -> None:
    assert found(CODE, storage()) == []
