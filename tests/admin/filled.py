"""A form as a browser would send it: built from the page that was rendered, then changed."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class _Form(HTMLParser):
    """Collects what the form that is posted would send if nobody touched it."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.sent: list[tuple[str, str]] = []
        self.select: tuple[str, bool] | None = None
        self.options: list[tuple[str, bool]] = []
        self.text: str | None = None
        self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form" and said.get("method") == "post" and "logout" not in said.get("id", ""):
            self.inside = True
        if not self.inside:
            return
        if tag == "input" and said.get("name"):
            self._input(said)
        elif tag == "select":
            self.select, self.options = (said.get("name", ""), "multiple" in said), []
        elif tag == "option":
            self.options.append((said.get("value", ""), "selected" in said))
        elif tag == "textarea":
            self.text, self.textarea = said.get("name", ""), ""

    def _input(self, said: dict[str, str]) -> None:
        kind = said.get("type", "text")
        if kind in ("checkbox", "radio"):
            if "checked" in said:
                self.sent.append((said["name"], said.get("value") or "on"))
        elif kind not in ("submit", "button", "image", "reset"):
            self.sent.append((said["name"], said.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.textarea += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea" and self.text is not None:
            # Browsers leave out the first line break of a text area.
            self.sent.append((self.text, self.textarea.removeprefix("\n")))
            self.text = None
        elif tag == "select" and self.select is not None:
            self._end_select(*self.select)
            self.select = None

    def _end_select(self, name: str, multiple: bool) -> None:
        chosen = [value for value, selected in self.options if selected]
        if not chosen and self.options and not multiple:
            chosen = [self.options[0][0]]
        self.sent += [(name, value) for value in chosen]


def sent(html: str) -> dict[str, Any]:
    """Return what the page's form would send; a field that is there several times is a list."""
    parser = _Form()
    parser.feed(html)
    data: dict[str, Any] = {}
    for name, value in parser.sent:
        if "__prefix__" in name:
            continue
        if name in data:
            held = data[name] if isinstance(data[name], list) else [data[name]]
            data[name] = [*held, value]
        else:
            data[name] = value
    return data
