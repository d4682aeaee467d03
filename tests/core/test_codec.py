"""Architecture <-> plain data, JSON and YAML: nothing is lost, and nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from docs_app.core import codec
from docs_app.core.architecture import Architecture, Hop, Page, Respond, Rule
from docs_app.core.codec import CodecError
from docs_app.core.codec.schema import upgraded
from tests.core.builders import storage
from tests.core.strategies import architectures, proses

SMALL = Architecture("small", "Small")


@given(architectures())
def test_what_is_written_as_json_reads_back_as_the_same_value(architecture: Architecture) -> None:
    assert codec.from_json(codec.to_json(architecture)) == architecture


@given(architectures())
def test_what_is_written_as_yaml_reads_back_as_the_same_value(architecture: Architecture) -> None:
    assert codec.from_yaml(codec.to_yaml(architecture)) == architecture


@given(architectures())
def test_what_a_version_keeps_reads_back_as_the_same_value(architecture: Architecture) -> None:
    assert codec.from_snapshot(codec.snapshot(architecture)) == architecture


@given(proses | st.from_regex(r"[-+0-9.:eE_~ no]{1,8}", fullmatch=True))
@example("line\n  indented\n\n\nend\n\n")
@example("  first line indented\nsecond")
@example("space at the end \nof a line")
@example("a\tb\n\tc")
@example("windows\r\nline")
@example("next\x85line\u2028and\u2029more")
@example("# no comment\n- no list\n")
@example("'quotes' and \"quotes\": yes")
@example("09")
@example("1e3")
@example("~")
@example("\ufeff🜁 \U0001f600\n")
def test_text_of_every_sort_survives(text: str) -> None:
    architecture = replace(SMALL, pages=(Page("a", "A", text),))
    written = codec.to_json(architecture), codec.to_yaml(architecture)
    read = codec.from_json(written[0]), codec.from_yaml(written[1])
    assert read == (architecture, architecture)


def test_yaml_is_pleasant_to_read() -> None:
    architecture = replace(
        storage(),
        zones=storage().zones[:2],
        hops=(
            Hop(
                "on",
                "Größe",
                "service",
                "aws",
                prose="First line.\n\nSecond: *line*.\n",
                rules=(Rule("all", Respond(204), scopes=()),),
            ),
        ),
        entry_points=(),
        routes=(),
        pages=(),
    )
    assert codec.to_yaml(architecture) == (
        "schema: 1\n"
        "slug: storage\n"
        "name: Storage\n"
        "zones:\n"
        "- {slug: internet, name: Internet, kind: internet}\n"
        "- {slug: aws, name: AWS account, kind: cloud}\n"
        "hops:\n"
        "- slug: 'on'\n"
        "  name: Größe\n"
        "  kind: service\n"
        "  zone: aws\n"
        "  prose: |\n"
        "    First line.\n"
        "\n"
        "    Second: *line*.\n"
        "  rules:\n"
        "  - slug: all\n"
        "    scopes: []\n"
        "    respond: {status: 204}\n"
    )


def test_the_words_of_yaml_1_1_are_text_here() -> None:
    text = "{schema: 1, slug: no, name: on, environment: 12:30, summary: 2024-01-01}"
    assert codec.from_yaml(text) == Architecture("no", "on", "12:30", "2024-01-01")


def test_none_and_nothing_differ_where_that_means_something() -> None:
    data = codec.dump(storage())
    data["hops"][1]["rules"][0]["scopes"] = []
    data["hops"][1]["rules"][1]["scopes"] = None
    first, second = codec.load(data).hops[1].rules[:2]
    assert (first.scopes, second.scopes) == ((), None)


def test_equal_values_have_equal_hashes_and_others_have_not() -> None:
    written = '{"schema":1,"slug":"small","name":"Small"}'
    assert codec.content_hash(SMALL) == sha256(written.encode()).hexdigest()
    assert codec.content_hash(replace(SMALL, name="Smaller")) != codec.content_hash(SMALL)


def told(text: str) -> tuple[str, str, str, int | None]:
    """Return place, message, mend and line of the error that a YAML text gives."""
    with pytest.raises(CodecError) as caught:
        codec.from_yaml(text, "f.yaml")
    return caught.value.place, caught.value.message, caught.value.mend, caught.value.line


HEAD = "schema: 1\nslug: a\nname: A\n"


def test_an_unknown_key_names_the_nearest_known_one() -> None:
    text = HEAD + "zones:\n- {slug: z, name: Z, kind: vpc}\n- slug: y\n  nmae: Y\n  kind: vpc\n"
    assert told(text) == (
        "zones[y].nmae",
        "The key 'nmae' is unknown.",
        "Did you mean 'name'?",
        7,
    )


def test_a_missing_key_is_named() -> None:
    text = HEAD + "zones:\n- {slug: z, name: Z}\n"
    assert told(text) == ("zones[z]", "The key 'kind' is missing.", "Add 'kind'.", 5)
    text = "schema: 1\nslug: a\n"
    assert told(text) == ("the top level", "The key 'name' is missing.", "Add 'name'.", None)


def test_a_wrong_type_is_named_with_what_was_written() -> None:
    text = HEAD + (
        "hops:\n- slug: nlb\n  name: NLB\n  kind: load_balancer\n  ports:\n"
        "  - slug: bags\n    number: 6553x\n    protocol: TCP\n"
    )
    assert told(text) == (
        "hops[nlb].ports[bags].number",
        "This must be a whole number, not text ('6553x').",
        "Write a whole number.",
        10,
    )


@pytest.mark.parametrize(
    ("given", "place", "message"),
    [
        ("name: 1.10", "name", "This must be text, not a number with a fraction (1.1)."),
        ("name: true", "name", "This must be text, not true or false (True)."),
        ("name: [A]", "name", "This must be text, not a list."),
        ("name: A\nzones: {}", "zones", "This must be a list, not a mapping."),
        ("name: A\nzones: [1]", "zones[1]", "This must be a mapping, not a whole number (1)."),
        ("name: A\nsummary:", "summary", "This must be text, not nothing."),
    ],
)
def test_every_wrong_type_is_told(given: str, place: str, message: str) -> None:
    assert told(f"schema: 1\nslug: a\n{given}\n")[:2] == (place, message)


def test_a_reference_to_nothing_names_place_and_line() -> None:
    text = HEAD + (
        "hops:\n- slug: gate\n  name: G\n  kind: service\n  rules:\n"
        "  - slug: on\n    forward: {to: gaet2}\n- {slug: gate2, name: G, kind: service}\n"
    )
    assert told(text) == (
        "hops[gate].rules[on].forward.to",
        "There is no hop 'gaet2'.",
        "Did you mean 'gate2'?",
        10,
    )


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        ({}, "This rule has neither of 'forward' and 'respond'."),
        ({"forward": {"to": "b"}, "respond": {}}, "This rule has both of 'forward' and 'respond'."),
    ],
)
def test_a_rule_has_exactly_one_action(actions: dict[str, object], message: str) -> None:
    hop = {"slug": "h", "name": "H", "kind": "service", "rules": [{"slug": "r", **actions}]}
    with pytest.raises(CodecError) as caught:
        codec.load({"schema": 1, "slug": "a", "name": "A", "hops": [hop]})
    assert (caught.value.place, caught.value.message) == ("hops[h].rules[r]", message)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "f.yaml", "The file is empty."),
        ("a: 1\na: 2", "f.yaml, line 2, column 1", "The key 'a' is there twice."),
        ("a: &x [1]\nb: *x", "f.yaml, line 2, column 4", "This is an alias (*name)."),
        ("[" * 100_000, "f.yaml, line 1, column 33", "The file is nested too deeply."),
        ("? [a]\n: 1", "f.yaml, line 1, column 3", "A key must be text."),
        ("a: 1\n---\nb: 2", "f.yaml, line 2, column 1", "A second document begins."),
        (
            "a: !!python/name:os.system ''",
            "f.yaml, line 1, column 4",
            "The tag 'tag:yaml.org,2002:python/name:os.system' is not read here.",
        ),
        (
            "a: [1\nb: 2",
            "f.yaml, line 2, column 2",
            "This is not YAML: while parsing a flow sequence did not find expected ',' or ']'.",
        ),
    ],
)
def test_yaml_that_cannot_be_trusted_is_refused(text: str, place: str, message: str) -> None:
    assert told(text)[:2] == (place, message)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (
            '{\n"a" 1}',
            "f.json, line 2, column 5",
            "This is not JSON: Expecting ':' delimiter.",
        ),
        ('{"a": 1, "a": 2}', "f.json, an object", "The key 'a' is there twice."),
        ('{"slug": "n", "a": 1, "a": 2}', "f.json, the object 'n'", "The key 'a' is there twice."),
        ('{"a": NaN}', "f.json, a number", "NaN is not a number in JSON."),
        ("[" * 100_000, "f.json", "The file is nested too deeply."),
        (f'{{"a": {"1" * 5000}}}', "f.json", "A number has too many digits."),
        ("[]", "the file", "This must be a mapping, not a list."),
    ],
)
def test_json_that_cannot_be_trusted_is_refused(text: str, place: str, message: str) -> None:
    with pytest.raises(CodecError) as caught:
        codec.from_json(text, "f.json")
    assert (caught.value.place, caught.value.message) == (place, message)


def test_a_file_of_unreasonable_size_is_refused_unread() -> None:
    with pytest.raises(CodecError, match="longer than 64 million characters"):
        codec.from_json(" " * (64 * 1024 * 1024 + 1))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"slug": "a"}, "The schema number is missing."),
        ({"schema": "1"}, "This must be a whole number, not text ('1')."),
        ({"schema": 2}, "This is written in schema 2, newer than the 1 known here."),
        ({"schema": 0}, "Schema 0 is not known here."),
    ],
)
def test_a_schema_that_is_not_known_is_told(data: object, message: str) -> None:
    with pytest.raises(CodecError) as caught:
        codec.load(data)
    assert (caught.value.place, caught.value.message) == ("schema", message)


def test_an_older_form_is_brought_up_step_by_step() -> None:
    upgrades = {
        1: lambda data: {"slug": data["id"]},
        2: lambda data: {**data, "name": data["slug"].title()},
    }
    assert upgraded({"schema": 1, "id": "a"}, 3, upgrades) == {"slug": "a", "name": "A"}
