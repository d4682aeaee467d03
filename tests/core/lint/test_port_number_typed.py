import pytest

from docs_app.core.lint import CHECKS
from tests.core.builders import storage
from tests.core.edits import edited
from tests.core.lint.found import found, subjects

CODE = "PORT_NUMBER_TYPED"


def page(body: str) -> list[tuple[str, str]]:
    return found(CODE, edited(storage(), "page:overview", body=body))


def test_a_typed_number_is_found_once_with_its_first_line_and_what_to_write() -> None:
    value = edited(storage(), "page:overview", body="One.\n\nOn 65535.\n\nAgain 65535.\n")
    (finding,) = CHECKS[CODE].findings(value)
    assert (finding.subject, finding.message, finding.hint) == (
        "page:overview",
        "Line 3 types 65535, which is the number of nlb/ingests.",
        "Write [[port:nlb/ingests]] instead of 65535.",
    )


def test_of_a_number_that_several_ports_have_all_are_offered() -> None:
    value = edited(storage(), "hop:nlb", prose="Port 443 it is, or 9001.")
    assert found(CODE, value) == [
        ("hop:nlb", "Line 1 types 443, which is the number of gateway/https, cognito/https."),
        ("hop:nlb", "Line 1 types 9001, which is the number of bags-app/http, ingests-app/http."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "nginx listens on 9000.",
        "(9000)",
        "**9000**, for nginx",
        "`localhost:9000` is nginx",
        "`9000`",
        "the port number 443",
        "gateway:443 answers",
        "| nginx | 9000 |",
        "[port 9000](https://x.example/)",
        "[[port:bags-nginx/http|9000]]",
        "```\ncode\n```\nand then 9000\n",
        "9000\r\n",
    ],
)
def test_a_number_by_itself_is_found(body: str) -> None:
    assert len(page(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "[[port:bags-nginx/http]]",
        "nginx listens on 8080.",
        "```\ncurl localhost:9000\n```\n",
        "  ~~~sh\n  curl localhost:9000\n  ~~~\n",
        "```\nan open fence with 9000",
        "[nginx](http://localhost:9000/)",
        "[x]: http://localhost:9000/ 'nginx'",
        "<http://localhost:9000/> and http://localhost:9000/",
        "443 pages, and 443 more",
        "9000.5 and 19000 and 9,000 and 9000,5 and 1.9000",
        "9000px, v9000, #9000, -9000, 9000%, 9000-9100, 9000/tcp, 9000:80",
        "at 12:443",
        "",
    ],
)
def test_what_is_no_port_number_in_prose_is_left_alone(body: str) -> None:
    assert page(body) == []


def test_what_readers_see_without_markdown_is_left_alone() -> None:
    assert subjects(CODE, edited(storage(), "hop:nlb", summary="On 65535.")) == []


def test_a_text_of_nothing_but_brackets_is_looked_through_at_once() -> None:
    for text in ("](" * 50_000, "<" * 100_000, "[[" * 50_000, "```\n" * 25_000):
        assert page(text + "1") == []
