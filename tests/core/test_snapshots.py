"""What was published once is read for ever: texts of every schema, as they were written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import partial
from typing import Any

import pytest

from docs_app.core import codec
from docs_app.core.architecture import Architecture
from docs_app.core.codec import SCHEMA, CodecError, from_snapshot, hash_of, snapshot
from docs_app.core.codec.schema import UPGRADES, upgraded
from docs_app.core.wellformed import problems
from tests.core.golden import EXPECTED, files

FILES = [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in files()]

HASHES = {
    "everything": "3f41c4e384737e5898d56208a80c505e50ed7edb525013dbe9dfbdfb6379d897",
    "shipped": "502fe705b714d98f217ec76ca6fd3f21bf6f7f149730190dbe03a1a3aa080618",
    "waivers": "5ade8fb65f25728f84b4624771a4bfb342f51c3fe70c9971acd74518c57e02bd",
}
"""Of schema 1: exported files and webhooks that were sent name them."""


@pytest.mark.parametrize(("schema", "name", "text"), FILES)
def test_a_snapshot_of_any_schema_reads_as_what_it_meant(schema: int, name: str, text: str) -> None:
    assert json.loads(text)["schema"] == schema
    assert from_snapshot(text) == EXPECTED[name]


@pytest.mark.parametrize(
    ("schema", "name", "text"), [each for each in FILES if each.values[0] == SCHEMA]
)
def test_what_is_written_today_is_what_this_schema_always_wrote(
    schema: int, name: str, text: str
) -> None:
    assert snapshot(EXPECTED[name]) == text, "the form changed: raise SCHEMA, and add an upgrade"


def test_hashes_are_those_that_went_out_into_the_world() -> None:
    assert {name: hash_of(text) for schema, name, text in files() if schema == 1} == HASHES


def test_every_schema_up_to_now_has_its_files_and_its_upgrade() -> None:
    names = [(schema, name) for schema, name, _ in files()]
    assert {schema for schema, name in names if name == "everything"} == set(range(1, SCHEMA + 1))
    assert sorted(UPGRADES) == list(range(1, SCHEMA))
    assert {name for _, name in names} == set(EXPECTED)


def test_every_field_that_there_is_says_something_in_a_file_of_todays_schema() -> None:
    said: dict[str, bool] = {}
    for schema, name, _ in files():
        if schema == SCHEMA:
            for field, differs in told(EXPECTED[name]):
                said[field] = said.get(field, False) or differs
    assert [field for field, differs in said.items() if not differs] == []
    assert problems(EXPECTED["waivers"]) == ()


def told(value: Any) -> Iterator[tuple[str, bool]]:
    """Yield each field in a value and all in it, and whether it says more than its default."""
    if is_dataclass(value):
        for each in fields(value):
            held = getattr(value, each.name)
            yield (
                f"{type(value).__name__}.{each.name}",
                each.default is MISSING or held != each.default,
            )
            yield from told(held)
    elif isinstance(value, tuple):
        for each in value:
            yield from told(each)


def test_old_snapshots_pass_through_every_upgrade_up_to_a_schema_to_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Schema 2 calls summaries lines; schema 3 calls them summaries again, and ends them."""

    def renamed(old: str, new: str, end: str = "") -> Any:
        return lambda data: {
            (new if key == old else key): value + end if key == old else value
            for key, value in data.items()
        }

    planted = {1: renamed("summary", "line"), 2: renamed("line", "summary", " Indeed.")}
    monkeypatch.setattr(codec, "upgraded", partial(upgraded, schema=3, upgrades=planted))

    def read(data: dict[str, Any]) -> Architecture:
        return from_snapshot(json.dumps(data))

    assert (
        read({"schema": 1, "slug": "a", "name": "A", "summary": "One."}).summary == "One. Indeed."
    )
    assert read({"schema": 2, "slug": "a", "name": "A", "line": "Two."}).summary == "Two. Indeed."
    assert read({"schema": 3, "slug": "a", "name": "A", "summary": "Three."}).summary == "Three."
    for _, name, text in files():
        ends = f"{EXPECTED[name].summary} Indeed."
        assert from_snapshot(text).summary == ends
        assert from_snapshot(text).hops == EXPECTED[name].hops


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            f'{{"schema":{SCHEMA + 1},"slug":"a"}}',
            "schema",
            f"This is written in schema {SCHEMA + 1}, newer than the {SCHEMA} known here.",
        ),
        (
            f'{{"schema":{SCHEMA},"slug":"a","name":"A","owners":[]}}',
            "owners",
            "The key 'owners' is unknown.",
        ),
    ],
)
def test_what_a_newer_routebook_wrote_is_refused(text: str, place: str, message: str) -> None:
    with pytest.raises(CodecError) as caught:
        from_snapshot(text)
    assert (caught.value.place, caught.value.message) == (place, message)
