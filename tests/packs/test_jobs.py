"""A pack that takes long is made beside the requests, by one, for all."""

import time
from dataclasses import replace

import pytest

from docs_app.core.architecture import Architecture
from docs_app.packs import Order, Progress, fetch, jobs
from docs_app.packs.jobs import BROKEN
from docs_app.packs.making import Report
from docs_app.packs.progress import RUNNING, SILENCE, Beacon, known, shelf
from docs_app.pictures import Exported
from docs_app.rendering import LayoutFailed
from tests.core.builders import storage
from tests.packs.orders import order_of
from tests.site.books import book_of


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    shelf().clear()


def slow() -> Order:
    """Return an order that takes long enough to be made in the background."""
    value = book_of(12)
    order = order_of(replace(value, summary=str(time.time_ns())))
    assert order.is_slow
    return order


def waited(order: Order, format: str = "html") -> Exported | Progress:
    """Return what comes of it in the end."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = fetch(order, format)
        if not isinstance(found, Progress) or found.error:
            return found
        time.sleep(0.05)
    raise AssertionError("It took more than a minute.")


def test_a_small_pack_is_made_at_once_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    order = order_of(storage())
    first = fetch(order, "html")
    monkeypatch.setattr(jobs, "content_of", None)

    assert isinstance(first, Exported)
    assert fetch(order, "html") == first


def test_a_large_pack_is_made_in_the_background_and_then_had() -> None:
    order = slow()

    first = fetch(order, "html")
    last = waited(order)

    assert isinstance(first, Progress)
    assert (first.state, first.error) == (RUNNING, "")
    assert isinstance(last, Exported)
    assert last.bytes.startswith(b"<!doctype html>")


def test_it_says_what_is_being_done_and_how_far(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Progress | None] = []
    order = slow()
    key = f"{order.key}-html"

    def watched(order: Order, format: str, report: Report) -> bytes:
        report("Drawing the pictures", 3, 7)
        seen.append(known(key))
        return b"<!doctype html>\n"

    monkeypatch.setattr(jobs, "content_of", watched)
    jobs.start(order, "html", key).join()

    assert [(each.what, each.done, each.of) for each in seen if each] == [
        ("Drawing the pictures", 3, 7)
    ]
    assert known(key) is None
    assert isinstance(fetch(order, "html"), Exported)


def test_who_asks_while_it_is_made_starts_no_second_one(monkeypatch: pytest.MonkeyPatch) -> None:
    order = slow()
    Beacon(f"{order.key}-html").report("Drawing the pictures", 1, 9)
    monkeypatch.setattr(jobs, "start", None)

    found = fetch(order, "html")

    assert isinstance(found, Progress)
    assert (found.what, found.done, found.of) == ("Drawing the pictures", 1, 9)


def test_whoever_made_it_and_is_gone_is_noticed_and_it_is_started_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order = slow()
    Beacon(f"{order.key}-html").report("Drawing the pictures", 1, 9)
    later = time.time() + SILENCE + 1
    monkeypatch.setattr("docs_app.packs.progress.time.time", lambda: later)

    assert isinstance(waited(order), Exported)


def test_a_failure_is_told_and_tried_again_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    order = slow()

    def failing(order: Order, format: str, report: Report) -> bytes:
        raise LayoutFailed("It is too long.")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "content_of", failing)
        fetch(order, "html")
        first = waited(order)
    again = fetch(order, "html")

    assert isinstance(first, Progress)
    assert (first.state, first.error) == ("failed", "It is too long.")
    assert again == first
    assert isinstance(fetch(order, "html", again=True), Progress)
    assert isinstance(waited(order), Exported)


def test_an_error_of_ours_is_told_without_its_inside(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    order = slow()

    def broken(order: Order, format: str, report: Report) -> bytes:
        raise KeyError("inside")

    monkeypatch.setattr(jobs, "content_of", broken)
    fetch(order, "html")
    found = waited(order)

    assert isinstance(found, Progress)
    assert found.error == BROKEN
    assert "could not be made" in caplog.text


def test_another_architecture_version_site_or_program_has_another_pack() -> None:
    order = order_of(storage())
    stamp, links = order.stamp, order.links
    others = [
        order,
        order_of(replace(storage(), summary="Another.")),
        order_of(storage(), storage()),
        order_of(storage(), storage(), compares=True),
        replace(order, stamp=replace(stamp, version=None)),
        replace(order, links=replace(links, origin="http://localhost:8000")),
        replace(order, program="another"),
    ]

    assert len({each.key for each in others}) == len(others)


def test_an_empty_architecture_is_not_slow() -> None:
    assert not order_of(Architecture("empty", "Empty")).is_slow
