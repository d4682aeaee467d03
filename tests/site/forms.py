"""Forms as a browser submits them."""

from __future__ import annotations

from tests.site.reading import Element, Sheet


def submitted(sheet: Sheet, **changes: str) -> list[tuple[str, str]]:
    """Return the fields that the page's first form sends as it stands, with some changed."""
    form = Sheet(sheet.main.html.partition("<form")[2].partition("</form>")[0].partition(">")[2])
    pairs = [pair for each in form.elements for pair in _field(form, each)]
    return [(name, changes.get(name, value)) for name, value in pairs]


def _field(form: Sheet, each: Element) -> list[tuple[str, str]]:
    name = each.attributes.get("name", "")
    if not name or each.tag not in {"input", "textarea", "select"}:
        return []
    if each.tag == "select":
        return [(name, _selected(form, each))]
    if each.tag == "textarea":
        return [(name, "".join(each.words).replace("\n", "\r\n"))]
    if each.attributes.get("type") == "checkbox" and "checked" not in each.attributes:
        return []
    return [(name, each.attributes.get("value", ""))]


def _selected(form: Sheet, select: Element) -> str:
    """Return the value of the option chosen, or of the first."""
    start = form.elements.index(select) + 1
    options = []
    for each in form.elements[start:]:
        if each.tag != "option":
            break
        options.append(each)
    chosen = next((each for each in options if "selected" in each.attributes), options[0])
    return chosen.attributes.get("value", chosen.text)
