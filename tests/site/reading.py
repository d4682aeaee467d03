"""Pages as tests read them: elements by tag, their attributes and their words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.test import Client

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """An element, with all words in it."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]


class Sheet(HTMLParser):
    """A page's elements in document order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.words.append(data)

    def all(self, tag: str, **wanted: str) -> list[Element]:
        """Elements of a tag whose attributes are as wanted; ``class_`` is one of the classes."""
        classes = wanted.pop("class_", None)
        names = {name.replace("_", "-"): value for name, value in wanted.items()}
        return [
            each
            for each in self.elements
            if each.tag == tag
            and (classes is None or classes in each.attributes.get("class", "").split())
            and all(each.attributes.get(name) == value for name, value in names.items())
        ]

    def one(self, tag: str, **wanted: str) -> Element:
        """The only such element."""
        (found,) = self.all(tag, **wanted)
        return found

    @property
    def main(self) -> Sheet:
        """The page without what stands around its main part."""
        return Sheet(self.html.partition("<main")[2].partition("</main>")[0].partition(">")[2])

    def table(self, label: str) -> list[list[str]]:
        """The rows of the table in the region of that name."""
        return Sheet(
            self.html.partition(f'aria-label="{label}"')[2].partition("</table>")[0]
        ).rows()

    def rows(self) -> list[list[str]]:
        """The words in each cell of each row of the page's tables."""
        rows: list[list[str]] = []
        for each in self.elements:
            if each.tag == "tr":
                rows.append([])
            elif each.tag in {"td", "th"}:
                rows[-1].append(each.text)
        return rows


def read(client: Client, address: str, status: int = 200) -> Sheet:
    """The page at an address, which must answer with this status."""
    response = client.get(address)
    assert response.status_code == status, f"{address}: {response.status_code}"
    return Sheet(response.content.decode())
