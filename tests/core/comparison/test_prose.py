from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.architecture import Architecture
from docs_app.core.comparison import Fold, Line, Rewritten, Run, compare, text_diff
from tests.core.builders import storage
from tests.core.edits import edited

SIGNS = {"kept": "", "inserted": "+", "deleted": "-"}


def shown(before: str, after: str) -> list[str]:
    """Return a difference as text: ``[-gone-]``, ``[+come+]``, ``...3`` for lines left out."""
    return [
        f"...{line.lines}"
        if isinstance(line, Fold)
        else "".join(
            run.text if run.kind == "kept" else f"[{SIGNS[run.kind]}{run.text}{SIGNS[run.kind]}]"
            for run in line.runs
        )
        for line in text_diff(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("", "", []),
        ("One.", "One.", []),
        ("", "New.", ["[+New.+]"]),
        ("Gone.", "", ["[-Gone.-]"]),
        (
            "It listens on 9000 and answers.",
            "It listens on 9001 and answers.",
            ["It listens on [-9000-][+9001+] and answers."],
        ),
        (
            "The old, slow balancer takes it.",
            "The new, quick balancer takes it.",
            ["The [-old, slow-][+new, quick+] balancer takes it."],
        ),
        (
            "It is at api-nlb:65534 on the old network of ours.",
            "It is at front-nlb:65534 on the old network of theirs.",
            [
                "It is at [-api-nlb:65534-][+front-nlb:65534+] on the old network of "
                "[-ours-][+theirs+]."
            ],
        ),
        (
            "A balancer of the first kind takes it.",
            "A balancer of another sort takes it.",
            ["A balancer of [-the first kind-][+another sort+] takes it."],
        ),
        (
            "Nothing of this stays.",
            "All here was written anew, and at length.",
            ["[-Nothing of this stays.-]", "[+All here was written anew, and at length.+]"],
        ),
        (
            "One line that is\nbroken here.",
            "One line\nthat is broken here.",
            [],
        ),
        (
            "a\nb\nc\nd\ne\nf\ng\nh\ni",
            "a\nb\nc\nd\nX\nf\ng\nh\ni",
            ["...2", "c", "d", "[-e-]", "[+X+]", "f", "g", "...2"],
        ),
        (
            "x\na\nb\nc\nd\ne\ny",
            "X\na\nb\nc\nd\ne\nY",
            ["[-x-]", "[+X+]", "a", "b", "c", "d", "e", "[-y-]", "[+Y+]"],
        ),
        (
            "First.\n\nSecond is here.",
            "First.\n\nIn between.\n\nSecond is here.",
            ["First.", "", "[+In between.+]", "[++]", "Second is here."],
        ),
    ],
    ids=[
        "nothing",
        "alike",
        "new",
        "gone",
        "one word",
        "two words",
        "an address",
        "a phrase",
        "all",
        "another break",
        "folded",
        "one line is not folded",
        "a paragraph",
    ],
)
def test_two_texts_are_read_as_one(before: str, after: str, lines: list[str]) -> None:
    assert shown(before, after) == lines


TEXTS = st.text(st.sampled_from("ab \n.é"), max_size=40)


@given(TEXTS, TEXTS)
def test_a_difference_holds_both_texts_but_for_where_lines_break(before: str, after: str) -> None:
    lines = [line for line in text_diff(before, after) if isinstance(line, Line)]
    folded = any(isinstance(line, Fold) for line in text_diff(before, after))
    if not lines or folded:
        return
    for text, other in ((before, "inserted"), (after, "deleted")):
        held = "".join(run.text for line in lines for run in line.runs if run.kind != other)
        assert held.replace(" ", "") == "".join(text.splitlines()).replace(" ", "")


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert text_diff(text, text) == ()


def test_large_texts_with_nothing_in_common_are_told_line_by_line() -> None:
    before = "\n".join(f"old {number} " * 20 for number in range(400))
    after = "\n".join(f"new {number} " * 20 for number in range(400))
    kinds = [line.kind for line in text_diff(before, after) if isinstance(line, Line)]
    assert kinds == ["deleted"] * 400 + ["inserted"] * 400


def prose(after: Architecture) -> tuple[Rewritten, ...]:
    return compare(storage(), after, date(2026, 11, 22)).prose


def test_a_page_that_was_rewritten_is_told_with_its_words_counted() -> None:
    body = "The bags API listens on [[port:nlb/ingests]].\n"
    assert prose(edited(storage(), "page:overview", body=body)) == (
        Rewritten(
            "page:overview",
            "page:overview",
            "page:overview",
            "Page Overview",
            "body",
            (
                Line(
                    (
                        Run("kept", "The "),
                        Run("deleted", "ingests"),
                        Run("inserted", "bags"),
                        Run("kept", " API listens on [[port:nlb/ingests]]."),
                    )
                ),
            ),
            1,
            1,
        ),
    )


def test_the_prose_of_hops_rules_and_routes_and_a_long_summary_are_texts() -> None:
    after = edited(storage(), "hop:nlb", prose="Why.", summary="Long. " * 20)
    after = edited(after, "rule:nlb/bags", prose="Because.")
    after = edited(after, "route:bags", prose="So.", summary="Short.")
    after = edited(after, "example:bags/get", prose="Yes.")
    assert [(each.title, each.what) for each in prose(after)] == [
        ("Hop api-nlb", "summary"),
        ("Hop api-nlb", "prose"),
        ("Rule bags on api-nlb", "prose"),
        ("Route Bags", "prose"),
        ("Example get on Bags", "prose"),
    ]
