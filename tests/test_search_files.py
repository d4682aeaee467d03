"""The files behind a search: made once, whole, and as good as gone when they are of no use."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings

from docs_app.core.addresses import Addresses
from docs_app.search import SearchUnavailableError, find, prepare
from docs_app.search.index_files import KEPT, Fill, folder, path_of, reading
from tests.core.builders import storage

HASH = "0123456789abcdef"
ADDRESSES = Addresses("storage")


@pytest.fixture(autouse=True)
def _var(tmp_path: Path, settings: Settings) -> None:
    settings.VAR = tmp_path


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE filled (number INTEGER)")
    connection.execute("INSERT INTO filled VALUES (1)")


def open_once(content_hash: str, fill: Fill) -> None:
    with reading(content_hash, fill):
        pass


def never(connection: sqlite3.Connection) -> None:
    raise AssertionError("made again")


def search_in(place: Path) -> int:
    """Search in a process of its own; the file may or may not be there yet."""
    settings.VAR = place
    return find(storage(), HASH, ADDRESSES, "nlb").total


def test_an_index_is_made_at_the_first_search_and_then_only_read() -> None:
    open_once(HASH, fill)
    with reading(HASH, never) as connection:
        assert connection.execute("SELECT number FROM filled").fetchall() == [(1,)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM filled")


def test_other_content_has_another_index() -> None:
    open_once(HASH, fill)
    open_once("f" * 64, fill)
    assert sorted(file.name for file in folder().iterdir()) == sorted(
        (path_of(HASH).name, path_of("f" * 64).name)
    )


def test_nothing_is_left_of_an_index_that_could_not_be_made() -> None:
    def fail(connection: sqlite3.Connection) -> None:
        fill(connection)
        raise sqlite3.OperationalError("disk full")

    with pytest.raises(
        SearchUnavailableError, match=r"No search index can be written: disk full\."
    ):
        open_once(HASH, fail)
    assert list(folder().iterdir()) == []


def test_a_damaged_index_is_made_anew() -> None:
    prepare(storage(), HASH)
    path_of(HASH).write_bytes(b"not a database, but long enough to be taken for one" * 100)
    assert find(storage(), HASH, ADDRESSES, "nlb").total == 9


def test_an_empty_index_file_is_made_anew() -> None:
    prepare(storage(), HASH)
    path_of(HASH).write_bytes(b"")
    assert find(storage(), HASH, ADDRESSES, "nlb").total == 9


def test_an_index_that_turns_out_damaged_while_it_is_read_is_made_anew_next_time() -> None:
    prepare(storage(), HASH)
    file = path_of(HASH)
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(SearchUnavailableError, match="The search index was damaged: "):
        find(storage(), HASH, ADDRESSES, "nlb")
    assert find(storage(), HASH, ADDRESSES, "nlb").total == 9


def test_where_no_file_can_be_written_the_error_says_so(settings: Settings) -> None:
    settings.VAR = Path("/proc/nowhere")
    with pytest.raises(SearchUnavailableError, match="No search index can be written"):
        find(storage(), HASH, ADDRESSES, "nlb")


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "short", "a/b/c/d/e/f", "x" * 200])
def test_a_hash_that_is_no_file_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is no content hash"):
        path_of(name)


def test_the_indexes_unused_for_longest_go_first() -> None:
    for number in range(KEPT + 3):
        file = path_of(f"content-{number:03}")
        open_once(f"content-{number:03}", fill)
        os.utime(file, (number, number))
        if number == 1:
            open_once("content-000", never)
    left = sorted(file.name.partition(".")[0] for file in folder().glob("*.sqlite3"))
    expected = {f"content-{number:03}" for number in range(KEPT + 3)}
    assert set(left) == expected - {"content-001", "content-002", "content-003"}


def test_what_a_killed_process_left_half_made_is_swept_up() -> None:
    folder().mkdir(parents=True)
    old, fresh = folder() / "a.part", folder() / "b.part"
    for part in (old, fresh):
        part.write_bytes(b"half")
    os.utime(old, (1, 1))
    open_once(HASH, fill)
    assert sorted(file.suffix for file in folder().iterdir()) == [".part", ".sqlite3"]
    assert fresh.exists()


def test_threads_that_search_at_once_make_one_index() -> None:
    made: list[int] = []

    def fill_once(connection: sqlite3.Connection) -> None:
        made.append(1)
        fill(connection)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: open_once(HASH, fill_once), range(8)))
    assert made == [1]


def test_processes_that_search_at_once_all_find_the_same(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(search_in, [tmp_path] * 4, chunksize=1) == [9] * 4
    assert [file.name for file in folder().iterdir()] == [path_of(HASH).name]
