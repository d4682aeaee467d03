"""What was drawn before."""

import datetime
import threading
import time
from pathlib import Path

import pytest
from django.core.cache import caches
from pytest_django import Settings

from docs_app.rendering import (
    Attempt,
    Dress,
    NothingRendered,
    finish,
    render_first,
    render_svg,
    to_pdf,
    to_png,
)
from docs_app.rendering.cache import cached, content_key

GOOD = Attempt("full", "digraph { a -> b }", 2, nodes=2, edges=1)
BROKEN = Attempt("full", "digraph {", 2, nodes=2, edges=1)


@pytest.fixture(autouse=True)
def _own_cache(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docs_app.rendering.cache.WORTH_KEEPING", 0.0)
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": str(tmp_path)}}


def test_the_same_parts_are_made_once() -> None:
    made: list[int] = []

    def produce() -> int:
        made.append(1)
        return len(made)

    assert [cached(["a", "b"], produce), cached(["a", "b"], produce)] == [1, 1]
    assert cached(["ab"], produce) == 2


def test_what_was_made_in_no_time_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docs_app.rendering.cache.WORTH_KEEPING", 60.0)
    results = iter([1, 2])
    assert cached(["quick"], lambda: next(results)) == 1
    assert cached(["quick"], lambda: next(results)) == 2


def test_none_is_a_result_like_any_other() -> None:
    results = iter([None])
    assert cached(["none"], lambda: next(results)) is None
    assert cached(["none"], lambda: next(results)) is None


@pytest.mark.parametrize("parts", [["ab", ""], ["", "ab"], ["a", "b"], ["1:a", "b"], ["ab"]])
def test_parts_divided_otherwise_have_another_key(parts: list[str]) -> None:
    assert content_key(parts) != content_key(["abc"])
    assert content_key(parts) != content_key([*parts, ""])
    assert content_key(parts) == content_key(list(parts))


def test_a_failure_that_is_not_a_result_is_not_kept() -> None:
    def fail() -> str:
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no message
        cached(["x"], fail)
    assert cached(["x"], lambda: "made") == "made"


def test_many_who_ask_together_cost_one_picture() -> None:
    made: list[int] = []

    def produce() -> str:
        made.append(1)
        time.sleep(0.1)
        return "picture"

    threads = [threading.Thread(target=cached, args=[["k"], produce]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1


def test_pictures_from_the_cache_are_those_that_are_drawn() -> None:
    fresh = render_first([GOOD])
    svg = finish(fresh.svg, Dress("a", "b"))
    assert render_svg([GOOD]) == render_svg([GOOD]) == fresh
    assert to_png(svg, 2) == to_png(svg, 2)
    assert to_png(svg, 1) != to_png(svg, 2)
    date = datetime.date(2025, 1, 1)
    assert to_pdf(svg, title="a", date=date) == to_pdf(svg, title="a", date=date)
    assert to_pdf(svg, title="b", date=date) != to_pdf(svg, title="a", date=date)


def test_that_nothing_can_be_drawn_is_kept_too_and_told_each_time() -> None:
    for _ in range(2):
        with pytest.raises(NothingRendered) as caught:
            render_svg([BROKEN])
        assert caught.value.reasons == (
            "full: Graphviz refused the DOT: Failed to parse DOT source.",
        )


def test_the_cache_named_renders_is_used_where_there_is_one(settings: Settings) -> None:
    memory = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
        "renders": {"BACKEND": memory, "LOCATION": "renders"},
    }
    cached(["x"], lambda: "made")
    assert caches["renders"].get(content_key(["x"])) == "made"
