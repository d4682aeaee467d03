import pytest

from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.lint.found import found, subjects

CODE = "DEAD_REFERENCE"


def page(body: str) -> list[tuple[str, str]]:
    return found(CODE, edited(storage(), "page:overview", body=body))


def test_a_reference_to_what_is_not_there_is_found_with_its_line_and_the_nearest_name() -> None:
    assert page("# Ports\n\nSee [[port:nlb/ingest]].\n") == [
        (
            "page:overview",
            "Line 3, [[port:nlb/ingest]]: There is no port of nlb called ingest. "
            "Did you mean ingests?",
        )
    ]


def test_each_dead_reference_of_a_text_is_found() -> None:
    assert len(page("[[hop:x]] and [[zone:y]]\n\n[[table:z]]\n")) == 3


def test_prose_is_looked_through_like_pages() -> None:
    value = storage()
    for subject in ("zone:vpc", "hop:nlb", "rule:nlb/bags", "entry:domain", "route:bags"):
        value = edited(value, subject, prose="[[hop:x]]")
    value = edited(value, "example:bags/get", prose="[[hop:x]]")
    assert subjects(CODE, value) == [
        "zone:vpc",
        "hop:nlb",
        "rule:nlb/bags",
        "entry:domain",
        "route:bags",
        "example:bags/get",
    ]


def test_a_picture_within_a_sentence_is_found() -> None:
    assert page("Inline [[picture]] of it.") == [
        ("page:overview", "Line 1, [[picture]]: A picture must stand alone on its line.")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[x](https://h.example/[[port:nlb/bags]])",
        '[x](https://h.example/a(b)/[[port:nlb/bags]] "title") and [[hop:nlb]]',
        "[x](<https://h.example/[[port:nlb/bags]]>)",
        "[x][y]\n\n[y]: https://h.example/[[port:nlb/bags]]",
        "[x]: https://h.example/[[port:nlb/bags]]",
        "<https://h.example/[[port:nlb/bags]]>",
        "<who@h.example[[port:nlb/bags]]>",
        "![x](https://h.example/[[port:nlb/bags]].png)",
        "![the [[port:nlb/bags]] port](x.png)",
    ],
)
def test_a_reference_that_would_vanish_in_an_address_is_found(body: str) -> None:
    line = body.count("\n") + 1
    assert page(body) == [
        (
            "page:overview",
            f"Line {line}, [[port:nlb/bags]]: A fact cannot stand in an address or an image's "
            "text.",
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Port [[port:nlb/ingests]] of [[hop:nlb|the balancer]] in [[zone:vpc]].",
        "[[picture]]\n\n[[steps:bags]]\n\n[[table:ports]]\n",
        "`[[port:no/thing]]` and\n\n```\n[[hop:none]]\n```\n",
        "[[1]](https://x.example/) is a footnote's link.",
        "[the [[hop:nlb]]](https://x.example/) (see [[hop:nlb]]) < [[hop:nlb]]",
        "no link](of [[hop:nlb]]) at all",
        "~~~python\n[x](https://h.example/[[hop:none]])\n~~~\n\n`[x](/[[hop:none]])`",
        "[[setting:gateway/integration_timeout]] [[health:items/path]] [[replicas:bags-task]]",
        "[[page:overview]] [[open:nlb/bags]] [[entry:domain]] [[rule:nlb/bags]] [[route:bags]]",
    ],
)
def test_what_resolves_and_what_is_code_is_left_alone(body: str) -> None:
    assert page(body) == []


def test_texts_without_references_are_left_alone() -> None:
    value = edited(storage(), "page:overview", body="Plain [text](https://x.example/).")
    assert found(CODE, value) == []
    assert found(CODE, edited(value, "hop:nlb", prose="")) == []
