"""A seal goes into a file and comes out again, and no byte of the file can change unseen."""

import datetime
import json
import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs_app.core.sealing import (
    FORMATS,
    Opened,
    Seal,
    Source,
    digest_of,
    opened,
    prepared,
    sealed,
)

DAY = datetime.date(2026, 11, 22)
SEAL = Seal(Source("storage", 3, "c0ffee"), DAY, "route Bags API, step 3", "svg")
SIGNATURE = "5a" * 32


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"anything") + chunk(b"IEND", b"")
CONTENTS = {
    "svg": b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>\n',
    "html": b"<!doctype html>\n<title>x</title>\n",
    "dot": b"digraph picture {\n}\n",
    "mermaid": b"flowchart LR\n",
    "json": b'{\n  "schema": 1\n}\n',
    "png": PNG,
    "pdf": b"%PDF-1.7\nxref\ntrailer\n<<>>\nstartxref\n9\n%%EOF",
}


def of(format: str, seal: Seal = SEAL) -> tuple[bytes, Seal]:
    """Return a sealed file of the format, and its seal."""
    seal = prepared(replace(seal, format=format))
    return sealed(CONTENTS[format], seal, SIGNATURE), seal


def test_there_is_a_sample_of_every_format() -> None:
    assert set(CONTENTS) == set(FORMATS)


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_sealed_is_read_back(format: str) -> None:
    data, seal = of(format)

    assert opened(data) == Opened(True, seal, digest_of(CONTENTS[format], seal), SIGNATURE)


@pytest.mark.parametrize("format", FORMATS)
def test_equal_files_are_equal_byte_for_byte(format: str) -> None:
    assert of(format) == of(format)


def test_a_seal_is_one_line_that_a_person_can_read() -> None:
    data, _ = of("dot")

    line = data.decode().splitlines()[-1]
    assert line.startswith(
        "// routebook-seal:1?architecture=storage&version=3&content_hash=c0ffee&date=2026-11-22"
        f"&format=dot&shows=route%20Bags%20API%2C%20step%203&signature={SIGNATURE}&check="
    )


def test_a_sealed_file_is_still_what_it_was() -> None:
    tricky = replace(SEAL, shows='-- --> ]]> "; } \\N\n%%{init}%% <script>')
    files = {each: of(each, tricky)[0] for each in FORMATS}

    assert ElementTree.fromstring(files["svg"]).tag.endswith("svg")  # noqa: S314 - our own
    assert b"--" not in files["svg"].split(b"<!--")[1].split(b"-->")[0]
    assert list(json.loads(files["json"])) == ["schema", "seal"]
    assert files["pdf"].endswith(b"\nstartxref\n9\n%%EOF")
    assert files["mermaid"].startswith(b"flowchart LR\n%% routebook-seal")
    assert [kind for kind, _ in chunks(files["png"])] == [b"IHDR", b"tEXt", b"IEND"]
    assert all(good for _, good in chunks(files["png"]))


def chunks(png: bytes) -> list[tuple[bytes, bool]]:
    """Return the kind of each chunk, and whether its checksum is right."""
    found, at = [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        body, crc = png[at + 4 : at + 8 + length], png[at + 8 + length : at + 12 + length]
        found.append((body[:4], zlib.crc32(body).to_bytes(4, "big") == crc))
        at += length + 12
    return found


def test_a_file_without_a_seal_has_none() -> None:
    assert {each: opened(data) for each, data in CONTENTS.items()} == dict.fromkeys(CONTENTS)
    assert opened(b"") is None


def test_what_a_person_typed_is_not_taken_for_the_seal() -> None:
    stolen = of("svg")[0].split(b"<!-- ")[1].split(b" -->")[0]
    content = b'digraph picture {\n x [label="' + stolen + b'"]\n}\n'

    seal = replace(SEAL, format="dot")
    assert opened(sealed(content, seal, SIGNATURE)) == Opened(
        True, seal, digest_of(content, seal), SIGNATURE
    )
    assert opened(content) == Opened(False, SEAL)


def test_a_seal_moved_to_another_content_fits_no_longer() -> None:
    line = of("svg")[0].removeprefix(CONTENTS["svg"])

    assert opened(b"<svg></svg>\n" + line) == Opened(False, SEAL)


def test_a_seal_in_the_wrong_place_is_found() -> None:
    data = of("pdf")[0]
    line = next(each for each in data.splitlines(keepends=True) if b"routebook-seal" in each)

    moved = b"%PDF-1.7\n" + line + data.replace(line, b"").removeprefix(b"%PDF-1.7\n")
    found = opened(moved)
    assert found is not None
    assert not found.whole


def test_content_of_another_format_cannot_be_sealed() -> None:
    with pytest.raises(ValueError, match="does not end as a file of its format does"):
        sealed(b"no picture", replace(SEAL, format="png"), SIGNATURE)
    with pytest.raises(KeyError):
        prepared(replace(SEAL, format="gif"))


def test_long_words_are_cut_so_that_the_line_stays_short() -> None:
    assert prepared(replace(SEAL, shows="x" * 999)).shows == "x" * 199 + "…"


EDITIONS = st.builds(
    Source,
    st.from_regex(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", fullmatch=True),
    st.none() | st.integers(1, 10**6),
    st.from_regex(r"[0-9a-f]{0,64}", fullmatch=True),
)
SEALS = st.builds(
    Seal, EDITIONS, st.dates(), st.text(), st.sampled_from(sorted(FORMATS)), st.none() | EDITIONS
)


@given(SEALS, st.binary(), st.binary(min_size=32, max_size=32))
def test_any_seal_on_any_content_is_read_back(seal: Seal, some: bytes, signed: bytes) -> None:
    seal, content = prepared(seal), some + CONTENTS[seal.format]

    assert opened(sealed(content, seal, signed.hex())) == Opened(
        True, seal, digest_of(content, seal), signed.hex()
    )


@given(SEALS, st.data())
def test_a_changed_an_added_or_a_removed_byte_is_found(seal: Seal, data: st.DataObject) -> None:
    seal = prepared(seal)
    file = sealed(CONTENTS[seal.format], seal, SIGNATURE)
    at = data.draw(st.integers(0, len(file)), label="at")
    put = data.draw(st.binary(max_size=3), label="put")
    cut = data.draw(st.integers(0, 3), label="cut")
    altered = file[:at] + put + file[at + cut :]

    found = opened(altered)

    assert altered == file or found is None or not found.whole


@pytest.mark.parametrize("format", FORMATS)
def test_every_single_byte_that_is_another_is_told_as_altered(format: str) -> None:
    file, _ = of(format)

    for at in range(len(file)):
        for other in (file[at] ^ 1, file[at] ^ 32, 0):
            if other != file[at]:
                found = opened(file[:at] + bytes([other]) + file[at + 1 :])
                assert found is not None, at
                assert not found.whole, at
