"""Every picture that leaves the site carries its seal, and is still a good file of its format."""

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docs_app.core.addresses import FORMATS
from docs_app.core.codec import content_hash
from docs_app.core.diagram import View
from docs_app.core.sealing import Seal, Source
from docs_app.core.trace import trace
from docs_app.pictures import Stamp, export
from docs_app.seals import ALTERED, GENUINE, Verdict, judge
from tests.core.builders import storage
from tests.pictures.test_pictures import DAY, STAMP
from tests.support.tools import require_tool

WHOLE = Seal(Source("storage", 3, "abc"), DAY, "the whole", "svg")


def exported(format: str, view: View | None = None) -> bytes:
    return export(storage(), view or View(), format, STAMP).bytes


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_sealed(format: str) -> None:
    assert judge(exported(format)) == Verdict(GENUINE, replace(WHOLE, format=format))


@pytest.mark.parametrize("format", FORMATS)
def test_a_changed_byte_of_a_real_file_is_found(format: str) -> None:
    data = exported(format)
    step = max(1, len(data) // 40)

    for at in range(0, len(data), step):
        assert judge(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]).kind == ALTERED
        assert judge(data[:at] + data[at + 1 :]).kind == ALTERED
        assert judge(data[:at] + b" " + data[at:]).kind == ALTERED


def test_a_seal_says_what_is_shown() -> None:
    base = storage()
    shown = {
        View("bags"): "route Bags",
        View("bags", "anonymous", 2): "route Bags, example No token, step 2",
        View(detail="zones", direction="TB", theme="dark"): (
            "the whole, detail zones, direction TB, theme dark"
        ),
    }

    found = {view: judge(exported("dot", view)).seal for view in shown}

    assert {view: seal.shows for view, seal in found.items() if seal} == shown
    request = base.routes[0].examples[0].request
    traced = export(base, View(), "svg", STAMP, trace=trace(base, request)).bytes
    assert judge(traced) == Verdict(
        GENUINE, replace(WHOLE, shows="trace of GET https://api.example.org/storage/v1/bags")
    )


def test_a_draft_whose_hash_nobody_gave_is_sealed_with_its_own() -> None:
    data = export(storage(), View(), "svg", Stamp("storage", None, DAY)).bytes

    source = Source("storage", None, content_hash(storage()))
    assert judge(data) == Verdict(GENUINE, replace(WHOLE, source=source))


def test_sealed_text_formats_still_parse(tmp_path: Path) -> None:
    ElementTree.fromstring(exported("svg"))  # noqa: S314 - our own
    assert json.loads(exported("json"))["seal"].startswith("routebook-seal:1?")
    run(tmp_path, exported("dot"), "dot", "-Tcanon")


def test_a_sealed_pdf_is_read_as_well_as_without_the_seal(tmp_path: Path) -> None:
    pdf = exported("pdf", View("bags"))
    line = next(each for each in pdf.splitlines(keepends=True) if b"routebook-seal" in each)
    bare = pdf.replace(line, b"")

    facts, text = run(tmp_path, pdf, "pdfinfo"), run(tmp_path, pdf, "pdftotext", after=("-",))

    assert "Storage: Bags" in facts.stdout
    assert "Bags · version 3" in text.stdout
    assert facts.stderr == run(tmp_path, bare, "pdfinfo").stderr
    assert "xref" not in facts.stderr


def run(
    folder: Path, data: bytes, program: str, *options: str, after: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    path = folder / "picture"
    path.write_bytes(data)
    command = [require_tool(program), *options, str(path), *after]
    return subprocess.run(command, capture_output=True, text=True, check=True)
