"""Settings that are tables, as lines and back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from docs_app.forms.tables import TableField, TablesField

# What a name or a text in a setting may hold: one line, and no character that no page can carry.
LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    max_size=12,
)
NAMES = LINES.filter(lambda text: bool(text.strip()))
TABLES = st.dictionaries(NAMES, LINES | st.integers(0, 2**53 - 1), max_size=4)


@given(TABLES)
def test_a_table_is_read_as_it_was_written(table: dict[str, Any]) -> None:
    field = TableField(required=False)

    assert field.clean(field.prepare_value(table)) == table


@given(st.dictionaries(NAMES, TABLES, max_size=3))
def test_a_table_of_tables_is_read_as_it_was_written(tables: dict[str, Any]) -> None:
    field = TablesField(required=False)

    assert field.clean(field.prepare_value(tables)) == tables


def test_nothing_written_is_not_recorded_and_none_is_an_empty_table() -> None:
    field = TableField(required=False)

    assert (field.clean(" \n"), field.clean("none"), field.clean("none = 1")) == (
        None,
        {},
        {"none": 1},
    )


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("a=1", {"a": 1}),
        ("  a =  b c  ", {"a": "b c"}),
        ("a = ", {"a": ""}),
        ("a = 007", {"a": "007"}),
        ('a = "7"', {"a": "7"}),
        ('"a = b" = c', {"a = b": "c"}),
        ("a = b = c", {"a": "b = c"}),
        ("a = 1\r\n\r\nb = 2", {"a": 1, "b": 2}),
    ],
)
def test_lines_are_read_kindly(text: str, table: dict[str, Any]) -> None:
    assert TableField(required=False).clean(text) == table


def test_a_stage_may_stand_at_any_indent_and_its_variables_below_it() -> None:
    text = "v1\n  a = 1\n\tb = x\nv2\n"

    assert TablesField(required=False).clean(text) == {"v1": {"a": 1, "b": "x"}, "v2": {}}


def test_a_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ValidationError) as caught:
        TableField(required=False).clean("a = 1\nb")

    assert caught.value.messages == ["Line 2, “b”: Write name = value."]
